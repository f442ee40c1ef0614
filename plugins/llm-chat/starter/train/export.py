"""Write a checkpoint as GGUF: `python export.py run/last.pt lares-starter.gguf [--type q8_0|f16]`.

The averaged weights are exported; rotary dimensions are permuted from half-split
to pairwise order, which is what the llama architecture of llama.cpp expects.
"""
import argparse
import pathlib

import gguf
import numpy as np
import torch
from gguf import GGMLQuantizationType as Quant

from tokenizer import CONTROL, FIXED, Tokenizer

here = pathlib.Path(__file__).resolve().parent
NORMAL, IS_CONTROL, USER_DEFINED = 1, 3, 4


def pairwise(w, heads):
    """Rows of a q or k projection from half-split to pairwise rotary order."""
    rows, width = w.shape
    return w.reshape(heads, 2, rows // heads // 2, width).swapaxes(1, 2).reshape(rows, width)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('checkpoint')
    ap.add_argument('out')
    ap.add_argument('--type', choices=['q8_0', 'f16'], default='q8_0')
    ap.add_argument('--weights', choices=['average', 'master'], default='average')
    a = ap.parse_args()
    saved = torch.load(a.checkpoint, weights_only=True)
    shape, weights = saved['shape'], {n: w.float().numpy() for n, w in saved['optimizer'][a.weights].items()}
    tok = Tokenizer.load(here / 'tokenizer.json')
    assert len(tok.tokens) == shape['vocab']
    w = gguf.GGUFWriter(a.out, 'llama')
    w.add_name('Lares starter')
    w.add_description('The small starter model of Lares: home control and small talk in French and English')
    w.add_license('apache-2.0')
    w.add_languages(['fr', 'en'])
    w.add_context_length(shape['context'])
    w.add_embedding_length(shape['width'])
    w.add_block_count(shape['layers'])
    w.add_feed_forward_length(shape['hidden'])
    w.add_head_count(shape['heads'])
    w.add_head_count_kv(shape['heads'])
    w.add_rope_dimension_count(shape['width'] // shape['heads'])
    w.add_rope_freq_base(shape['rope_base'])
    w.add_layer_norm_rms_eps(1e-5)
    w.add_vocab_size(shape['vocab'])
    w.add_tokenizer_model('gpt2')
    w.add_tokenizer_pre('smollm')
    w.add_token_list([t.encode() for t in tok.tokens])
    w.add_token_types([IS_CONTROL] * len(CONTROL) + [USER_DEFINED] * len(FIXED) + [NORMAL] * (len(tok.tokens) - len(CONTROL) - len(FIXED)))
    w.add_token_merges([f'{x} {y}' for x, y in tok.all_merges()])
    w.add_bos_token_id(tok.id['<|pad|>'])
    w.add_eos_token_id(tok.id['<|end|>'])
    w.add_eot_token_id(tok.id['<|end|>'])
    w.add_pad_token_id(tok.id['<|pad|>'])
    w.add_add_bos_token(False)
    w.add_add_eos_token(False)
    w.add_add_space_prefix(False)
    w.add_chat_template((here / 'chat-template.jinja').read_text().strip())
    w.add_file_type(7 if a.type == 'q8_0' else 1)
    w.add_quantization_version(2)
    quant = Quant.Q8_0 if a.type == 'q8_0' else Quant.F16

    def put(name, x):
        x = np.ascontiguousarray(x, dtype=np.float32)
        if x.ndim == 1:
            w.add_tensor(name, x)
        else:
            w.add_tensor(name, gguf.quants.quantize(x, quant), raw_dtype=quant)

    put('token_embd.weight', weights['embed'])
    put('output_norm.weight', weights['norm'])
    for i in range(shape['layers']):
        b, p = f'blk.{i}.', f'blocks.{i}.'
        q, k, v = np.split(weights[p + 'wqkv'], 3)
        gate, up = np.split(weights[p + 'wgu'], 2)
        put(b + 'attn_norm.weight', weights[p + 'norm1'])
        put(b + 'ffn_norm.weight', weights[p + 'norm2'])
        put(b + 'attn_q.weight', pairwise(q, shape['heads']))
        put(b + 'attn_k.weight', pairwise(k, shape['heads']))
        put(b + 'attn_v.weight', v)
        put(b + 'attn_output.weight', weights[p + 'wo'])
        put(b + 'ffn_gate.weight', gate)
        put(b + 'ffn_up.weight', up)
        put(b + 'ffn_down.weight', weights[p + 'wd'])
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()
    print(a.out, pathlib.Path(a.out).stat().st_size, 'bytes')


if __name__ == '__main__':
    main()

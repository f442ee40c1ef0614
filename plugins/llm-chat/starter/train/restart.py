"""The weights of an exported GGUF as those of a new run: the way on from the shipped model where no checkpoint was kept.

The inverse of `export.py`; what Q8_0 rounded away stays lost, which is far below what training moves.
"""
import gguf
import numpy as np
import torch


def half_split(w, heads):
    """Rows of a q or k projection from pairwise to half-split rotary order."""
    rows, width = w.shape
    return w.reshape(heads, rows // heads // 2, 2, width).swapaxes(1, 2).reshape(rows, width)


def weights_of(path, shape):
    """Float32 tensors of the file under the names of `model.Starter`."""
    stored = {t.name: torch.from_numpy(np.array(gguf.dequantize(t.data, t.tensor_type), dtype=np.float32)) for t in gguf.GGUFReader(path).tensors}
    found = {'embed': stored['token_embd.weight'], 'norm': stored['output_norm.weight']}
    for i in range(shape.layers):
        b, p = f'blk.{i}.', f'blocks.{i}.'
        q, k = (half_split(stored[f'{b}attn_{x}.weight'], shape.heads) for x in 'qk')
        found[p + 'wqkv'] = torch.cat((q, k, stored[b + 'attn_v.weight']))
        found[p + 'wgu'] = torch.cat((stored[b + 'ffn_gate.weight'], stored[b + 'ffn_up.weight']))
        found[p + 'wo'], found[p + 'wd'] = stored[b + 'attn_output.weight'], stored[b + 'ffn_down.weight']
        found[p + 'norm1'], found[p + 'norm2'] = stored[b + 'attn_norm.weight'], stored[b + 'ffn_norm.weight']
    return found


def start_from(path, model, optimizer):
    """Copy the file's weights into the model and its optimizer, whose momentum begins at zero."""
    found = weights_of(path, model.shape)
    with torch.no_grad():
        for name, p in optimizer.named.items():
            for kept in (optimizer.master[name], optimizer.average[name], p):
                kept.copy_(found[name])

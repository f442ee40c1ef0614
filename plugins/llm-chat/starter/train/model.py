"""The network: a llama-shaped decoder, written so that a CPU trains it quickly.

All sequences of a batch lie end to end in one flat row of tokens, so that no
padding is computed in the linear layers; attention alone runs per group of
sequences with the same length. Norms carry a gain, linear layers no bias, the
embedding is tied to the output, positions are rotary (half-split; `export.py`
permutes them to the pairwise order that GGUF expects).
"""
from dataclasses import asdict, dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass(frozen=True)
class Shape:
    """The sizes that decide everything; stored in each checkpoint."""
    vocab: int = 2048
    width: int = 256
    layers: int = 6
    heads: int = 8
    hidden: int = 576
    context: int = 2048
    rope_base: float = 10000.0

    def as_dict(self):
        return asdict(self)


def rms(x, gain):
    y = x.float()
    y = y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-5)
    return y.to(x.dtype) * gain


def rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)


def before_attention(x, gain, wqkv, cos, sin, heads):
    """Norm, projections and rotation of one block, for [tokens, width]."""
    n, d = x.shape
    q, k, v = F.linear(rms(x, gain), wqkv).view(n, 3, heads, d // heads).unbind(1)
    return rotate(q, cos, sin), rotate(k, cos, sin), v


def after_attention(x, o, wo, gain, wgu, wd):
    """Output projection and gated feed-forward of one block."""
    x = x + F.linear(o, wo)
    g, u = F.linear(rms(x, gain), wgu).chunk(2, -1)
    return x + F.linear(F.silu(g) * u, wd)


_masks = {}


def causal_mask(length, dtype):
    if (length, dtype) not in _masks:
        _masks[length, dtype] = torch.full((length, length), float('-inf'), dtype=dtype).triu(1)
    return _masks[length, dtype]


def attend(q, k, v, groups):
    """Causal attention inside each sequence; groups are (count, length) in order.

    Written out: on a CPU and at these lengths the fused kernel is three times slower.
    """
    heads, size = q.shape[1:]
    sizes = [count * length for count, length in groups]
    rest = len(q) - sum(sizes)
    out = []
    for (count, length), *parts in zip(groups, *(t.split([*sizes, rest]) for t in (q, k, v))):
        q1, k1, v1 = (t.view(count, length, heads, size).transpose(1, 2).reshape(-1, length, size) for t in parts)
        scores = torch.baddbmm(causal_mask(length, q.dtype), q1 * size ** -0.5, k1.transpose(1, 2))
        o = (F.softmax(scores, -1) @ v1).view(count, heads, length, size)
        out.append(o.transpose(1, 2).reshape(count * length, heads * size))
    return torch.cat([*out, q.new_zeros(rest, heads * size)])


class Block(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads = s.heads
        self.norm1 = nn.Parameter(torch.ones(s.width))
        self.norm2 = nn.Parameter(torch.ones(s.width))
        self.wqkv = nn.Parameter(torch.randn(3 * s.width, s.width) * s.width ** -0.5)
        self.wo = nn.Parameter(torch.zeros(s.width, s.width))
        self.wgu = nn.Parameter(torch.randn(2 * s.hidden, s.width) * s.width ** -0.5)
        self.wd = nn.Parameter(torch.zeros(s.width, s.hidden))


class Starter(nn.Module):
    """The whole model; `compiled` swaps in fused versions of the two halves of a block."""

    def __init__(self, shape=Shape(), compiled=False):
        super().__init__()
        self.shape = shape
        self.embed = nn.Parameter(torch.randn(shape.vocab, shape.width) * 0.02)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = nn.Parameter(torch.ones(shape.width))
        half = shape.width // shape.heads // 2
        freq = shape.rope_base ** (-torch.arange(half) / half)
        angle = torch.arange(shape.context)[:, None] * freq
        self.register_buffer('cos', angle.cos(), persistent=False)
        self.register_buffer('sin', angle.sin(), persistent=False)
        self.pre, self.post = before_attention, after_attention
        if compiled:
            self.pre = torch.compile(before_attention, dynamic=False)
            self.post = torch.compile(after_attention, dynamic=False)

    def hidden(self, ids, positions, groups):
        x = F.embedding(ids, self.embed)
        cos = self.cos[positions][:, None].to(x.dtype)
        sin = self.sin[positions][:, None].to(x.dtype)
        for b in self.blocks:
            q, k, v = self.pre(x, b.norm1, b.wqkv, cos, sin, b.heads)
            x = self.post(x, attend(q, k, v, groups), b.wo, b.norm2, b.wgu, b.wd)
        return rms(x, self.norm)

    def loss(self, ids, positions, groups, at, targets):
        """Mean cross-entropy of `targets` predicted at the flat indices `at`; target -100 counts for nothing."""
        logits = F.linear(self.hidden(ids, positions, groups)[at], self.embed)
        return F.cross_entropy(logits.float(), targets)

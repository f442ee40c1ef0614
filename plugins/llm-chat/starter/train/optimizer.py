"""Muon for the matrices, AdamW for embedding and gains; master weights in float32, the model itself in bfloat16.

Source of Muon: Keller Jordan, 2024 (Newton-Schulz orthogonalised momentum).
"""
import torch


def orthogonal(g):
    """Nearest half-orthogonal matrices of a stack, by five Newton-Schulz steps."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.bfloat16()
    flip = x.shape[-2] > x.shape[-1]
    if flip:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        s = x @ x.mT
        x = a * x + (b * s + c * s @ s) @ x
    return x.mT if flip else x


class Optimizer:
    def __init__(self, model, average=0.998):
        self.named = dict(model.named_parameters())
        self.master = {n: p.detach().float().clone() for n, p in self.named.items()}
        self.average = {n: w.clone() for n, w in self.master.items()}
        self.decay = average
        self.state = {n: [torch.zeros_like(w)] if self.is_matrix(n) else [torch.zeros_like(w), torch.zeros_like(w)] for n, w in self.master.items()}
        self.steps = 0

    @staticmethod
    def is_matrix(name):
        return 'blocks.' in name and '.w' in name

    @torch.no_grad()
    def step(self, muon, adam, weight_decay=0.02):
        """One update with the two learning rates; clears the gradients."""
        self.steps += 1
        norm = torch.sqrt(sum(p.grad.float().pow(2).sum() for p in self.named.values()))
        clip = min(1.0, 1.0 / (norm.item() + 1e-6))
        by_kind = {}
        for n, p in self.named.items():
            g, w = p.grad.float() * clip, self.master[n]
            p.grad = None
            if self.is_matrix(n):
                m = self.state[n][0]
                m.mul_(.95).add_(g)
                by_kind.setdefault(n.rsplit('.', 1)[1], []).append((n, g + .95 * m))
                continue
            m, v = self.state[n]
            m.mul_(.9).add_(g, alpha=.1)
            v.mul_(.98).addcmul_(g, g, value=.02)
            w.addcdiv_(m / (1 - .9 ** self.steps), (v / (1 - .98 ** self.steps)).sqrt_().add_(1e-8), value=-adam)
        for members in by_kind.values():
            u = torch.stack([g for _, g in members])
            parts = 3 if members[0][0].endswith('wqkv') else 2 if members[0][0].endswith('wgu') else 1
            shape = u.shape
            o = orthogonal(u.view(-1, shape[-2] // parts, shape[-1])).float()
            scale = max(1, o.shape[-2] / o.shape[-1]) ** .5
            o = o.view(shape)
            for (n, _), d in zip(members, o):
                self.master[n].mul_(1 - muon * weight_decay).add_(d, alpha=-muon * scale)
        d = min(self.decay, self.steps / (self.steps + 10))
        for n, p in self.named.items():
            p.copy_(self.master[n])
            self.average[n].lerp_(self.master[n], 1 - d)
        return norm.item()

    def state_dict(self):
        return {'master': self.master, 'average': self.average, 'state': self.state, 'steps': self.steps}

    @torch.no_grad()
    def load(self, d):
        self.master, self.average, self.state, self.steps = d['master'], d['average'], d['state'], d['steps']
        for n, p in self.named.items():
            p.copy_(self.master[n])

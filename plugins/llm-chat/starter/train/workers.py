"""Two processes of one thread each, each with half of the batch: on a busy machine they do not wait for each other at every kernel."""
import torch
import torch.multiprocessing

from data import Feeder
from model import Starter

WAIT_S = 1800


def gradients(model, batch):
    flat, positions, groups, at, targets = batch
    loss = model.loss(flat, positions, groups, at, targets)
    loss.backward()
    return loss.item(), sum(n * length for n, length in groups)


def second(shape, weights, grads, figures, barrier, feeds):
    """The helper: the same weights in shared memory, its own data, its gradients in shared memory."""
    torch.set_num_threads(1)
    model = Starter(shape, compiled=True).bfloat16()
    named = dict(model.named_parameters())
    for n, p in named.items():
        p.data = weights[n]
    feeder = Feeder(feeds['tokenizer'], feeds['seed'] + 500_000, feeds['size'], feeds['share'])
    while True:
        barrier.wait(WAIT_S)
        loss, seen = gradients(model, feeder.next())
        for n, p in named.items():
            grads[n].copy_(p.grad)
            p.grad = None
        figures[0], figures[1] = loss, seen
        barrier.wait(WAIT_S)


class Pair:
    """The two halves behind one call."""

    def __init__(self, model, shape, feeds):
        context = torch.multiprocessing.get_context('spawn')
        self.named = dict(model.named_parameters())
        self.model = model
        for p in self.named.values():
            p.data = p.data.share_memory_()
        self.grads = {n: torch.zeros_like(p.data).share_memory_() for n, p in self.named.items()}
        self.figures = torch.zeros(2).share_memory_()
        self.barrier = context.Barrier(2)
        weights = {n: p.data for n, p in self.named.items()}
        self.child = context.Process(target=second, args=(shape, weights, self.grads, self.figures, self.barrier, feeds), daemon=False)
        self.child.start()
        self.feeder = Feeder(feeds['tokenizer'], feeds['seed'], feeds['size'], feeds['share'])

    def step(self):
        """Gradients of the whole batch on the parameters; the mean loss and the tokens seen."""
        self.barrier.wait(WAIT_S)
        loss, seen = gradients(self.model, self.feeder.next())
        self.barrier.wait(WAIT_S)
        for n, p in self.named.items():
            p.grad.add_(self.grads[n]).mul_(.5)
        return (loss + self.figures[0].item()) / 2, seen + int(self.figures[1].item())

    def close(self):
        self.feeder.close()
        self.child.terminate()
        self.child.join()

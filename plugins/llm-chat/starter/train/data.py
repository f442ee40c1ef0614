"""Batches without padding in the linear layers: sequences of like length, end to end in one row."""
import multiprocessing
import random

import torch

from dialogue import sample
from grammar import Speaker
from names import made_up, proper
from render import tokens
from tokenizer import Tokenizer

STEP = 8
LIMIT = 512
UNIT = 512
REMEMBERED = 2000


def echo(s):
    """The warm-up: say the names again, in a sentence and as a call would."""
    names = [proper(s) if s.chance(.6) else ' '.join(made_up(s) for _ in range(s.rng.randint(1, 3))) for _ in range(s.rng.randint(1, 3))]
    ask = s.one(['répète : ', 'répète ', 'repeat: ', 'repeat ', 'say ', 'dis '])
    lead = s.one(['', '', made_up(s) + ' ', 'la ', 'the '])
    return {'lang': 'fr', 'kind': 'echo', 'tools': [], 'system': '', 'messages': [
        {'role': 'user', 'content': ask + lead + ', '.join(names)},
        {'role': 'assistant', 'content': names[0] if len(names) == 1 else '","'.join(names), 'kind': 'echo'}]}


def draw(seed, share):
    s = Speaker(seed)
    return echo(s) if s.chance(share) else sample(s)


def rounded(n):
    """Length with padding: few different lengths, so that few kernels are compiled."""
    step = STEP if n <= 160 else 2 * STEP
    return -(-n // step) * step


def units(tok, rng, share):
    """Groups of one length, each of about `UNIT` tokens: always the same count for a length."""
    pools, past = {}, []
    while True:
        ids, said, _ = tokens(tok, draw(rng.getrandbits(48), share))
        if len(ids) > LIMIT:
            continue
        length = rounded(len(ids))
        pool = pools.setdefault(length, [])
        pool.append((ids, said))
        if len(pool) == max(1, UNIT // length):
            yield pools.pop(length)
            # a conversation costs as much to invent as to learn from, so each comes twice, thousands of others between
            past.append(pool)
            if len(past) > REMEMBERED:
                yield past.pop(rng.randrange(len(past)))


def fixed(parts, size):
    """A packed batch filled up to `size` tokens and a round number of targets: the shapes never change."""
    flat, positions, groups, at, targets = parts
    room = size - len(flat)
    flat, positions = torch.cat((flat, flat.new_zeros(room))), torch.cat((positions, positions.new_zeros(room)))
    more = -len(at) % 512
    return flat, positions, groups, torch.cat((at, at.new_zeros(more))), torch.cat((targets, targets.new_full((more,), -100)))


def pack(rows):
    """Flat tensors of a list of (ids, said)."""
    by_length = {}
    for ids, said in rows:
        by_length.setdefault(rounded(len(ids)), []).append((ids, said))
    return lay(sorted(by_length.items()), stress=False)


def lay(by_length, stress=True):
    """Flat tensors of [(length, members)]: ids, positions, groups, indices that predict, targets."""
    flat, positions, groups, at, targets = [], [], [], [], []
    for length, members in by_length:
        groups.append((len(members), length))
        for ids, said in members:
            base = len(flat)
            for i in range(1, len(ids)):
                if said[i]:
                    at.append(base + i - 1)
                    targets.append(ids[i])
                    if stress and not (said[i - 1] and said[max(0, i - 2)] and said[max(0, i - 3)]):
                        # what an answer begins with decides it: which tool, which action, or words. It counts twice
                        at.append(base + i - 1)
                        targets.append(ids[i])
            flat.extend(ids + [0] * (length - len(ids)))
            positions.extend(range(length))
    t = torch.tensor
    return t(flat), t(positions), groups, t(at), t(targets)


def feed(queue, tokenizer, seed, size, share):
    torch.set_num_threads(1)
    source = units(Tokenizer.load(tokenizer), random.Random(seed), share)
    held = None
    while True:
        members, total = [], 0
        while True:
            unit = held or next(source)
            length, held = rounded(len(unit[0][0])), None
            if total + length * len(unit) > size:
                held = unit
                break
            members.append((length, unit))
            total += length * len(unit)
        b = fixed(lay(members), size)
        queue.put((b[0].numpy(), b[1].numpy(), b[2], b[3].numpy(), b[4].numpy()))


class Feeder:
    """Makes batches in a process of its own, at most six ahead."""

    def __init__(self, tokenizer, seed, size, share):
        context = multiprocessing.get_context('spawn')
        self.queue = context.Queue(6)
        self.child = context.Process(target=feed, args=(self.queue, tokenizer, seed, size, share), daemon=True)
        self.child.start()

    def next(self):
        a, b, groups, c, d = self.queue.get()
        return torch.from_numpy(a), torch.from_numpy(b), groups, torch.from_numpy(c), torch.from_numpy(d)

    def close(self):
        self.child.terminate()

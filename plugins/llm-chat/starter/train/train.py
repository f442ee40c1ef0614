"""Train the starter model: `python train.py --out DIR --seconds 5400 [--resume | --start-from GGUF]`.

A warm-up of copying, then the mixture; the learning rate is held and falls to
zero over the last part of the time. A checkpoint every three minutes, a line of
the loss curve every twenty steps, exactness on held-out templates every few minutes.
"""
import argparse
import csv
import os
import pathlib
import time
from collections import defaultdict

os.environ.setdefault('ONEDNN_PRIMITIVE_CACHE_CAPACITY', '8192')
import torch  # noqa: E402

from data import pack, rounded
from dialogue import sample
from grammar import Speaker
from model import Shape, Starter
from optimizer import Optimizer
from render import tokens
from restart import start_from
from tokenizer import Tokenizer
from workers import Pair

here = pathlib.Path(__file__).resolve().parent


def held_out(tok, n, seed, held=True):
    """Rows with the turns of the assistant, all from unseen templates and names."""
    rows = []
    while len(rows) < n:
        x = sample(Speaker(seed + len(rows) + 7919 * n, held))
        ids, said, turns = tokens(tok, x)
        if len(ids) > 400:
            seed += 1
            continue
        rows.append((ids, said, turns, x['lang']))
    return rows


@torch.no_grad()
def exactness(model, rows):
    """Share of assistant turns whose every token is the most likely one: greedy decoding would say exactly this."""
    right, count = defaultdict(int), defaultdict(int)
    for start in range(0, len(rows), 64):
        chunk = sorted(rows[start:start + 64], key=lambda r: rounded(len(r[0])))
        flat, positions, groups, at, targets = pack([(r[0], r[1]) for r in chunk])
        good = (torch.nn.functional.linear(model.hidden(flat, positions, groups)[at], model.embed).argmax(-1) == targets).tolist()
        i = 0
        for ids, said, turns, _ in chunk:
            for a, b, m in turns:
                ok = all(good[i:i + b - a])
                i += b - a
                right[m['kind']] += ok
                count[m['kind']] += 1
    return {k: (right[k] / count[k], count[k]) for k in sorted(count)}


def report(scores):
    total = sum(n for _, n in scores.values())
    mean = sum(p * n for p, n in scores.values()) / total
    return f'{mean:.3f} ' + ' '.join(f'{k}={p:.2f}' for k, (p, n) in scores.items())


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', required=True)
    ap.add_argument('--seconds', type=float, default=5400)
    ap.add_argument('--batch', type=int, default=8192)
    ap.add_argument('--muon', type=float, default=0.02)
    ap.add_argument('--adam', type=float, default=0.003)
    ap.add_argument('--decay', type=float, default=0.3, help='share of the time in which the rate falls')
    ap.add_argument('--peak', type=float, default=1.0, help='share of the rates to go on with after a resume')
    ap.add_argument('--echo-steps', type=int, default=250)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--resume', action='store_true')
    ap.add_argument('--start-from', help='a GGUF of this shape whose weights are trained further; its echo warm-up is skipped')
    ap.add_argument('--every', type=float, default=180)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(2)
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    tok = Tokenizer.load(here / 'tokenizer.json')
    shape = Shape(vocab=len(tok.tokens))
    model = Starter(shape, compiled=True).bfloat16()
    probe = Starter(shape).bfloat16()
    opt = Optimizer(model)
    seen = 0
    if a.resume:
        saved = torch.load(out / 'last.pt', weights_only=True)
        opt.load(saved['optimizer'])
        seen = saved['tokens']
    elif a.start_from:
        start_from(a.start_from, model, opt)
    torch.set_num_threads(1)
    warm = opt.steps < a.echo_steps and not a.start_from

    def pair():
        return Pair(model, shape, {'tokenizer': str(here / 'tokenizer.json'), 'seed': a.seed * 1000 + opt.steps, 'size': a.batch // 2, 'share': .7 if warm else .02})

    workers = pair()
    held, trained = held_out(tok, 320, 1 << 40), held_out(tok, 128, 1 << 41, held=False)
    began = saved_at = logged = time.time()
    curve = open(out / 'curve.csv', 'a', newline='')
    writer = csv.writer(curve)
    losses = []
    while True:
        part = (time.time() - began) / a.seconds
        if part >= 1:
            break
        if warm and opt.steps >= a.echo_steps:
            warm = False
            workers.close()
            workers = pair()
        rate = min(1, (opt.steps + 1) / 60) * a.peak * min(1, (1 - part) / a.decay)
        loss, count = workers.step()
        torch.set_num_threads(2)
        opt.step(a.muon * rate, a.adam * rate)
        torch.set_num_threads(1)
        seen += count
        losses.append(loss)
        if opt.steps % 20 == 0 or opt.steps < 5:
            speed = sum(1 for _ in losses) * a.batch / (time.time() - logged)
            writer.writerow([opt.steps, seen, round(sum(losses) / len(losses), 4), round(a.muon * rate, 5)])
            curve.flush()
            print(f'{opt.steps} tokens {seen / 1e6:.2f}M loss {sum(losses) / len(losses):.4f} rate {rate:.2f} {speed:.0f} tok/s', flush=True)
            losses, logged = [], time.time()
        if time.time() - saved_at > a.every:
            checkpoint(out, opt, shape, seen)
            with torch.no_grad():
                for n, p in probe.named_parameters():
                    p.copy_(opt.average[n])
            print('held   ', report(exactness(probe, held)), flush=True)
            print('trained', report(exactness(probe, trained)), flush=True)
            saved_at = logged = time.time()
            losses = []
    checkpoint(out, opt, shape, seen)
    workers.close()
    print('done', opt.steps, seen)


def checkpoint(out, opt, shape, seen):
    torch.save({'optimizer': opt.state_dict(), 'shape': shape.as_dict(), 'tokens': seen}, out / 'last.tmp')
    (out / 'last.tmp').replace(out / 'last.pt')


if __name__ == '__main__':
    main()

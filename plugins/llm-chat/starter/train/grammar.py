"""The engine of the sentence grammar: alternatives, options, slots, spans and the held-out split.

A template is a string. `(a|b)` picks one, `[a]` may be left out, `{slot}` takes a
value. A value that must come back in a call is wrapped by `span`, whose marks
survive the noise, so that the argument is what the person would really have typed.
"""
import random
import re
import zlib

HELD_SHARE = 10
_FIRST = 0xE000
_inner = re.compile(r'\(([^()\[\]]*)\)|\[([^()\[\]]*)\]')
_slot = re.compile(r'\{(\w+)\}')
_span = re.compile(r'([\ue000-\ue01e])(.*?)([\ue020-\ue03e])', re.S)
MARKS = re.compile(r'[\ue000-\ue03f]')


def is_held(text):
    """True for the tenth of all templates and names that training never sees."""
    return zlib.crc32(text.encode()) % HELD_SHARE == 3


def span(key, text):
    """Mark `text` as the words of argument number `key` (0..30)."""
    return chr(_FIRST + key) + text + chr(_FIRST + 32 + key)


def spans(text):
    """The marked words by key, and the text without marks."""
    found = {ord(m.group(1)) - _FIRST: m.group(2).strip() for m in _span.finditer(text)}
    return found, MARKS.sub('', text)


def phrases(text):
    """The entries of a word list: divided by semicolons, laid out in lines as they fit."""
    return [' '.join(p.split()) for p in text.split(';')]


class Speaker:
    """Draws everything from one seeded source; `held` chooses the side of the split."""

    def __init__(self, seed, held=False):
        self.rng = random.Random(seed)
        self.held = held
        self.quiet = False

    def chance(self, p):
        return self.rng.random() < p

    def one(self, items):
        return items[int(self.rng.random() * len(items))]

    def some(self, items, k):
        return self.rng.sample(items, k)

    def weighted(self, table):
        """`table` maps a value to its weight."""
        return self.rng.choices(list(table), list(table.values()))[0]

    def template(self, items):
        """One of the templates on this speaker's side of the split."""
        side = _sides(items)[self.held]
        return self.one(side or items)

    def expand(self, template, slots=None):
        """Resolve alternatives and options from the inside out, then fill the slots."""
        text = template
        while True:
            text, n = _inner.subn(self._choose, text)
            if not n:
                break
        if slots:
            text = _slot.sub(lambda m: slots[m.group(1)], text)
        return re.sub(r'  +', ' ', text).strip()

    def say(self, items, slots=None):
        return self.expand(self.template(items), slots)

    def _choose(self, m):
        if m.group(1) is not None:
            return self.one(m.group(1).split('|'))
        return self.one(m.group(2).split('|')) if self.rng.random() < 0.4 else ''


_cache = {}


def _sides(items):
    key = tuple(items)
    if key not in _cache:
        held = [t for t in key if is_held(t)] if len(key) >= 6 else []
        _cache[key] = ([t for t in key if t not in held], held)
    return _cache[key]

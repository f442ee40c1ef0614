"""A byte-level BPE of about 2,400 tokens in the form that llama.cpp's `smollm` pre-tokenizer reads.

Three choices make a tiny model better at copying and shorter of breath:
a space never merges with the word behind it (but for the function words listed
below), so that a word has the same tokens at the start of a
span as in the middle of a sentence; digits stand apart; and the fixed pieces of
calls, results and tool lines are single tokens.
"""
import json
import sys
from collections import Counter, defaultdict

import regex

import assist
import talk
from context import BOX_PROMPT
from dialogue import HOME, MEMORY, sample
from grammar import Speaker
from outside import NO

CONTROL = ['<|pad|>', '<|end|>', '<|system|>', '<|user|>', '<|assistant|>', '<|tool|>', '<|tools|>']
ACTIONS = ('turn_on turn_off toggle set_brightness set_color set_temperature set_position open close stop set_volume play pause next '
           'previous mute unmute activate start return_to_base lock unlock').split()
DOMAINS = 'light switch cover climate media_player fan lock scene vacuum sensor binary_sensor'.split()
FIXED = (['<tool_call>', '</tool_call>']
         + ['{"name":"%s","arguments":{' % t for t in [*HOME, *MEMORY, *assist.TOOLS]]
         + ['"action":"%s"' % a for a in ACTIONS]
         + [p % d for d in DOMAINS for p in ('"domain":"%s"', ',"domain":"%s"', '"domain":["%s"]', ',"domain":["%s"]')]
         + ['"name":"', ',"name":"', '"area":"', ',"area":"', ',"value":', '"content":"', ',"due":"', '"query":"', '}}', '"}}']
         + [',"category":"%s"' % c for c in ('fact', 'preference', 'reminder')]
         + [',"%s":' % k for k in ('brightness', 'temperature', 'position', 'volume_level')] + ['"temperature":', '"volume_level":', '"position":', ',"color":"']
         + [f'{n}({p})' for n, p in {**HOME, **MEMORY}.items()] + assist.TOOLS
         + ['{"status":"done","entities":[{"name":"', '{"status":"unknown","asked":"', '","nearest":["', '{"status":"ambiguous","asked":"', '","candidates":["', '{"status":"refused","reason":"', '{"status":"failed","reason":"',
            '{"status":"done"}', '{"status":"done","memories":["', '","state":"', '"},{"name":"', '","area":"', '"}]}', '"]}', '","']
         # the box's own system prompt and the lines behind it, in every turn of every conversation
         + [BOX_PROMPT, 'Date: ', '), heure: ', '), time: ', 'Memory:\n- ', '\n- '])
_pieces = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")
_digit = regex.compile(r'(\p{N})')


def byte_chars():
    """The printable stand-in of every byte, as in GPT-2."""
    keep = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table, extra = {b: chr(b) for b in keep}, 0
    for b in range(256):
        if b not in table:
            table[b] = chr(256 + extra)
            extra += 1
    return table


BYTES = byte_chars()
SPACE = BYTES[32]


def words_of(text):
    """The pre-tokenizer: digits apart, then words, runs of signs and spaces."""
    for part in _digit.split(text):
        if part:
            yield from ([part] if _digit.fullmatch(part) else _pieces.findall(part))


def visible(word):
    return ''.join(BYTES[b] for b in word.encode())


class Tokenizer:
    def __init__(self, merges, glued):
        self.merges = [tuple(m) for m in merges]
        self.glued = list(glued)
        self.rank = {m: i for i, m in enumerate(self.merges)}
        self.fixed = sorted(FIXED, key=lambda t: -len(t))
        self.tokens = CONTROL + FIXED + list(BYTES.values()) + [a + b for a, b in self.merges] + [SPACE + g for g in self.glued]
        self.id = {t: i for i, t in enumerate(self.tokens)}
        assert len(self.id) == len(self.tokens), [t for t, n in Counter(self.tokens).items() if n > 1]
        self._cache = {}

    def all_merges(self):
        return self.merges + [(SPACE, g) for g in self.glued]

    def word(self, word):
        if word in self._cache:
            return self._cache[word]
        text = visible(word)
        spaced = len(text) > 1 and text[0] == SPACE and text[1] != SPACE
        parts = list(text[1:] if spaced else text)
        while len(parts) > 1:
            r, i = min((self.rank.get((parts[i], parts[i + 1]), 1 << 30), i) for i in range(len(parts) - 1))
            if r == 1 << 30:
                break
            pair = (parts[i], parts[i + 1])
            out, j = [], 0
            while j < len(parts):
                if j + 1 < len(parts) and (parts[j], parts[j + 1]) == pair:
                    out.append(parts[j] + parts[j + 1])
                    j += 2
                else:
                    out.append(parts[j])
                    j += 1
            parts = out
        if spaced:
            parts = [SPACE + parts[0], *parts[1:]] if SPACE + parts[0] in self.id else [SPACE, *parts]
        ids = [self.id[p] for p in parts]
        if len(self._cache) < 200000:
            self._cache[word] = ids
        return ids

    def encode(self, text):
        """Text without control tokens."""
        fragments = [text]
        for t in self.fixed:
            if t in text:
                out = []
                for f in fragments:
                    if isinstance(f, int) or t not in f:
                        out.append(f)
                        continue
                    for i, part in enumerate(f.split(t)):
                        if i:
                            out.append(self.id[t])
                        if part:
                            out.append(part)
                fragments = out
        ids = []
        for f in fragments:
            if isinstance(f, int):
                ids.append(f)
            else:
                for w in words_of(f):
                    ids += self.word(w)
        return ids

    def decode(self, ids):
        back = {c: b for b, c in BYTES.items()}
        out = b''
        for i in ids:
            t = self.tokens[i]
            out += t.encode() if i < len(CONTROL) + len(FIXED) else bytes(back[c] for c in t)
        return out.decode(errors='replace')

    def save(self, path):
        json.dump({'merges': self.merges, 'glued': self.glued}, open(path, 'w'), ensure_ascii=False, indent=0)

    @staticmethod
    def load(path):
        d = json.load(open(path))
        return Tokenizer(d['merges'], d['glued'])


FUNCTION = ("le la les de du des un une à au aux en dans sur et est ce que tu peux pour il te vous plaît je moi pas ne mon ma mes the a an in on of to and is it for my me i you can could please "
            "at with this that what are do if or ou be so we would up down off not your some any there here y se qui avec par plus bien il elle on sont toutes tous all").split()


def train(samples, size, seed):
    """Learn merges on the sentences of the grammar; rare words count nearly as much as common ones."""
    from render import texts
    counts = Counter()
    fixed = Tokenizer([], []).fixed
    split = regex.compile('|'.join(regex.escape(t) for t in fixed))
    for i in range(samples):
        for text in texts(sample(Speaker(seed + i))):
            for f in split.split(text):
                for w in words_of(f):
                    counts[w.strip(' ') if len(w.strip(' ')) else w] += 1
    answers = ' '.join([talk.FR_ME, talk.EN_ME, talk.FR_CAN, talk.EN_CAN, NO['fr'][0], NO['en'][0], *talk.CANNOT_SWITCH.values(), *talk.CANNOT_REMEMBER.values()])
    glued = list(dict.fromkeys(FUNCTION + [w.strip() for w in words_of(answers) if w.startswith(' ') and w[1:].isalpha()
                                           and w.strip() not in ('volets', 'lampes', 'chauffage', 'musique', 'lights', 'blinds', 'heating')]))
    words = {w: (list(visible(w)), round(100 * n ** .6) if n > 4 else 2) for w, n in counts.items() if len(w) > 1}
    where, pairs = defaultdict(set), Counter()
    for w, (parts, n) in words.items():
        for p in zip(parts, parts[1:]):
            pairs[p] += n
            where[p].add(w)
    room = size - len(CONTROL) - len(FIXED) - 256 - len(glued)
    merges = []
    while len(merges) < room:
        pair, n = max(pairs.items(), key=lambda kv: (kv[1], kv[0]))
        if n < 30:
            break
        merges.append(pair)
        for w in list(where[pair]):
            parts, n = words[w]
            for p in zip(parts, parts[1:]):
                pairs[p] -= n
            out, j = [], 0
            while j < len(parts):
                if j + 1 < len(parts) and (parts[j], parts[j + 1]) == pair:
                    out.append(parts[j] + parts[j + 1])
                    j += 2
                else:
                    out.append(parts[j])
                    j += 1
            words[w] = (out, n)
            for p in zip(out, out[1:]):
                pairs[p] += n
                where[p].add(w)
        pairs.pop(pair, None)
    made = set(BYTES.values()) | {a + b for a, b in merges}
    return Tokenizer(merges, [visible(g) for g in glued if visible(g) in made and visible(g) not in ()])


if __name__ == '__main__':
    tok = train(60000, 2400, 10_000_000)
    tok.save(sys.argv[1])
    print(len(tok.tokens), 'tokens')

"""Turns and phrases joined into one sentence, their marks kept apart."""
from grammar import MARKS
from orders import Key
from phrases_several import BETWEEN

STEP = 6


def shifted(turn, by):
    """The same turn with its marks renumbered, so that turns can stand in one sentence."""
    text = MARKS.sub(lambda m: chr(ord(m.group()) + by), turn.text)
    return text, [(tool, {k: Key(v.key + by) if isinstance(v, Key) else v for k, v in a.items()}) for tool, a in turn.calls]


def chain(s, lang, texts, last=None):
    """Join orders, or with `last` the names of things, as people do."""
    inner = ', ' if s.chance(.75) else ' et ' if lang == 'fr' else ' and '
    return inner.join(texts[:-1]) + s.one(last or BETWEEN[lang]) + texts[-1]


def gathered(s, lang, turns, last=None):
    """Texts joined and calls in their order."""
    texts, calls = [], []
    for i, t in enumerate(turns):
        text, c = shifted(t, i * STEP)
        texts.append(text.rstrip(' ?'))
        calls += c
    return chain(s, lang, texts, last), calls

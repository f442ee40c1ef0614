"""How an order is wrapped: imperative, question, wish, politeness, fillers; per language.

A verb is three forms divided by `/`: French familiar, formal and infinitive;
English imperative, infinitive and -ing form. `{d}` stands for the object.
"""
import re

import phrases_en
import phrases_fr
from names import person

PHRASES = {'fr': phrases_fr, 'en': phrases_en}
_VOWEL = 'aeiouyéèêàâîô'
_open = re.compile('[\ue000-\ue01e]')
_close = re.compile('[\ue020-\ue03e]')
_ARTICLE = re.compile(r'\b(du|le|de) (?=[aeiouéèê])')
_QUE = re.compile('que (?=[aeiouéèê])')
# a note or a reminder keeps its words to itself: a reason or a time behind it would belong to it
_NOTE = re.compile('[\ue003-\ue005]')
_TIMELY = re.compile(r"soir|nuit|journ|matin|midi|aujourd|moment|instant|pour |night|evening|morning|noon|day|for |while|minute|sec|again|encore|nouveau")


def asked(ask, infinitive):
    """A French question or wish with its infinitive: one pronoun, and elided before a vowel."""
    pronoun = next((p for p in ("m'", 'me ', 'nous ') if infinitive.startswith(p)), '')
    if ask.endswith((" me {i}", " m'{i}")):
        ask = ask[:ask.rindex(' m')] + ' {i}'
        infinitive = infinitive if pronoun or infinitive.startswith(('tout ', 'aller ')) else ("m'" if infinitive[0] in _VOWEL else 'me ') + infinitive
    if ask.endswith(' de {i}') and infinitive[0] in _VOWEL:
        ask = ask[:-len('e {i}')] + "'{i}"
    return ask.replace('{i}', infinitive)


BETWEEN = {'fr': ["s'il te plaît", "s'il vous plaît", 'stp', 'vite', 'donc', 'maintenant', 'tout de suite', 'aussi', 'juste', 'seulement', 'encore', 'vite fait', 'plutôt', 'euh'], 'en': ['please', 'just', 'now', 'quickly', 'only', 'also', 'uh', 'um', 'again', 'for me']}
_WHOLE = ('le ', 'la ', "l'", 'les ', 'mon ', 'ma ', 'mes ', 'tout', 'toutes ', 'the ', 'my ', 'all ', 'every')


def wrap(s, lang, verb, obj):
    """An order from a verb with three forms and its object."""
    forms = [f.strip() for f in verb.split('/')]
    if len(forms) == 1:
        return forms[0].replace('{d}', obj)
    r = s.rng.random()
    if s.quiet and not s.held:
        r *= .6
    if s.held:
        r = .3 + r * .7
    ask = PHRASES[lang].ASK[:16] if s.chance(.3) else PHRASES[lang].ASK
    if lang == 'fr':
        text = forms[0] if r < .48 else forms[1] if r < .62 else forms[2] if r < .68 else asked(s.template(ask), forms[2])
    else:
        text = forms[0] if r < .62 else s.template(ask).replace('{i}', forms[1]).replace('{g}', forms[2])
    if s.chance(.03) and ' {d}' in text and obj.startswith(_WHOLE):
        text = text.replace('{d}', s.one(BETWEEN[lang]) + ' {d}')
    return text.replace('{d}', obj)


def hesitation(s, lang, text):
    """A filler between two words, never inside the words that a call copies."""
    words = text.split(' ')
    i = s.rng.randint(0, len(words))
    before = ' '.join(words[:i])
    if len(_open.findall(before)) != len(_close.findall(before)):
        return text
    return ' '.join(words[:i] + [s.one(FILLERS[lang])] + words[i:])


FILLERS = {'fr': ['euh', 'heu', 'hum', 'ben', 'bah', 'euh', 'donc euh', 'là'], 'en': ['uh', 'um', 'er', 'like', 'erm', 'uhm', 'you know']}
SO_THEN = {'fr': [', ', ' ', ' et ', ' donc ', '. ', ', donc ', ' alors ', ', alors ', ' du coup '], 'en': [', ', ' ', ' and ', ' so ', '. ', ', so ', ' so please ', ', please ']}
QUESTIONS = ('peux', 'pourr', 'est-ce', 'tu p', 'vous p', 'ça te', 'sais-tu', 'serait', 'y a moyen', 'can ', 'could', 'would', 'will', 'do you', 'are you able', 'is it')


def told(s, lang, items):
    """A reason or a purpose, with its people and things."""
    text = s.template(items)
    if '{' not in text:
        return text
    text = text.replace('{x}', s.one(PHRASES[lang].THINGS))
    if lang == 'fr':
        text = _ARTICLE.sub(lambda m: {'du': "de l'", 'le': "l'", 'de': "d'"}[m.group(1)], text)
    return text.replace('{p}', person(s), 1).replace('{p}', person(s))


def because(s, lang):
    """A reason behind an order, elided where French does so."""
    p = PHRASES[lang]
    text = s.one(p.SO).replace('{}', told(s, lang, p.WHY))
    return _QUE.sub("qu'", text) if lang == 'fr' else text


def fuss(s, lang, text):
    """Wake words, fillers and politeness around an order; nothing while the speaker is `quiet`."""
    if s.quiet:
        return text
    p = PHRASES[lang]
    text = ' '.join(text.split())
    text = text.rstrip(' ?') if s.chance(.35) else text
    note = _NOTE.search(text)
    r = s.rng.random() + bool(note)
    if r < .04:
        text = told(s, lang, p.WHY) + s.one(SO_THEN[lang]) + text
    elif r < .065:
        text = text.rstrip(' ?') + s.one([' ', ', ']) + because(s, lang)
    elif r < .125:
        text = text.rstrip(' ?') + s.one([' ', ' ', ' ', ', ']) + told(s, lang, p.TAIL)
    if s.chance(.13):
        text = s.template(p.PRE[:14] if s.chance(.25) else p.PRE) + s.one([' ', ', ', ', ']) + text
    if s.chance(.18):
        post = s.template(p.POST[:12] if s.chance(.35) else p.POST)
        if not (note and _TIMELY.search(post)):
            text = text.rstrip(' ?') + s.one([' ', ' ', ', ']) + post
    if s.chance(.025):
        text = hesitation(s, lang, text)
    if text.startswith(QUESTIONS) and not text.endswith('?') and s.chance(.5):
        text += ' ?' if lang == 'fr' else '?'
    return text

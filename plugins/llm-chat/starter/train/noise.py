"""What happens to a sentence between a head and a box: dictation, thumbs, haste."""
import re
import unicodedata

from grammar import MARKS

_OPEN, _CLOSE = re.compile('[\ue000-\ue01e]'), re.compile('[\ue020-\ue03e]')
_keys = {}
for row in ('azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'):
    for i, c in enumerate(row):
        _keys.setdefault(c, set()).update(row[max(0, i - 1):i] + row[i + 1:i + 2])
_keys = {k: sorted(v) for k, v in _keys.items()}
_chat = {'fr': [(r"\bs'il te plaît\b", 'stp'), (r"\bs'il vous plaît\b", 'svp'), (r'\bqu', 'k'), (r"\best-ce que\b", 'esk'),
                (r"\bc'est\b", 'c'), (r'\bquelle\b', 'kel'), (r'\bquel\b', 'kel'), (r'\bdans\b', 'ds'), (r'\bje (?=v|p|m|s|d)', "j'"), (r'\btu (?=as|es)', "t'"),
                (r"\bil faut\b", 'faut'), (r"\bne \b", ''), (r"\bn'(?=ai|y|est|oublie|arrive)", ''), (r'\bbeaucoup\b', 'bcp'), (r'\btout de suite\b', 'tt de suite'), (r"\bd'accord\b", 'dac'), (r'\bà\b', 'a'), (r'\béteins\b', 'éteint'), (r'\bmets\b', 'met'), (r'\ballume\b', 'allumes'), (r'\béteins\b', 'étein'), (r'\bferme\b', 'fermes'), (r'\bouvre\b', 'ouvres'), (r'\bpeux\b', 'peut'), (r"\bl'", 'l '), (r"\bd'", 'd '), (r'\bpeux-tu\b', 'peu tu')],
         'en': [(r'\bplease\b', 'pls'), (r'\byou\b', 'u'), (r'\bare\b', 'r'), (r'\bthanks\b', 'thx'), (r'\bgoing to\b', 'gonna'), (r'\bwant to\b', 'wanna'), (r'\byour\b', 'ur'), (r'\band\b', '&'), (r"\bthe\b ", ''),
                (r'\bcould you\b', 'cud u'), (r"\bokay\b", 'k'), (r'\bright now\b', 'rn'), (r'\bturn\b', 'trun'), (r'\boff\b', 'of'), (r"\bi'm\b", 'im'), (r"\bit's\b", 'its'), (r"\bdon't\b", 'dont'), (r"\bcan't\b", 'cant'), (r"\blet's\b", 'lets'), (r"\bi'd\b", 'id'), (r'\bplease\b', 'plz'), (r'\bthe\b', 'teh'), (r'\bbecause\b', 'bc')]}


def plain(text):
    """Without accents."""
    return ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c)).replace('œ', 'oe')


def spoken(text):
    """As speech recognition gives it: lower case, no punctuation but apostrophes and hyphens inside words."""
    text = re.sub(r"(?<=\d)[,.](?=\d)", '\uf8ff', text.lower())
    text = re.sub(r"[^\w\s'’%°\-\ue000-\ue03f\uf8ff]", ' ', text).replace('\uf8ff', ',')
    text = re.sub(r"(?<!\w)-|-(?!\w)", ' ', text)
    return re.sub(r'  +', ' ', text).strip()


def typo(s, text, rate):
    """Swap, drop, double or miss a key in some words of four letters and more; seldom in words that a call copies."""
    words = text.split(' ')
    inside = False
    for i, w in enumerate(words):
        copied = inside or bool(_OPEN.search(w))
        inside = inside + len(_OPEN.findall(w)) - len(_CLOSE.findall(w)) > 0
        letters = [j for j, c in enumerate(w) if c.isalpha()]
        if len(letters) < 4 or not s.chance(rate / 4 if copied else rate):
            continue
        j = s.one(letters[1:])
        kind = s.rng.randint(0, 3)
        c = w[j]
        if kind == 0:
            w = w[:j] + w[j + 1:]
        elif kind == 1:
            w = w[:j] + c + w[j:]
        elif kind == 2:
            w = w[:j] + s.one(_keys.get(c.lower(), [c])) + w[j + 1:]
        elif w[j - 1].isalpha():
            w = w[:j - 1] + c + w[j - 1] + w[j + 1:]
        words[i] = w
    return ' '.join(words)


def dirty(s, text, lang, speech):
    """Apply a random style; `speech` says that numbers are in words already."""
    if speech:
        text = spoken(text)
        if s.chance(.25):
            text = plain(text)
        return text if s.chance(.85) else typo(s, text, .12)
    if s.chance(.09):
        for a, b in s.some(_chat[lang], 4):
            text = re.sub(a, b, text, flags=re.I)
    r = s.rng.random()
    if r < .45:
        text = text.lower() if s.chance(.7) else text[:1].lower() + text[1:]
    elif r < .47:
        text = text.upper()
    elif not MARKS.match(text):
        text = text[:1].upper() + text[1:]
    if s.chance(.45):
        text = re.sub(r'\s*[.!?]+$', '', text)
    elif s.chance(.5) and text[-1:] not in '.!?':
        text += s.one(['.', '!', ' !', '.', '.', '…'])
    if s.chance(.25):
        text = text.replace(', ', ' ')
    if s.chance(.18):
        text = plain(text)
    if s.chance(.1):
        text = text.replace('-', ' ')
    if s.chance(.06):
        text = text.replace("'", ' ' if s.chance(.5) else '')
    elif s.chance(.12):
        text = text.replace("'", '’')
    if s.chance(.12):
        text = typo(s, text, .2)
    return text

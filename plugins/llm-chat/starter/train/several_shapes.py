"""Sentences of several orders that share a verb, a value, a room or a device."""
from frames import wrap
from grammar import MARKS, span
from joining import STEP, chain, gathered
from numbers_spoken import degrees, percent
from orders import CONTROL, Key, Turn, args, scene
from phrases_several import CLIPPED, EITHER, SET, THINGS, TWICE
from things import AREA, NAME, WORDS, all_of, bare, device, within
from values import WORD
from verbs import VERBS


def either_way(s, lang, n):
    """One on, the other off."""
    d = s.one(['light', 'light', 'switch'])
    text, on = s.one(EITHER[lang])
    calls = [(CONTROL, args(action='turn_on' if on else 'turn_off', name=NAME)), (CONTROL, args(action='turn_off' if on else 'turn_on', name=NAME + STEP))]
    return text.replace('{a}', device(s, lang, d, NAME)).replace('{b}', device(s, lang, d, NAME + STEP)), calls, s.chance(.3)


def values(s, lang, n):
    """One verb, a value for each, or one for all: "mets le chauffage à 20 et la lampe à 30"."""
    speech, same = s.chance(.35), s.chance(.3)
    to = ' à ' if lang == 'fr' else s.one([' to ', ' to ', ' at '])
    domain = s.weighted({'light': 5, 'cover': 2, 'media_player': 1, 'climate': 3})
    warm = domain == 'climate' and s.chance(.5)
    shared = None
    parts, calls = [], []
    for i in range(min(n, 3)):
        d = domain if same or warm else s.weighted({'light': 5, 'cover': 2, 'media_player': 1, 'climate': 3})
        value, v = shared or (degrees if d == 'climate' else percent)(s, lang, speech)
        shared = (value, v) if same else None
        if warm:
            a, w = bare(s.one(WORDS[lang].AREAS)) if lang == 'fr' else ('the ', s.one(WORDS[lang].AREAS))
            obj, kw = a + span(AREA + i * STEP, w), {'area': AREA + i * STEP}
            if lang == 'fr':
                value += '' if 'deg' in value or '°' in value or i % 2 else ' degrés'
        else:
            obj, kw = device(s, lang, d, NAME + i * STEP, noun_only=True), {'name': NAME + i * STEP}
        parts.append(obj if same else obj + to + value)
        calls.append((CONTROL, args(action=WORD[d], value=v, **kw)))
    joined = chain(s, lang, parts, THINGS[lang] if same else [' et ', ' et ', ', ', ' et puis ', ' et '] if lang == 'fr' else [' and ', ' and ', ', ', ' and then ', ' and '])
    if same:
        joined += to + value
    return s.one(SET[lang]).replace('{x}', joined).replace('à les ', 'aux '), calls, speech


def part_of_room(s, lang, i):
    """An order for something in a room that is named once for all: text without the room, and the call."""
    k = i * STEP
    action = s.weighted({'turn_on': 4, 'turn_off': 5, 'open': 2.5, 'close': 3, 'value': 2})
    domain = {'open': 'cover', 'close': 'cover'}.get(action) or s.weighted({'light': 6, 'switch': 1.5, 'media_player': 1, 'climate': 1.2, 'fan': .6})
    if action == 'value':
        domain = s.one(['light', 'climate', 'cover'])
        value, v = (degrees if domain == 'climate' else percent)(s, lang, False)
        obj = device(s, lang, domain, NAME + k, noun_only=True, room=False)
        return s.one(['mets {d} à {v}', 'règle {d} sur {v}', 'passe {d} à {v}'] if lang == 'fr' else ['set {d} to {v}', 'put {d} at {v}']).replace('{d}', obj).replace('{v}', value), args(action=WORD[domain], name=NAME + k, value=v)
    if s.chance(.4):
        return wrap(s, lang, s.one(VERBS[lang][action][:4]), all_of(s, lang, domain)), args(action=action, domain=domain)
    return wrap(s, lang, s.one(VERBS[lang][action][:4]), device(s, lang, domain, NAME + k, noun_only=True, room=False)), args(action=action, name=NAME + k)


def in_one_room(s, lang, n):
    """Several orders, one room: before them it holds for all, and behind them too."""
    parts = [part_of_room(s, lang, i) for i in range(min(n, 3))]
    while len({a['domain'] for _, a in parts if 'domain' in a}) < sum('domain' in a for _, a in parts):
        parts = [part_of_room(s, lang, i) for i in range(min(n, 3))]
    where = within(s, lang)
    text = chain(s, lang, [t for t, _ in parts])
    text = f'{where}{s.one([", ", " ", " : "])}{text}' if s.chance(.6) else f'{text} {where}'
    order = ('action', 'name', 'area', 'domain', 'value')
    calls = [(CONTROL, {k: a[k] for k in order if k in a}) for a in ({**a, 'area': Key(AREA)} for _, a in parts)]
    return text, calls, False


def clipped(s, lang, n):
    """Nouns and states: "lights off, blinds down, good night scene"."""
    texts, calls, seen = [], [], set()
    for i in range(n):
        if i == n - 1 and s.chance(.4):
            label = span(NAME + i * STEP, s.one(WORDS[lang].SCENES))
            texts.append(s.one(['mode {n}', 'scène {n}', 'et mode {n}'] if lang == 'fr' else ['{n} scene', '{n} mode', 'and {n} mode']).replace('{n}', label))
            calls.append((CONTROL, args(action='activate', name=NAME + i * STEP)))
            continue
        text, action, domain = s.one([c for c in CLIPPED[lang] if c[2] not in seen])
        if domain in ('light', 'cover', 'climate') and s.chance(.25):
            text, area = f'{text} {within(s, lang, AREA + i * STEP)}', {'area': AREA + i * STEP}
        else:
            area = {}
        if area and any('area' not in a and a['action'] != 'activate' for _, a in calls):
            area, text = {}, MARKS.sub('', text[:text.find('\ue001')]) and s.one([c[0] for c in CLIPPED[lang] if c[1:] == (action, domain)])
        seen.add(domain)
        texts.append(text)
        calls.append((CONTROL, args(action=action, domain=domain, **area)))
    return chain(s, lang, texts, [', ', ', ', ' et ' if lang == 'fr' else ' and ', ' ']), calls, s.chance(.3)


def twice(s, lang, n):
    """Two orders for one device, the second by a pronoun."""
    text, action, how = s.one(TWICE[lang])
    speech = s.chance(.3)
    domain = {'c': 'light', 'v': 'media_player'}.get(how, how)
    value, v = (degrees if how == 'climate' else percent)(s, lang, speech)
    second = {'action': WORD[domain], 'name': Key(NAME), 'value': v}
    if how == 'c':
        word = s.one(['rouge', 'bleu', 'vert', 'orange', 'violet', 'rose', 'jaune', 'blanc'] if lang == 'fr' else ['red', 'blue', 'green', 'orange', 'purple', 'pink', 'yellow', 'white'])
        second, value = {'action': 'set_color', 'name': Key(NAME), 'value': word}, word
    elif how == 'v':
        second = {'action': 'set_volume', 'value': v}
    text = text.replace('{d}', device(s, lang, domain, noun_only=True)).replace('{v}', value).replace('{t}', value).replace('{c}', value)
    return text, [(CONTROL, args(action=action, name=NAME)), (CONTROL, second)], speech


def everything(s, lang, n):
    """All off, and something more: "éteins tout et ferme les volets"."""
    first = s.one(['éteins tout', 'éteignez tout', 'coupe tout', 'tout éteindre', 'éteins absolument tout', 'tu éteins tout'] if lang == 'fr' else ['turn everything off', 'turn off everything', 'switch everything off', 'everything off', 'shut everything off', 'kill everything'])
    kinds = {'close': 'cover', 'lock': 'lock', 'open': 'cover'}
    action = s.weighted({'close': 5, 'lock': 2, 'activate': 3, 'open': 1})
    if action == 'activate':
        second = scene(s, lang)
    else:
        second = Turn('several', wrap(s, lang, s.one(VERBS[lang][action][:5]), all_of(s, lang, kinds[action])), [(CONTROL, args(action=action, domain=kinds[action]))])
    turns = [Turn('several', first, [(CONTROL, {'action': 'turn_off'})]), second]
    text, calls = gathered(s, lang, turns if s.chance(.7) else turns[::-1])
    return text, calls, s.chance(.3)

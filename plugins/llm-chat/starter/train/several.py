"""Several orders in one breath, with all that people leave out, and corrections within a sentence."""
from frames import fuss, wrap
from grammar import MARKS, span
from memory import recall, remember
from numbers_spoken import degrees, percent
from orders import CONTROL, Key, Turn, args, bare_media, many, scene, single
from states import state
from things import AREA, NAME, WORDS, all_in, all_of, bare, device, owned, within
from values import WORD, amount, colour
from verbs import VERBS

STEP = 6
MIXED = {single: 6, amount: 2.5, many: 2, colour: 1, scene: .8, state: .7, bare_media: .4}
LAST = {single: 5, amount: 2.5, many: 1.5, colour: 1, scene: 1, state: 1, remember: 1.2, recall: .6, bare_media: .4}
BETWEEN = {'fr': [' et ', ' et ', ' et ', ', et ', ' puis ', ' et puis ', ' et aussi ', ' et ensuite ', ', ', ', puis ', ', ensuite ', ' ensuite ', ' et après ', ' après ', ', et aussi ', ' plus ', ' et également ', '. ', ' ; ', ' et enfin ', ' et en même temps ', ', après ça ', ' et tant que tu y es ', ' et pendant que tu y es '],
           'en': [' and ', ' and ', ' and ', ', and ', ' then ', ' and then ', ' and also ', ', ', ', then ', ' after that ', ' and after that ', ', also ', ' also ', ' plus ', '. ', ' ; ', ' and next ', ' and finally ', ' and while you are at it ', ', and also ', ', after that ', ' and at the same time ', '. then ', '. also ']}
THINGS = {'fr': [' et ', ' et ', ' et ', ' et ', ', ', ', et ', ' et aussi ', ' ainsi que ', ' plus ', ' et puis ', ' avec ', ' et également ', ' et en plus '], 'en': [' and ', ' and ', ' and ', ' and ', ', ', ', and ', ' and also ', ' as well as ', ' plus ', ' along with ', ' and then ', ' together with ']}
TAIL = {'fr': ['', '', '', '', '', ' aussi', ' également'], 'en': ['', '', '', '', '', ' as well', ' too']}


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


def several(s, lang):
    """Two to four calls."""
    s.quiet = True
    make = s.weighted({orders: 36, shared_verb: 24, rooms_of: 9, rooms: 8, either_way: 6, values: 10, in_one_room: 12, clipped: 8, twice: 6, everything: 4})
    text, calls, speech = make(s, lang, s.weighted({2: 7, 3: 2.5, 4: .7}))
    s.quiet = False
    return Turn('several', fuss(s, lang, text), calls, speech)


def orders(s, lang, n):
    """Whole orders side by side; a room behind the last one must not read as the room of all."""
    turns = [s.weighted(MIXED)(s, lang) for _ in range(n - 1)]
    last = s.weighted(LAST)(s, lang)
    while astray(turns, last):
        last = s.weighted(LAST)(s, lang)
    text, calls = gathered(s, lang, turns + [last])
    if s.chance(.05):
        text += s.one(TAIL[lang])
    return text, calls, any(t.speech for t in turns + [last]) and not any(a.get('value') is not None or 'due' in a for _, a in calls)


def astray(turns, last):
    """Whether the last order's room could be that of an order before it."""
    if 'area' not in last.calls[0][1]:
        return False
    for t in turns:
        a = t.calls[0][1]
        if 'area' not in a and t.calls[0][0] == CONTROL and a.get('action') not in ('activate',) and ('name' not in a or ' ' not in name_of(t.text)):
            return True
    return False


def name_of(text):
    return text[text.find('\ue000') + 1:text.find('\ue020')] if '\ue000' in text else ''


def shared_verb(s, lang, n):
    """One verb for several devices."""
    action = s.weighted({'turn_on': 5, 'turn_off': 5, 'open': 2, 'close': 2, 'lock': .5, 'pause': .3})
    domain = {'open': 'cover', 'close': 'cover', 'lock': 'lock', 'pause': 'media_player'}.get(action)
    turns = []
    for _ in range(n):
        d = domain or s.weighted({'light': 6, 'switch': 3, 'media_player': 2, 'climate': 1, 'fan': 1})
        obj, where = (device(s, lang, d, noun_only=s.chance(.6)), {'name': NAME}) if s.chance(.82) else all_in(s, lang, d)
        turns.append(Turn('several', obj, [(CONTROL, args(action=action, **where))]))
    text, calls = gathered(s, lang, turns, THINGS[lang])
    if 'area' in calls[-1][1] and any('area' not in a for _, a in calls[:-1]):
        return shared_verb(s, lang, n)
    return wrap(s, lang, s.one(VERBS[lang][action][:7]), text + (s.one(TAIL[lang]) if s.chance(.3) else '')), calls, s.chance(.3)


def rooms_of(s, lang, n):
    """One kind in several rooms."""
    action, domain = s.one([('turn_on', 'light'), ('turn_off', 'light'), ('turn_off', 'light'), ('open', 'cover'), ('close', 'cover'), ('turn_off', 'climate'), ('turn_on', 'climate')])
    calls = [(CONTROL, args(action=action, area=AREA + i * STEP, domain=domain)) for i in range(n)]
    things = {'light': ['les lumières', 'les lampes', 'toutes les lumières', 'la lumière'], 'cover': ['les volets', 'les stores', 'tous les volets', 'les rideaux'], 'climate': ['les radiateurs', 'le chauffage']} if lang == 'fr' else \
        {'light': ['lights', 'lamps'], 'cover': ['blinds', 'shutters', 'curtains'], 'climate': ['radiators', 'heaters']}
    if lang == 'fr':
        if s.chance(.4):
            obj = s.one(things[domain]) + ' ' + chain(s, lang, [within(s, lang, AREA + i * STEP) for i in range(n)], THINGS[lang])
        else:
            obj = s.one([t for t in things[domain] if t not in ('la lumière', 'le chauffage')]) + ' ' + owned(s, lang, AREA)
            ones = s.one(['', '', '', 'ceux ' if 'volets' in obj or 'stores' in obj or 'radia' in obj else 'celles ' if 'lum' in obj or 'lamp' in obj else ''])
            obj = chain(s, lang, [obj] + [ones + owned(s, lang, AREA + i * STEP) for i in range(1, n)], THINGS[lang])
    elif s.chance(.4):
        obj = s.one(['the ', 'all the ']) + s.one(things[domain]) + ' ' + chain(s, lang, [within(s, lang, AREA + i * STEP) for i in range(n)], THINGS[lang])
    else:
        obj = s.one(['the ', 'the ', 'both the ' if n == 2 else 'the ']) + chain(s, lang, [owned(s, lang, AREA + i * STEP) for i in range(n)], [' and ', ' and ', ' and the ', ' as well as ', ' plus ']) + ' ' + s.one(things[domain])
    return wrap(s, lang, s.one(VERBS[lang][action][:7]), obj), calls, s.chance(.3)


def rooms(s, lang, n):
    """Rooms as objects: "allume le salon et la cuisine"."""
    action = s.one(['turn_on', 'turn_off'])
    places = []
    for i in range(n):
        a, w = bare(s.one(WORDS[lang].AREAS)) if lang == 'fr' else ('the ', s.one(WORDS[lang].AREAS))
        places.append(a + span(AREA + i * STEP, w))
    calls = [(CONTROL, args(action=action, area=AREA + i * STEP)) for i in range(n)]
    return wrap(s, lang, s.one(VERBS[lang][action][:6]), chain(s, lang, places, THINGS[lang])), calls, s.chance(.3)


EITHER = {
    'fr': [('allume {a} et éteins {b}', 1), ('éteins {a} mais allume {b}', 0), ('allume {a} mais éteins {b}', 1), ('éteins {a} et allume {b} à la place', 0), ('éteins {a} et laisse {b} allumé', 0), ('{a} allumé et {b} éteint', 1), ('allume plutôt {a} et coupe {b}', 1), ('éteins {a}, allume {b}', 0), ('coupe {a} et mets {b}', 0), ('remplace {a} par {b}', 0),
           ('je veux {a} allumé et {b} éteint', 1), ("éteins {a} et à la place allume {b}", 0), ('allume {a} et pas {b}, éteins-le', 1), ('{a} off et {b} on', 0), ('{a} on {b} off', 1), ('rallume {a} et éteins {b}', 1), ('arrête {a} et lance {b}', 0)],
    'en': [('turn on {a} and turn off {b}', 1), ('turn off {a} but turn on {b}', 0), ('switch {a} on and {b} off', 1), ('{a} off and {b} on', 0), ('{a} on and {b} off', 1), ('turn {a} off and {b} on', 0), ('turn {a} on but {b} off', 1), ('turn off {a} and leave {b} on', 0), ('i want {a} on and {b} off', 1), ('swap {a} off and {b} on', 0), ('kill {a} and put {b} on', 0),
           ('turn off {a} and turn on {b} instead', 0), ('{a} off {b} on', 0), ('switch off {a}, switch on {b}', 0), ('turn on {a}, but turn {b} off', 1), ('keep {a} on and turn off {b}', 1)],
}


def either_way(s, lang, n):
    """One on, the other off."""
    d = s.one(['light', 'light', 'switch'])
    text, on = s.one(EITHER[lang])
    calls = [(CONTROL, args(action='turn_on' if on else 'turn_off', name=NAME)), (CONTROL, args(action='turn_off' if on else 'turn_on', name=NAME + STEP))]
    return text.replace('{a}', device(s, lang, d, NAME)).replace('{b}', device(s, lang, d, NAME + STEP)), calls, s.chance(.3)


SET = {'fr': ['mets {x}', 'mets {x}', 'règle {x}', 'passe {x}', 'mettez {x}', '{x}', 'je veux {x}', 'tu peux mettre {x}', 'mets-moi {x}', 'ajuste {x}', 'peux-tu mettre {x}'], 'en': ['set {x}', 'set {x}', 'put {x}', '{x}', 'turn {x}', 'i want {x}', 'can you set {x}', 'change {x}', 'make {x}', 'please set {x}', 'get {x}']}


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


CLIPPED = {
    'fr': [('lumières éteintes', 'turn_off', 'light'), ('lumières allumées', 'turn_on', 'light'), ('lumière éteinte', 'turn_off', 'light'), ('volets fermés', 'close', 'cover'), ('volets ouverts', 'open', 'cover'), ('stores baissés', 'close', 'cover'), ('rideaux fermés', 'close', 'cover'), ('chauffage coupé', 'turn_off', 'climate'), ('portes verrouillées', 'lock', 'lock'),
           ('télé éteinte', 'turn_off', 'media_player'), ('musique en pause', 'pause', None), ('pause', 'pause', None), ('plus de musique', 'stop', None), ('lumières off', 'turn_off', 'light'), ('lumières on', 'turn_on', 'light'), ('tout éteint', 'turn_off', None)],
    'en': [('lights off', 'turn_off', 'light'), ('lights on', 'turn_on', 'light'), ('lights out', 'turn_off', 'light'), ('blinds down', 'close', 'cover'), ('blinds up', 'open', 'cover'), ('shutters closed', 'close', 'cover'), ('curtains closed', 'close', 'cover'), ('curtains open', 'open', 'cover'), ('heating off', 'turn_off', 'climate'), ('heating on', 'turn_on', 'climate'),
           ('doors locked', 'lock', 'lock'), ('music off', 'stop', None), ('music paused', 'pause', None), ('everything off', 'turn_off', None), ('fans off', 'turn_off', 'fan'), ('blinds open', 'open', 'cover')],
}


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


TWICE = {
    'fr': [('allume {d} et mets-la à {v}', 'turn_on', 'light'), ('allume {d} et règle-la sur {v}', 'turn_on', 'light'), ('allume {d} puis mets-le à {v}', 'turn_on', 'light'), ('allume {d} et mets-la en {c}', 'turn_on', 'c'), ('allume {d} et passe-la en {c}', 'turn_on', 'c'), ('allume {d} et mets le volume à {v}', 'turn_on', 'v'), ('allume {d} et monte à {t}', 'turn_on', 'climate'), ('allume {d} et règle-le sur {t}', 'turn_on', 'climate')],
    'en': [('turn on {d} and set it to {v}', 'turn_on', 'light'), ('turn {d} on and dim it to {v}', 'turn_on', 'light'), ('switch on {d} and put it at {v}', 'turn_on', 'light'), ('turn on {d} and make it {c}', 'turn_on', 'c'), ('turn {d} on and change it to {c}', 'turn_on', 'c'), ('turn on {d} and set the volume to {v}', 'turn_on', 'v'), ('turn on {d} and set it to {t}', 'turn_on', 'climate'), ('turn {d} on then put it to {t}', 'turn_on', 'climate')],
}


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


NO = {'fr': [' non ', ', non, ', ' euh non ', ' non plutôt ', ', non pardon, ', ' ah non ', ' enfin non ', ' euh pardon ', ' ou plutôt ', ', enfin plutôt ', ' non attends ', ' non je voulais dire ', ', pardon, ', ' je veux dire ', ' oups non '],
      'en': [' no ', ', no, ', ' no wait ', ' sorry i mean ', ', i mean ', ' uh no ', ' no actually ', ' or rather ', ', sorry, ', ' i meant ', ' wait no ', ' no make that ', ' oops no ', ' er no ', ', actually ']}


def correction(s, lang):
    """The person changes their mind in the middle: the last word counts."""
    s.quiet = True
    turn = single(s, lang, s.weighted({'turn_on': 4, 'turn_off': 4, 'open': 1, 'close': 1}))
    s.quiet = False
    if 'name' not in turn.calls[0][1] or turn.text.endswith('?'):
        return turn
    wrong = MARKS.sub('', device(s, lang, 'light'))
    marked = turn.text.find('\ue000')
    before = turn.text[:marked]
    last = before.rsplit(' ', 1)[-1] if not before.endswith(' ') else before.split(' ')[-2] + ' ' if ' ' in before.strip() else ''
    article = last if last.strip() in ('le', 'la', 'les', "l'", 'the', 'mon', 'ma', 'my') else ''
    cut = marked - len(article)
    return Turn(turn.kind, turn.text[:cut] + wrong + s.one(NO[lang]) + turn.text[cut:], turn.calls, turn.speech)

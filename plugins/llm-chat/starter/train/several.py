"""Several orders in one breath, with all that people leave out, and corrections within a sentence."""
from frames import fuss, wrap
from grammar import MARKS, span
from joining import STEP, chain, gathered
from memory import recall, remember
from orders import CONTROL, Turn, args, bare_media, many, scene, single
from phrases_several import NO, TAIL, THINGS
from several_shapes import clipped, either_way, everything, in_one_room, twice, values
from states import state
from things import AREA, NAME, WORDS, all_in, bare, device, owned, within
from values import amount, colour
from verbs import VERBS

MIXED = {single: 6, amount: 2.5, many: 2, colour: 1, scene: .8, state: .7, bare_media: .4}
LAST = {single: 5, amount: 2.5, many: 1.5, colour: 1, scene: 1, state: 1, remember: 1.2, recall: .6, bare_media: .4}


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

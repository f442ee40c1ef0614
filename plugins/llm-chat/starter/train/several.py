"""Several orders in one breath, corrections within a sentence, and orders that look back at the turn before."""
from frames import fuss, wrap
from grammar import MARKS, span
from numbers_spoken import degrees, percent
from orders import CONTROL, Key, Turn, args, many, scene, single
from states import state
from things import AREA, NAME, WORDS, all_in, bare, device, owned, within
from values import WORD, amount, colour
from verbs import VERBS

STEP = 6


def shifted(turn, by):
    """The same turn with its marks renumbered, so that turns can stand in one sentence."""
    text = MARKS.sub(lambda m: chr(ord(m.group()) + by), turn.text)
    calls = [(tool, {k: Key(v.key + by) if isinstance(v, Key) else v for k, v in a.items()}) for tool, a in turn.calls]
    return text, calls


def chain(s, lang, texts):
    """Join orders or things as people do."""
    fr = lang == 'fr'
    last = s.one([' et ', ' et ', ', et ', ' puis ', ' et puis ', ' et aussi ', ' et ensuite ', ', '] if fr else [' and ', ' and ', ', and ', ' then ', ' and then ', ' and also ', ', '])
    return ', '.join(texts[:-1]) + last + texts[-1]


def several(s, lang):
    """Two to four calls."""
    s.quiet = True
    n = s.weighted({2: 7, 3: 2.5, 4: .7})
    calls, texts = [], []
    r = s.rng.random()
    if r < .42:
        parts = [s.weighted({single: 6, amount: 2.5, many: 1.5, colour: 1, scene: .6, state: .7})(s, lang) for _ in range(n)]
        for i, t in enumerate(parts):
            text, c = shifted(t, i * STEP)
            texts.append(text.rstrip(' ?'))
            calls += c
        text, speech = chain(s, lang, texts), any(t.speech for t in parts)
        if any(c[1].get('value') is not None for c in calls):
            speech = False
    elif r < .8:
        action = s.weighted({'turn_on': 5, 'turn_off': 5, 'open': 2, 'close': 2, 'lock': .5, 'pause': .3})
        domain = {'open': 'cover', 'close': 'cover', 'lock': 'lock', 'pause': 'media_player'}.get(action)
        for i in range(n):
            d = domain or s.weighted({'light': 6, 'switch': 3, 'media_player': 2, 'climate': 1, 'fan': 1})
            obj, where = (device(s, lang, d, noun_only=s.chance(.6)), {'name': NAME}) if s.chance(.82) else all_in(s, lang, d)
            text, c = shifted(Turn('several', obj, [(CONTROL, args(action=action, **where))]), i * STEP)
            texts.append(text)
            calls += c
        text, speech = wrap(s, lang, s.one(VERBS[lang][action][:7]), chain(s, lang, texts)), s.chance(.3)
    elif r < .92:
        action, domain = s.one([('turn_on', 'light'), ('turn_off', 'light'), ('open', 'cover'), ('close', 'cover')])
        where = [owned(s, lang, AREA + i * STEP) for i in range(n)]
        calls = [(CONTROL, args(action=action, area=AREA + i * STEP, domain=domain)) for i in range(n)]
        if lang == 'fr':
            obj = s.one({'light': ['les lumières ', 'les lampes ', 'toutes les lumières '], 'cover': ['les volets ', 'les stores ']}[domain]) + chain(s, lang, where)
        else:
            obj = f'the {chain(s, lang, where)} ' + s.one({'light': ['lights', 'lamps'], 'cover': ['blinds', 'shutters']}[domain])
        text, speech = wrap(s, lang, s.one(VERBS[lang][action][:7]), obj), s.chance(.3)
    elif r < .95:
        action = s.one(['turn_on', 'turn_off'])
        rooms = []
        for i in range(n):
            a, w = bare(s.one(WORDS[lang].AREAS)) if lang == 'fr' else ('the ', s.one(WORDS[lang].AREAS))
            rooms.append(a + span(AREA + i * STEP, w))
        calls = [(CONTROL, args(action=action, area=AREA + i * STEP)) for i in range(n)]
        text, speech = wrap(s, lang, s.one(VERBS[lang][action][:6]), chain(s, lang, rooms)), s.chance(.3)
    else:
        d = s.one(['light', 'switch'])
        a, b = device(s, lang, d, NAME), device(s, lang, d, NAME + STEP)
        both = {'fr': [f'allume {a} et éteins {b}', f'éteins {a} mais allume {b}', f'allume {a} mais éteins {b}', f'éteins {a} et laisse {b} allumé'],
                'en': [f'turn on {a} and turn off {b}', f'turn off {a} but turn on {b}', f'switch {a} on and {b} off', f'{a} off and {b} on']}[lang]
        i = s.rng.randint(0, 3)
        first = 'turn_on' if (i in (0, 2)) else 'turn_off'
        text, speech = both[i], s.chance(.3)
        calls = [(CONTROL, args(action=first, name=NAME)), (CONTROL, {**args(action='turn_off' if first == 'turn_on' else 'turn_on'), 'name': Key(NAME + STEP)})]
    s.quiet = False
    return Turn('several', fuss(s, lang, text), calls, speech)


def correction(s, lang):
    """The person changes their mind in the middle: the last word counts."""
    s.quiet = True
    turn = single(s, lang, s.weighted({'turn_on': 4, 'turn_off': 4, 'open': 1, 'close': 1}))
    s.quiet = False
    if 'name' not in turn.calls[0][1] or turn.text.endswith('?'):
        return turn
    wrong = MARKS.sub('', device(s, lang, 'light'))
    no = s.one([' non ', ', non, ', ' euh non ', ' non plutôt ', ', non pardon, ', ' ah non ', ' enfin non '] if lang == 'fr' else [' no ', ', no, ', ' no wait ', ' sorry i mean ', ', i mean ', ' uh no ', ' no actually '])
    marked = turn.text.find('\ue000')
    article = turn.text[:marked].rsplit(' ', 1)[-1] if not turn.text[:marked].endswith(' ') else turn.text[:marked].split(' ')[-2] + ' ' if ' ' in turn.text[:marked].strip() else ''
    if article.strip() not in ('le', 'la', 'les', "l'", 'the', 'mon', 'ma', 'my'):
        article = ''
    head = turn.text[:marked - len(article)]
    return Turn(turn.kind, head + wrong + no + turn.text[marked - len(article):], turn.calls, turn.speech)


LOOK = {
    'fr': {'turn_off': ['éteins-la', 'éteins-le', 'éteins ça', 'éteignez-la', 'maintenant éteins', 'éteins', 'et éteins-la maintenant', 'coupe-le', 'finalement éteins-la', 'arrête-le', 'rééteins', 'coupe ça'], 'turn_on': ['allume-la', 'allume-le', 'rallume-la', 'rallume', 'remets-la', 'finalement rallume-le', 'rallumez-la', 'allume ça', 'remets-le en marche'],
           'close': ['ferme-le', 'ferme-la', 'referme-le', 'referme', 'baisse-le', 'finalement ferme-le', 'refermez-le'], 'open': ['ouvre-le', 'ouvre-la', 'rouvre-le', 'rouvre', 'remonte-le', 'finalement ouvre-le', 'rouvrez-la']},
    'en': {'turn_off': ['turn it off', 'switch it off', 'now turn it off', 'turn it back off', 'off again', 'actually turn it off', 'turn that off', 'kill it', 'shut it off', 'turn it off again'], 'turn_on': ['turn it on', 'switch it on', 'turn it back on', 'on again', 'actually turn it on', 'turn that on', 'put it back on', 'switch it back on'],
           'close': ['close it', 'shut it', 'close it again', 'now close it', 'actually close it', 'lower it', 'put it down'], 'open': ['open it', 'open it again', 'now open it', 'actually open it', 'raise it', 'lift it', 'put it up']},
}
SAME = {'fr': ['et {d}', '{d} aussi', 'et {d} aussi', 'pareil pour {d}', 'la même chose pour {d}', 'fais pareil avec {d}', 'idem pour {d}', 'et {d} ?', 'et puis {d}', "et aussi {d} s'il te plaît"], 'en': ['and {d}', '{d} too', 'and {d} too', 'same for {d}', 'do the same with {d}', 'also {d}', 'and {d} as well', 'likewise {d}', 'same thing for {d}']}
WRONG = {'fr': ['non, {d}', 'non {d}', 'non je voulais dire {d}', 'pas celle-là, {d}', 'pas ça, {d}', 'je parlais de {d}', 'mais non {d}', 'plutôt {d}', "ah non c'est {d}"], 'en': ['no, {d}', 'no {d}', 'no i meant {d}', 'not that one, {d}', 'i meant {d}', 'rather {d}', 'i was talking about {d}', 'wrong one, {d}', 'no sorry {d}']}
THERE = {'fr': ['et {w} ?', 'et {w}', '{w} aussi', 'pareil {w}', 'même chose {w}', 'et aussi {w}', 'fais pareil {w}'], 'en': ['and {w}?', 'and {w}', '{w} too', 'same {w}', 'do the same {w}', 'also {w}', 'what about {w}?']}
VALUE = {'fr': ['plutôt {v}', 'non {v}', 'à {v}', 'mets {v}', 'mets plutôt {v}', 'finalement {v}', '{v}', 'disons {v}', 'non, plutôt {v}'], 'en': ['rather {v}', 'no {v}', 'to {v}', 'make it {v}', 'actually {v}', '{v}', "let's say {v}", 'make that {v}', 'no, {v}']}
OTHER = {'turn_on': 'turn_off', 'turn_off': 'turn_on', 'open': 'close', 'close': 'open'}


def follow(s, lang, call):
    """An order that leans on the call before it; that call's arguments are plain words. None where nothing fits."""
    tool, a = call
    if tool not in ('home_control', 'home_get'):
        return None
    options = []
    if a.get('action') in OTHER:
        options.append('other')
    if 'value' in a and isinstance(a['value'], (int, float)):
        options.append('value')
    if 'name' in a and tool == 'home_control' and a['action'] != 'activate':
        options += ['same', 'wrong']
    if 'area' in a or 'domain' in a:
        options.append('there')
    if not options:
        return None
    kind, speech = s.one(options), s.chance(.3)
    if kind == 'other':
        action = OTHER[a['action']]
        return Turn('followup', fuss(s, lang, s.say(LOOK[lang][action])), [(tool, {**a, 'action': action})], speech)
    if kind == 'value':
        value, n = (degrees if a['action'] == 'set_temperature' else percent)(s, lang, speech)
        return Turn('followup', s.say(VALUE[lang], {'v': value}), [(tool, {**a, 'value': n})], speech)
    rest = {k: v for k, v in a.items() if k not in ('name', 'area', 'domain')}
    if kind == 'there':
        new = {**a, 'area': Key(AREA)}
        return Turn('followup', s.say(THERE[lang], {'w': within(s, lang)}), [(tool, {k: new[k] for k in ('action', 'name', 'area', 'domain', 'value') if k in new})], speech)
    new = {**rest, 'name': Key(NAME)}
    text = s.say(SAME[lang] if kind == 'same' else WRONG[lang], {'d': device(s, lang, s.one(['light', 'light', 'cover', 'switch']))})
    return Turn('followup', text, [(tool, {k: new[k] for k in ('action', 'name', 'value') if k in new})], speech)


PICK = {'fr': [['la première', 'le premier', 'le 1', 'la une', 'le premier de la liste', '1'], ['la deuxième', 'le deuxième', 'le second', 'la seconde', 'le 2', '2'], ['la troisième', 'le troisième', 'le 3', 'la trois', '3']],
        'en': [['the first', 'the first one', 'number one', 'first', '1', 'option one'], ['the second', 'the second one', 'number two', 'second', '2', 'option two'], ['the third', 'the third one', 'number three', 'third', '3']]}
YES = {'fr': ['oui', 'oui voilà', "oui c'est ça", 'ouais', 'exactement', 'oui celle-là', 'oui merci', 'voilà'], 'en': ['yes', 'yes please', 'yeah', "yes that's it", 'exactly', 'yep', 'yes that one', 'right']}


def choose(s, lang, call, result):
    """The answer to "which one?" or "did you mean?": by name, by rank, or yes."""
    tool, a = call
    names = result.get('candidates') or result.get('nearest')
    if not names or not ({'name', 'area'} & set(a)):
        return None
    i = s.rng.randint(0, min(len(names), 3) - 1)
    how = s.weighted({'name': 5, 'rank': 3, 'yes': 2})
    target = 'name' if 'name' in a else 'area'
    if how == 'yes' and len(names) == 1:
        text, value = s.say(YES[lang]), names[0]
    elif how == 'rank' and len(names) > 1:
        text, value = s.one(PICK[lang][i]), names[i]
    else:
        the = 'the ' if lang == 'en' else ''
        text, value = s.one(['', '', the, 'oui ' if lang == 'fr' else 'yes ']) + span(NAME, names[i]), Key(NAME)
    if result['status'] == 'ambiguous':
        new = {**{k: v for k, v in a.items() if k in ('action', 'value')}, 'name': value}
        a, target = {k: new[k] for k in ('action', 'name', 'value') if k in new}, 'name'
    return Turn('followup', text, [(tool, {k: value if k == target else v for k, v in a.items()})], speech=False)

"""Orders for one device, one kind or one room: text with marks, and the calls that answer it.

An argument whose value is a small integer key (an `Ask.key`) is a marked span.
"""
from dataclasses import dataclass

from frames import fuss, wrap
from grammar import span
from numbers_spoken import degrees, percent
from things import AREA, NAME, WORDS, all_in, all_of, bare, device, of, owned, within
from verbs import VERBS

VALUE = 2
CONTROL, GET, LIST = 'home_control', 'home_get', 'home_list'


@dataclass(frozen=True)
class Key:
    """Stands in an argument for the words marked with this number."""
    key: int


@dataclass
class Turn:
    """What a person says and what must be called; `speech` when numbers are in words."""
    kind: str
    text: str
    calls: list
    speech: bool = False


def args(**kw):
    """Arguments in the fixed order; name and area are marked unless they are absent."""
    order = ('action', 'name', 'area', 'domain', 'value')
    return {k: Key(kw[k]) if k in ('name', 'area') and isinstance(kw[k], int) else kw[k] for k in order if kw.get(k) is not None}


ACTIONS = {
    'turn_on': {'light': 8, 'switch': 4, 'climate': 2, 'media_player': 2, 'fan': 2},
    'turn_off': {'light': 8, 'switch': 4, 'climate': 2, 'media_player': 2, 'fan': 2},
    'toggle': {'light': 4, 'switch': 2, 'fan': 1}, 'open': {'cover': 1}, 'close': {'cover': 1}, 'stop': {'cover': 3, 'media_player': 1},
    'lock': {'lock': 1}, 'unlock': {'lock': 1}, 'start': {'vacuum': 1}, 'return_to_base': {'vacuum': 1},
    'play': {'media_player': 1}, 'pause': {'media_player': 1}, 'next': {'media_player': 1}, 'previous': {'media_player': 1},
    'mute': {'media_player': 1}, 'unmute': {'media_player': 1},
}
KIND = {'cover': 'cover', 'climate': 'climate', 'media_player': 'media'}
MUSIC = {'musique', 'music'}
SPEAKS = {'ferme', 'lance', 'démarre', 'monte', 'baisse', 'start', 'stop', 'cut', 'arrête', 'coupe', 'put'}


def single(s, lang, action=None):
    """One device: "allume la lampe du salon"."""
    if action is None:
        action = s.weighted({'turn_on': 9, 'turn_off': 9, 'toggle': 1, 'open': 3, 'close': 3, 'stop': 1, 'lock': 1.3, 'unlock': 1.3, 'start': 1,
                             'return_to_base': 1, 'play': 1.2, 'pause': 1.5, 'next': 1, 'previous': 1, 'mute': 1, 'unmute': 1})
    domain = s.weighted(ACTIONS[action])
    verb = s.template(VERBS[lang][action])
    plain = action in ('turn_on', 'turn_off', 'toggle') and verb.split(' ')[0] not in SPEAKS or action in ('open', 'close', 'lock', 'unlock', 'mute', 'pause')
    kw = {'action': action, 'name': NAME}
    apart = s.chance(.2)
    obj = device(s, lang, domain, noun_only=not plain, room=not apart)
    if any(m + '\ue020' in obj for m in MUSIC):
        action = {'turn_on': 'play', 'turn_off': 'stop'}.get(action, action)
        kw = {'action': action, 'domain': 'media_player'}
        obj = 'la musique' if lang == 'fr' else 'the music'
    if lang == 'fr' and (' de {d}' in verb or ' à {d}' in verb):
        obj = glue(obj, verb)
        verb = verb.replace(' de {d}', ' {d}').replace(' à {d}', ' {d}')
    text = wrap(s, lang, verb, obj)
    if apart:
        where = within(s, lang)
        text = f'{where}, {text}' if s.chance(.12) else f'{text} {where}'
        kw['area'] = AREA
    return Turn(KIND.get(domain, 'control'), fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))


def glue(obj, verb):
    """de/à and the article of a French object in one word where the language does so."""
    a, w = bare(obj)
    if ' à {d}' in verb:
        return {'le ': 'au ', 'les ': 'aux '}.get(a, 'à ' + a) + w
    if a in ('le ', 'les '):
        return {'le ': 'du ', 'les ': 'des '}[a] + w
    first = w.lstrip('\ue000\ue001')[:1].lower()
    return 'de ' + obj if a or first not in 'aeiouéèêàâîô' else "d'" + w


def many(s, lang):
    """All of a kind, everything, or a room as such."""
    action = s.weighted({'turn_on': 5, 'turn_off': 7, 'open': 3, 'close': 4, 'lock': .7, 'mute': .3, 'pause': .3, 'stop': .4})
    r = s.rng.random()
    if r < .66 or action not in ('turn_on', 'turn_off'):
        domain = s.weighted({'turn_on': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': .7, 'fan': .7}, 'turn_off': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': 1, 'fan': .7},
                             'open': {'cover': 1}, 'close': {'cover': 1}, 'lock': {'lock': 1}, 'mute': {'media_player': 1}, 'pause': {'media_player': 1}, 'stop': {'cover': 1}}[action])
        obj, where = all_in(s, lang, domain)
        kw = {'action': action, **where}
    elif r < .86:
        every = ['tout', 'tout', 'tout', 'tous les appareils', 'absolument tout', 'tout ce qui est allumé' if action == 'turn_off' else 'tout'] if lang == 'fr' else \
            ['everything', 'everything', 'all', 'every device', 'all devices', 'everything']
        obj, kw = s.one(every), {'action': action}
        if s.chance(.68):
            obj, kw = f'{obj} {within(s, lang)}', {'action': action, 'area': AREA}
        elif s.chance(.3):
            obj += ' partout' if lang == 'fr' else ' everywhere'
        elif s.chance(.4):
            pre, house = ('dans la ', 'maison') if lang == 'fr' else ('in the ', 'house')
            obj, kw = f'{obj} {pre}{span(AREA, house)}', {'action': action, 'area': AREA}
    else:
        if lang == 'fr' and s.chance(.45):
            obj = within(s, lang)
        else:
            obj = s.one(WORDS[lang].AREAS)
            a, w = bare(obj) if lang == 'fr' else ('the ', obj)
            obj = a + span(AREA, w)
        kw = {'action': action, 'area': AREA}
    verbs = VERBS[lang][action]
    text = wrap(s, lang, s.template(verbs[:6] if r >= .66 else verbs), obj)
    return Turn('area', fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))


def scene(s, lang):
    """A scene or a mode."""
    name = s.one(WORDS[lang].SCENES) if s.chance(.7) else s.one([proper_scene(s), proper_scene(s).lower()])
    label = span(NAME, name)
    obj = s.say(['[la ](scène|scène) {n}', '[le ]mode {n}', "[l']ambiance {n}", 'le scénario {n}', 'le mode {n}', 'la scène {n}', '{n}', 'la routine {n}'] if lang == 'fr'
                else ['[the ]{n} scene', 'the {n} mode', '{n} mode', 'the scene {n}', 'scene {n}', 'the {n} scene', 'the {n} routine', 'the {n} ambiance'], {'n': label})
    if obj == label and lang == 'fr':
        obj = 'le mode ' + label
    text = wrap(s, lang, s.template(VERBS[lang]['activate']), obj)
    if s.chance(.12):
        text = s.one(['mode {n}', 'scène {n}', "c'est l'heure du mode {n}"] if lang == 'fr' else ['{n} mode', "it's {n} time", 'scene {n}']).replace('{n}', label)
    return Turn('scene', fuss(s, lang, text.replace('passe en le ', 'passe en ').replace('passer en le ', 'passer en ')), [(CONTROL, args(action='activate', name=NAME))], speech=s.chance(.3))


def proper_scene(s):
    from names import proper
    return proper(s)

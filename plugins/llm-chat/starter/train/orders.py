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
FULLY = {'fr': [' complètement', ' entièrement', ' en grand', ' doucement', ' à fond', ' vite', ' totalement', ' jusqu\'en bas', ' jusqu\'en haut'], 'en': [' completely', ' all the way', ' fully', ' slowly', ' quickly', ' right now', ' entirely']}
KIND = {'cover': 'cover', 'climate': 'climate', 'media_player': 'media'}
MUSIC = {'musique', 'music'}
SPEAKS = {'ferme', 'lance', 'démarre', 'monte', 'baisse', 'start', 'stop', 'cut', 'arrête', 'coupe', 'put'}


def single(s, lang, action=None):
    """One device: "allume la lampe du salon"."""
    if action is None:
        action = s.weighted({'turn_on': 9, 'turn_off': 9, 'toggle': 1, 'open': 3, 'close': 3, 'stop': 1, 'lock': 1.3, 'unlock': 1.3, 'start': 1,
                             'return_to_base': 1, 'play': 1.2, 'pause': 1.5, 'next': 1, 'previous': 1, 'mute': 1, 'unmute': 1})
    domain = s.weighted(ACTIONS[action])
    verb = s.one(VERBS[lang][action])
    plain = action in ('turn_on', 'turn_off', 'toggle') and verb.split(' ')[0] not in SPEAKS or action in ('open', 'close', 'lock', 'unlock', 'mute', 'pause')
    kw = {'action': action, 'name': NAME}
    apart = s.chance(.2)
    obj = device(s, lang, domain, noun_only=not plain, room=not apart)
    if any(m + '\ue020' in obj for m in MUSIC):
        action = {'turn_on': 'play', 'turn_off': 'stop'}.get(action, action)
        kw = {'action': action}
        obj = 'la musique' if lang == 'fr' else 'the music'
    if lang == 'fr' and (' de {d}' in verb or ' à {d}' in verb):
        obj = glue(obj, verb)
        verb = verb.replace(' de {d}', ' {d}').replace(' à {d}', ' {d}')
    if domain == 'cover' and s.chance(.1):
        obj += s.one(FULLY[lang])
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
    if r < .66 or action not in ('turn_on', 'turn_off', 'open', 'close', 'lock') or r > .84 and action not in ('turn_on', 'turn_off'):
        domain = s.weighted({'turn_on': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': .7, 'fan': .7}, 'turn_off': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': 1, 'fan': .7},
                             'open': {'cover': 1}, 'close': {'cover': 1}, 'lock': {'lock': 1}, 'mute': {'media_player': 1}, 'pause': {'media_player': 1}, 'stop': {'cover': 1}}[action])
        obj, where = all_in(s, lang, domain)
        kw = {'action': action, **where}
    elif r < .84:
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
    text = wrap(s, lang, s.one(verbs[:6] if r >= .66 else verbs), obj)
    return Turn('area', fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))


def scene(s, lang):
    """A scene or a mode."""
    name = s.one(WORDS[lang].SCENES) if s.chance(.7) else s.one([proper_scene(s), proper_scene(s).lower()])
    label = span(NAME, name)
    obj = s.say(['[la ](scène|scène) {n}', '[le ]mode {n}', "[l']ambiance {n}", 'le scénario {n}', 'le mode {n}', 'la scène {n}', '{n}', 'la routine {n}'] if lang == 'fr'
                else ['[the ]{n} scene', 'the {n} mode', '{n} mode', 'the scene {n}', 'scene {n}', 'the {n} scene', 'the {n} routine', 'the {n} ambiance'], {'n': label})
    if obj == label and lang == 'fr':
        obj = 'le mode ' + label
    text = wrap(s, lang, s.one(VERBS[lang]['activate']), obj)
    if s.chance(.12):
        text = s.one(['mode {n}', 'scène {n}', "c'est l'heure du mode {n}"] if lang == 'fr' else ['{n} mode', "it's {n} time", 'scene {n}']).replace('{n}', label)
    return Turn('scene', fuss(s, lang, text.replace('passe en le ', 'passe en ').replace('passer en le ', 'passer en ')), [(CONTROL, args(action='activate', name=NAME))], speech=s.chance(.3))


BARE_MEDIA = {
    'fr': {'pause': ['pause', 'mets pause', 'mets sur pause', 'mets en pause', 'fais pause', 'pause la musique', 'mets la musique en pause', 'pause le film', 'attends mets pause', 'une pause', 'mets le film en pause', 'interromps la lecture'],
           'play': ['play', 'lecture', 'reprends', 'reprends la lecture', 'remets la musique', 'mets de la musique', 'lance la musique', 'mets un peu de musique', 'joue de la musique', 'relance', 'continue la musique', 'mets la musique', 'envoie la musique', 'musique', 'mets-nous de la musique', 'remets en lecture', 'mets du son', 'fais jouer de la musique'],
           'next': ['suivant', 'chanson suivante', 'morceau suivant', 'la suivante', 'passe à la suivante', 'change de chanson', 'titre suivant', 'saute cette chanson', 'passe cette chanson', 'piste suivante', "j'aime pas cette chanson, passe", 'mets la suivante', 'prochaine chanson', 'change de musique', 'la chanson suivante', 'zappe'],
           'previous': ['précédent', 'chanson précédente', 'morceau précédent', "remets la chanson d'avant", 'reviens en arrière', 'la précédente', "remets celle d'avant", 'titre précédent', 'piste précédente', "la chanson d'avant"],
           'mute': ['coupe le son', 'mute', 'muet', 'silence', 'enlève le son', 'mets en sourdine', 'sourdine', 'éteins le son', 'plus de son', 'coupe-moi ce son', 'vire le son'],
           'unmute': ['remets le son', 'rétablis le son', 'rallume le son', 'remets du son', 'réactive le son', 'enlève la sourdine', 'redonne le son', 'unmute'],
           'stop': ['stop', 'arrête la musique', 'coupe la musique', 'stoppe la musique', 'arrête', 'stop la musique', 'éteins la musique', 'arrête tout ça', 'arrête la lecture', 'coupe-moi cette musique', 'stoppe', 'arrête cette musique']},
    'en': {'pause': ['pause', 'pause it', 'pause the music', 'pause the movie', 'pause that', 'hold on pause', 'pause playback', 'put it on pause', 'hit pause', 'pause the film', 'pause please', 'take a pause'],
           'play': ['play', 'resume', 'play music', 'play some music', 'continue', 'start the music', 'put on some music', 'put some music on', 'resume playback', 'keep playing', 'unpause', 'play something', 'music please', 'start playing', 'music on', 'get some tunes going', 'continue the music'],
           'next': ['next', 'next song', 'next track', 'skip', 'skip this one', 'skip this song', 'play the next one', 'the next one', 'change the song', 'i hate this song, skip', 'next please', 'skip it', 'skip ahead', 'another song', 'next tune', 'skip track'],
           'previous': ['previous', 'previous song', 'go back', 'last song', 'play that again', 'previous track', 'the one before', 'back one song', 'play the previous one', 'go back a song'],
           'mute': ['mute', 'mute it', 'mute the sound', 'silence', 'sound off', 'kill the sound', 'cut the sound', 'turn off the sound', 'no sound', 'mute that', 'turn the sound off'],
           'unmute': ['unmute', 'unmute it', 'sound on', 'sound back on', 'turn the sound back on', 'bring the sound back', 'give me sound again', 'turn on the sound'],
           'stop': ['stop', 'stop the music', 'stop it', 'stop playing', 'music off', 'turn off the music', 'cut the music', 'kill the music', 'turn the music off', 'stop playback', 'stop that', 'stop the song']},
}


def bare_media(s, lang):
    """Music and sound without a device, maybe in a room."""
    action = s.weighted({'pause': 3, 'play': 4, 'next': 3, 'previous': 2, 'mute': 2, 'unmute': 1.3, 'stop': 2.5})
    text, kw = s.template(BARE_MEDIA[lang][action]), {'action': action}
    if s.chance(.3):
        text, kw['area'] = f'{text} {within(s, lang)}', AREA
    return Turn('media', fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))


DARK = {'fr': ['il fait [trop ]sombre {w}', 'il fait noir {w}', "on n'y voit rien {w}", "j'y vois rien {w}", 'il fait trop noir {w}', "c'est sombre {w}", 'un peu de lumière {w}', 'de la lumière {w}', 'lumière {w}', 'donne-moi de la lumière {w}', "j'ai besoin de lumière {w}", 'mets de la lumière {w}', 'éclaire {w}', "on y voit rien {w}", 'fais de la lumière {w}', 'il me faut de la lumière {w}'],
        'en': ["it's [too ]dark {w}", "i can't see anything {w}", "i can't see {w}", 'we need light {w}', 'some light {w}', 'give me some light {w}', 'light {w}', 'i need light {w}', 'make it bright {w}', 'light it up {w}', "it's pitch black {w}", 'let there be light {w}', 'get some light {w}', 'bring some light {w}']}


def dark(s, lang):
    """A wish for light in a room: reasonable enough to act."""
    text = s.say(DARK[lang], {'w': within(s, lang)})
    return Turn('area', fuss(s, lang, text), [(CONTROL, args(action='turn_on', area=AREA, domain='light'))], speech=s.chance(.3))


CLEAN = {'fr': ['nettoie {r}/nettoyez {r}/nettoyer {r}', 'aspire {r}/aspirez {r}/aspirer {r}', 'lance le ménage {w}', 'lance le nettoyage {w}', 'fais le ménage {w}/faites le ménage {w}/faire le ménage {w}', "passe un coup d'aspi {w}", 'balaie {r}', 'fais la poussière {w}'],
         'en': ['clean {r}/clean {r}/cleaning {r}', 'vacuum {r}/vacuum {r}/vacuuming {r}', 'hoover {r}/hoover {r}/hoovering {r}', 'start cleaning {w}', 'do the floors {w}', 'sweep {r}/sweep {r}/sweeping {r}', 'mop {r}/mop {r}/mopping {r}', 'do the vacuuming {w}']}


def clean(s, lang):
    """A room to be cleaned: the robot is not named."""
    phrase = s.one(WORDS[lang].AREAS)
    a, w = bare(phrase) if lang == 'fr' else ('the ', phrase)
    verb = s.one(CLEAN[lang]).replace('{r}', a + span(AREA, w))
    verb = verb.replace('{w}', within(s, lang)) if '{w}' in verb else verb
    return Turn('control', fuss(s, lang, wrap(s, lang, verb, '')), [(CONTROL, args(action='start', area=AREA, domain='vacuum'))], speech=s.chance(.3))


def proper_scene(s):
    from names import proper
    return proper(s)

"""Questions about the home: one state, the states of a kind, and what there is."""
import re

import phrases_states_en
import phrases_states_fr
from frames import fuss
from grammar import span
from orders import GET, LIST, Turn, args, glue
from things import AREA, NAME, all_in, device, within

SAID = {'fr': phrases_states_fr, 'en': phrases_states_en}
# questions that need no place to be about devices
_things = re.compile(r'device|applian|gadget|equipment|appareil|équipement|objet')
NAMED = {lang: [t for t in said.LIST if _things.search(t) and not re.search(r'(are|sont) \{w\}', t)] for lang, said in SAID.items()}
HOME = {'fr': ['à la maison', 'ici', 'chez moi', 'chez nous'], 'en': ['at home', 'here', 'in this place', 'around here']}
SCENES = {'fr': ['les scènes', 'toutes les scènes', 'les ambiances', 'les modes', 'mes scènes', 'les scénarios'], 'en': ['the scenes', 'all the scenes', 'the modes', 'my scenes', 'all the modes']}
MASCULINE = ('volets', 'stores', 'volets roulants', 'rideaux', 'radiateurs', 'chauffages', 'verrous', 'luminaires', 'spots')

STATE = {
    'fr': {
        'light': 'allumé|éteint|allumée|éteinte|encore allumé|toujours allumée|bien éteint|restée allumée|bien éteinte', 'switch': 'allumé|éteint|branché|en marche|allumée|encore en marche|branchée|en route',
        'cover': 'ouvert|fermé|ouverte|fermée|levé|baissé|bien fermé|grand ouvert|à moitié ouvert|descendu|remonté', 'climate': 'allumé|éteint|en marche|allumée|en chauffe|coupé', 'media_player': 'allumée|éteinte|en marche|en pause|encore allumée|en lecture|en sourdine',
        'fan': 'allumé|éteint|en marche|en route|en train de tourner', 'lock': 'verrouillée|fermée|ouverte|déverrouillée|fermée à clé|bien fermée|bien verrouillée', 'vacuum': 'en marche|à sa base|en train de nettoyer|chargé|bloqué|en charge|rentré',
        'binary_sensor': 'ouverte|fermée|ouvert|fermé|bien fermée|restée ouverte|entrouverte|encore ouverte'},
    'en': {
        'light': 'on|off|still on|lit|turned on|switched off', 'switch': 'on|off|running|plugged in|still on|switched on|turned off', 'cover': 'open|closed|up|down|shut|half open|all the way down|fully open', 'climate': 'on|off|running|heating|working', 'media_player': 'on|off|playing|paused|still on|muted',
        'fan': 'on|off|running|spinning|still on', 'lock': 'locked|unlocked|open|closed|shut|bolted|properly locked', 'vacuum': 'running|docked|cleaning|charged|stuck|charging|back at its base', 'binary_sensor': 'open|closed|shut|still open|ajar|wide open'},
}
# words for all of a kind, and the states that may be asked of them
PLURAL = {
    'fr': {'light': ('lumières|lampes|lumières|ampoules', 'allumées|éteintes|restées allumées|encore allumées'), 'cover': ('volets|stores|volets roulants|rideaux', 'ouverts|fermés|baissés|levés|restés ouverts'), 'switch': ('prises', 'allumées|en marche|branchées|éteintes'), 'climate': ('radiateurs|chauffages', 'allumés|en marche|éteints|restés allumés'),
           'binary_sensor': ('fenêtres|fenêtres', 'ouvertes|fermées|restées ouvertes|entrouvertes|mal fermées'), 'lock': ('portes|serrures', 'verrouillées|ouvertes|fermées à clé|déverrouillées'), 'media_player': ('télés|enceintes', 'allumées|en marche|éteintes')},
    'en': {'light': ('lights|lamps|lights|bulbs', 'on|off|still on|left on|turned off'), 'cover': ('blinds|shutters|curtains|shades', 'open|closed|up|down|still open'), 'switch': ('plugs|switches|outlets|sockets', 'on|off|still on'), 'climate': ('radiators|heaters|thermostats', 'on|off|running|heating'),
           'binary_sensor': ('windows|windows', 'open|closed|left open|ajar|shut'), 'lock': ('doors|locks', 'locked|unlocked|open'), 'media_player': ('tvs|speakers', 'on|playing|off|still playing')},
}


def state(s, lang):
    """One state or the states of a kind."""
    make = s.weighted({one_state: 50, reading: 12, warmth: 10, presence: 2.5, kinds: 17.5, room: 8})
    text, kw = make(s, lang)
    return Turn('state', fuss(s, lang, text), [(GET, args(**kw))], s.chance(.3))


def one_state(s, lang):
    domain = s.weighted({'light': 4, 'switch': 2, 'cover': 3, 'climate': 1, 'media_player': 2, 'fan': 1, 'lock': 3, 'vacuum': 1, 'binary_sensor': 4})
    obj = device(s, lang, domain)
    states = STATE[lang][domain].split('|')
    return s.say(SAID[lang].ONE, {'d': obj, 'dd': glue(obj, ' de {d}'), 'e': s.one(states), 'e2': s.one(states)}), {'name': NAME}


def reading(s, lang):
    """What a sensor says; its word tells the kind, or the name would read as a thing of the world."""
    obj = device(s, lang, 'sensor', noun_only=True)
    text = s.say(SAID[lang].SENSOR, {'d': obj, 'dd': glue(obj, ' de {d}'), 'n': obj.removeprefix('the ')})
    if lang == 'fr':
        text = gendered(text, obj)
    if s.chance(.2):
        return text.rstrip(' ?') + ' ' + within(s, lang), {'name': NAME, 'area': AREA}
    return text, {'name': NAME}


def gendered(text, obj):
    """Quel and actuel after the article of the sensor."""
    if obj.startswith(('la ', 'ma ')):
        return text.replace('quel est', 'quelle est')
    return text.replace('quelle est', 'quel est').replace(' actuelle', ' actuel') if obj.startswith(('le ', 'mon ')) else text


def warmth(s, lang):
    word = span(NAME, 'température' if lang == 'fr' else 'temperature')
    text = s.say(SAID[lang].WARM, {'w': within(s, lang), 't': word})
    return text, {'name': NAME, 'area': AREA} if word in text else {'area': AREA, 'domain': 'sensor'}


def presence(s, lang):
    return s.say(SAID[lang].MOVE, {'w': within(s, lang)}), {'area': AREA, 'domain': 'binary_sensor'}


def kinds(s, lang):
    """All of a kind, or which of them."""
    domain = s.weighted({'light': 5, 'cover': 3, 'switch': 1, 'climate': 1, 'binary_sensor': 4, 'lock': 2, 'media_player': 1})
    words, states = PLURAL[lang][domain]
    if lang == 'fr' and s.chance(.3):
        obj, kw = all_in(s, lang, domain)
        return s.say(SAID[lang].KIND, {'d': obj, 'dd': glue(obj, ' de {d}'), 'e': s.one(states.split('|'))}), kw
    where, kw = '', {'domain': domain}
    if s.chance(.5):
        where, kw['area'] = within(s, lang), AREA
    k = s.one(words.split('|'))
    text = s.say(SAID[lang].WHICH, {'k': k, 'e': s.one(states.split('|')), 'w': where})
    return in_gender(text, k) if lang == 'fr' else text, kw


def in_gender(text, k):
    """Quels and tous as the plural wants them."""
    if k in MASCULINE:
        return text.replace('quelles', 'quels').replace('toutes les', 'tous les').replace('lesquelles', 'lesquels')
    return text.replace('quels', 'quelles').replace('tous les', 'toutes les')


def room(s, lang):
    return s.say(SAID[lang].ROOM, {'w': within(s, lang)}), {'area': AREA}


def listing(s, lang):
    """What there is."""
    make = s.weighted({things_there: 55, of_kind: 45})
    text, kw = make(s, lang)
    return Turn('list', fuss(s, lang, text), [(LIST, args(**kw))], speech=s.chance(.3))


def things_there(s, lang):
    if s.chance(.8):
        return s.say(SAID[lang].LIST, {'w': within(s, lang)}), {'area': AREA}
    where = s.one(HOME[lang]) if s.chance(.5) else ''
    return s.say(SAID[lang].LIST if where else NAMED[lang], {'w': where}), {}


def of_kind(s, lang):
    domain = s.weighted({'light': 4, 'cover': 2, 'switch': 2, 'climate': 1, 'media_player': 1, 'lock': 1, 'sensor': 2, 'fan': .5, 'scene': 1.5, 'vacuum': .3})
    obj, kw = (s.one(SCENES[lang]), {'domain': 'scene'}) if domain == 'scene' else all_in(s, lang, domain)
    return s.say(SAID[lang].LIST_KIND, {'d': obj, 'dd': glue(obj, ' de {d}')}), kw

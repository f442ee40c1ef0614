"""Orders of a few words, the thing first or without a verb: "bedroom lamp off", "lumières salon éteintes"."""
from things import bare
from verbs import agree

ONE = {
    'fr': {'turn_on': '{d} on|{d} allumé{e}|on {d}|allumer {d}|allume {d}|{d} : on|{d} on merci|mettre {d}|activer {d}|allumage {d}|{d} en route',
           'turn_off': '{d} off|{d} éteint{e}|off {d}|éteindre {d}|éteins {d}|{d} stop|{d} : off|couper {d}|arrêt {d}|extinction {d}|{d} coupé{e}|stop {d}',
           'open': '{d} ouvert{e}|ouvrir {d}|ouvre {d}|ouverture {d}|{d} : ouvrir|monter {d}', 'close': '{d} fermé{e}|fermer {d}|ferme {d}|fermeture {d}|{d} : fermer|descendre {d}',
           'lock': '{d} verrouillé{e}|verrouiller {d}|verrouille {d}|verrouillage {d}|{d} à clé|{d} : verrouiller', 'unlock': '{d} déverrouillé{e}|déverrouiller {d}|déverrouille {d}|déverrouillage {d}',
           'pause': '{d} pause|pause {d}|{d} en pause', 'mute': '{d} muet|mute {d}|{d} mute|{d} sourdine'},
    'en': {'turn_on': '{d} on|{d} on please|turn on {d}|switch on {d}|on {d}|{d}, on|{d} turn on|{d} to on|{d} on now|put on {d}|{d} switch on|{d} start', 'turn_off': '{d} off|{d} off please|turn off {d}|switch off {d}|off {d}|{d}, off|{d} turn off|{d} to off|{d} off now|kill {d}|{d} switch off|{d} out',
           'open': '{d} open|{d} up|open {d}|{d}, open|{d} up please', 'close': '{d} closed|{d} down|close {d}|{d} shut|shut {d}|{d}, close', 'lock': '{d} locked|lock {d}|{d} lock', 'unlock': '{d} unlocked|unlock {d}|{d} unlock',
           'pause': '{d} pause|pause {d}|{d} on pause', 'mute': '{d} mute|mute {d}|{d} on mute'},
}
ONE = {lang: {action: text.split('|') for action, text in table.items()} for lang, table in ONE.items()}
KINDS = {
    'fr': {'light': 'lumières|lumières|lampes|toutes lumières|éclairages|ampoules', 'cover': 'volets|volets|stores|rideaux|volets roulants', 'climate': 'radiateurs|chauffages|clims', 'media_player': 'télés|enceintes', 'lock': 'portes|serrures|verrous', 'switch': 'prises', 'fan': 'ventilateurs|ventilos'},
    'en': {'light': 'lights|lights|lights|lamps|all lights', 'cover': 'blinds|blinds|curtains|shutters|shades', 'climate': 'heaters|radiators', 'media_player': 'speakers|tvs', 'lock': 'doors|locks', 'switch': 'plugs|sockets', 'fan': 'fans'},
}
STATE = {
    'fr': {'turn_on': 'on|allumées|allume|on', 'turn_off': 'off|éteintes|éteins|stop|off', 'open': 'ouverts|en haut|ouvrir', 'close': 'fermés|en bas|fermer|baissés', 'lock': 'verrouillées|à clé|verrouiller'},
    'en': {'turn_on': 'on|on|on please|on now', 'turn_off': 'off|off|out|off please|off now', 'open': 'open|up', 'close': 'closed|down|shut', 'lock': 'locked'},
}
VERB = {'fr': {'turn_on': 'allume|allumer|mets', 'turn_off': 'éteins|éteindre|coupe', 'open': 'ouvre|ouvrir|monte', 'close': 'ferme|fermer|baisse', 'lock': 'verrouille|verrouiller'},
        'en': {'turn_on': 'turn on|switch on|put on|on', 'turn_off': 'turn off|switch off|off|kill', 'open': 'open|raise', 'close': 'close|shut|lower', 'lock': 'lock'}}


def one(s, lang, action, obj):
    """A device in telegraphic style, or None where the action has none."""
    forms = ONE[lang].get(action)
    if not forms:
        return None
    text = s.one(forms)
    article, word = bare(obj) if lang == 'fr' else ('', obj.removeprefix('the '))
    kept = obj if s.chance(.25) else word
    if lang == 'fr':
        text = agree(s, text, article or obj)
    return text.replace('{d}', kept)


def kind(s, lang, action, domain, area=None):
    """All of a kind in telegraphic style; `area` is a marked room without an article, or None."""
    things, state = s.one(KINDS[lang][domain].split('|')), s.one(STATE[lang][action].split('|'))
    verb = s.one(VERB[lang][action].split('|'))
    if area is None:
        return s.one([f'{things} {state}', f'{things} {state}', f'{verb} {things}', f'{things}, {state}'])
    if lang == 'fr':
        return s.one([f'{things} {area} {state}', f'{area} {things} {state}', f'{verb} {things} {area}', f'{things} {state} {area}', f'{area}, {things} {state}', f'{area} : {verb} {things}'])
    return s.one([f'{area} {things} {state}', f'{area} {things} {state}', f'{things} {area} {state}', f'{things} {state} {area}', f'{area}, {things} {state}', f'{verb} {area} {things}'])

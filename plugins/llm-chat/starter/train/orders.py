"""Orders for one device and for scenes; the orders for rooms and for music stand in areas.py and media.py."""
import brief
from areas import clean, dark, many, placed, room
from conjugate import all_english, all_french
from frames import fuss, wrap
from grammar import span
from media import bare_media
from names import proper
from things import AREA, NAME, WORDS, bare, beside, device, within
from turns import CONTROL, GET, KIND, LIST, VALUE, Action, Key, Turn, args, glue, joined
from verbs import agree, verb as verb_for

__all__ = ['CONTROL', 'GET', 'KIND', 'LIST', 'VALUE', 'Key', 'Turn', 'args', 'bare_media', 'clean', 'dark', 'glue', 'many', 'room', 'scene', 'single']

ACTIONS = {
    'turn_on': {'light': 8, 'switch': 4, 'climate': 2, 'media_player': 2, 'fan': 2},
    'turn_off': {'light': 8, 'switch': 4, 'climate': 2, 'media_player': 2, 'fan': 2},
    'toggle': {'light': 4, 'switch': 2, 'fan': 1}, 'open': {'cover': 8, 'door': 1}, 'close': {'cover': 8, 'door': 1}, 'stop': {'cover': 3, 'media_player': 1, 'vacuum': .6},
    'lock': {'lock': 1}, 'unlock': {'lock': 1}, 'start': {'vacuum': 1}, 'return_to_base': {'vacuum': 1},
    'play': {'media_player': 1}, 'pause': {'media_player': 5, 'vacuum': 1}, 'next': {'media_player': 1}, 'previous': {'media_player': 1},
    'mute': {'media_player': 1}, 'unmute': {'media_player': 1},
}
FULLY = {'fr': [' complètement', ' entièrement', ' en grand', ' doucement', ' à fond', ' vite', ' totalement', ' jusqu\'en bas', ' jusqu\'en haut', ' en entier', ' tout à fait', ' lentement', ' jusqu\'au bout', ' bien comme il faut', ' à nouveau', ' tout doucement'],
         'en': [' completely', ' all the way', ' fully', ' slowly', ' quickly', ' right now', ' entirely', ' the whole way', ' to the end', ' again', ' gently', ' properly', ' all the way up', ' all the way down']}
UP, DOWN = {' jusqu\'en haut', ' en grand', ' all the way up'}, {' jusqu\'en bas', ' all the way down'}
MUSIC = {'musique', 'music'}
# verbs that say what is meant only together with a noun
NOUN_NEEDED = set('ferme lance démarre monte baisse descends remonte start stop cut arrête coupe put lower raise drop draw tire mets open close run play lift remets fais ouvre bloque boucle enlève'.split())
ANYTHING = ('turn_on', 'turn_off', 'toggle', 'open', 'close', 'lock', 'unlock', 'mute', 'pause')
# orders that fit one device only
IDIOMS = {
    'fr': {'turn_on': ['préchauffe {le four}', 'fais chauffer {le four}', 'fais bouillir {la bouilloire}', 'mets à chauffer {la bouilloire}', 'fais couler {la cafetière}', 'lance {la machine à café}', 'fais démarrer {la machine à laver}', 'lance {le lave-vaisselle}', "mets en route {l'arrosage}", 'fais marcher {la pompe}', 'allume {le feu}', 'fais une flambée dans {la cheminée}'],
           'open': ['sors {le store banne}', 'déplie {le store banne}', 'déroule {le store banne}', 'déplie {le parasol}', 'ouvre {le parasol}', 'déploie {le store banne}', 'sors {le store de la terrasse}', "déplie {la voile d'ombrage}"],
           'close': ['rentre {le store banne}', 'replie {le store banne}', 'enroule {le store banne}', 'replie {le parasol}', 'ferme {le parasol}', 'rentre {le store de la terrasse}', "replie {la voile d'ombrage}", 'rétracte {le store banne}']},
    'en': {'turn_on': ['boil {kettle}', 'put {kettle} on', 'get {coffee machine} going', 'preheat {oven}', 'heat up {oven}', 'stick {kettle} on', 'pop {kettle} on', 'get {coffee maker} started', 'start {dishwasher}', 'run {washing machine}', 'start {sprinkler}', 'light {fireplace}', 'spark up {fireplace}', 'light {fire}'],
           'open': ['extend {awning}', 'roll out {awning}', 'wind out {awning}', 'put {awning} out', 'extend {patio awning}', 'put up {parasol}', 'open {parasol}', 'wind {awning} out', 'let {awning} out'],
           'close': ['retract {awning}', 'roll in {awning}', 'wind in {awning}', 'bring {awning} in', 'retract {patio awning}', 'fold {awning} away', 'close {parasol}', 'take {awning} in', 'roll {awning} back in']},
}
WEIGHTS = {'turn_on': 9, 'turn_off': 9, 'toggle': 1, 'open': 3, 'close': 3, 'stop': 1, 'lock': 1.3, 'unlock': 1.3, 'start': 1,
           'return_to_base': 1, 'play': 1.2, 'pause': 1.5, 'next': 1, 'previous': 1, 'mute': 1, 'unmute': 1}


def single(s, lang, action=None):
    """One device: "allume la lampe du salon"."""
    if action is None:
        action = s.weighted(WEIGHTS)
        if s.chance(.01):
            return idiom(s, lang)
    domain = s.weighted(ACTIONS[action])
    verb, special = verb_for(s, lang, action, domain)
    plain = action in ANYTHING and not special and verb.split(' ')[0] not in NOUN_NEEDED and domain != 'vacuum'
    apart = s.chance(.2)
    obj = device(s, lang, domain, noun_only=not plain, room=not apart)
    kw = {'action': Action(action, domain), 'name': NAME}
    if any(m + '\ue020' in obj for m in MUSIC):
        kw = {'action': Action({'turn_on': 'play', 'turn_off': 'stop'}.get(action, action), domain)}
        obj = 'la musique' if lang == 'fr' else 'the music'
    place = within(s, lang) if apart else ''
    if apart:
        kw['area'] = AREA
        if s.chance(.35):
            obj, place = beside(s, lang, obj, place), ''
    text = s.chance(.13) and brief.one(s, lang, action, obj)
    if not text:
        text = spoken(s, lang, verb, obj, action, domain)
    if place:
        text = placed(s, place, text, .25)
    return Turn(KIND.get(domain, 'cover' if domain == 'door' else 'control'), fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))


def spoken(s, lang, verb, obj, action, domain):
    """A verb and its object, in the forms that French makes of them."""
    if lang == 'fr':
        verb = agree(s, verb, obj)
        if '{b}' in verb:
            verb = verb.replace('de {b}', glue(bare(obj)[1], ' de {d}'))
    verb, obj = joined(lang, verb, obj)
    if domain == 'cover' and s.chance(.1):
        how = s.one(FULLY[lang])
        if action != 'stop' and how not in (UP if action == 'close' else DOWN):
            obj += how
    return wrap(s, lang, verb, obj)


def idiom(s, lang):
    """An order that fits one device only: "boil the kettle"."""
    action = s.weighted({'turn_on': 2, 'open': 1, 'close': 1})
    verb, _, thing = s.one(IDIOMS[lang][action]).partition('{')
    thing, _, rest = thing.partition('}')
    article = next((a for a in ('le ', 'la ', "l'") if thing.startswith(a)), '') if lang == 'fr' else 'the '
    text = verb + article + span(NAME, thing.removeprefix(article)) + rest
    return Turn('control' if action == 'turn_on' else 'cover', fuss(s, lang, text), [(CONTROL, args(action=action, name=NAME))], speech=s.chance(.3))


SCENE = {
    'fr': ['[la ](scène|scène) {n}', '[le ]mode {n}', "[l']ambiance {n}", 'le scénario {n}', 'le mode {n}', 'la scène {n}', '{n}', 'la routine {n}', 'ma scène {n}', 'la scène appelée {n}', 'la scène qui s\'appelle {n}', 'notre scène {n}', 'le programme {n}', 'le script {n}', 'script {n}', 'la macro {n}', "l'atmosphère {n}", 'le scénario domotique {n}', 'le thème {n}', 'la config {n}',
           "l'automatisation {n}", 'la maison en mode {n}', 'la séquence {n}', 'mon mode {n}', "l'ambiance {n}", 'la scène nommée {n}'],
    'en': ['[the ]{n} scene', 'the {n} mode', '{n} mode', 'the scene {n}', 'scene {n}', 'the {n} scene', 'the {n} routine', 'the {n} ambiance', 'my {n} scene', 'the scene called {n}', 'the scene named {n}', 'our {n} scene', 'my {n} routine', 'the {n} preset', 'the {n} setting', 'the {n} atmosphere', 'the {n} mood', 'mode {n}',
           'the {n} program', 'the script {n}', 'script {n}', 'the {n} macro', 'the {n} script', 'the {n} theme', '{n} scene', 'the {n} lighting scene', 'the {n} automation', 'the mode {n}', 'the routine {n}'],
}
ALONE = {
    'fr': ['mode {n}', 'scène {n}', "c'est l'heure du mode {n}", 'ambiance {n}', 'routine {n}', 'on est en mode {n}', 'je veux le mode {n}', 'je veux une ambiance {n}', "c'est le moment du mode {n}", 'scénario {n}', 'mode {n} activé', 'mode {n} pour toute la maison', 'on se fait une ambiance {n}', 'mets une ambiance {n}', 'crée une ambiance {n}', 'mets la maison en mode {n}', 'passe la maison en mode {n}', 'bascule la maison en mode {n}', 'fais une ambiance {n}', 'ambiance {n} dans la maison'],
    'en': ['{n} mode', "it's {n} time", 'scene {n}', '{n} scene', '{n} routine', 'mode {n}', '{n} mode on', 'time for {n} mode', "let's go {n} mode", 'i want {n} mode', 'put the house in {n} mode', 'set the house to {n} mode', 'switch the house to {n} mode', 'we are in {n} mode', 'enter {n} mode', '{n} scene on', 'set the mood to {n}', 'set the scene for {n}', 'make it a {n} mood', 'go into {n} mode'],
}


BY_NAME = {'fr': all_french("lance|lance|active|active|déclenche|démarre|lance-moi|active-moi|exécute|mets-nous|on lance {d}|tu lances {d}|lancer {d}|activer {d}|prépare|mets en route {d}|c'est parti pour {d}|enclenche"),
           'en': all_english("start|start|activate|activate|run|trigger|launch|set|begin|kick off {d}|execute|switch to {d}|let's start {d}|time to start {d}|go to {d}|set up {d}|initiate|put on {d}")}
ARTICLE = {'soirée': 'la ', 'nuit': 'la ', 'fête': 'la ', 'sieste': 'la ', 'pause': 'la ', 'lecture': 'la ', 'douche': 'la ', 'dîner': 'le ', 'petit': 'le ', 'réveil': 'le ', 'coucher': 'le ', 'lever': 'le ', 'brunch': 'le ',
           'goûter': 'le ', 'apéro': "l'", 'départ': 'le ', 'retour': 'le ', 'repas': 'le ', 'barbecue': 'le ', 'bain': 'le ', 'match': 'le ', 'film': 'le ', 'ambiance': "l'", 'histoire': "l'", 'grasse': 'la ', 'lumière': 'la '}


def scene(s, lang):
    """A scene or a mode."""
    known = s.chance(.7)
    name = s.one(WORDS[lang].SCENES) if known else s.one([proper(s), proper(s).lower()])
    label = span(NAME, name)
    obj = s.say(SCENE[lang], {'n': label})
    if obj == label and lang == 'fr':
        obj = 'le mode ' + label
    verb = verb_for(s, lang, 'activate', 'scene')[0]
    if known and s.chance(.18):
        # only scenes that everybody has go by their name alone; any other name would be a device
        verb, obj = s.one(BY_NAME[lang]), (ARTICLE.get(name.split(' ')[0], '') if lang == 'fr' else s.one(['', '', 'the '])) + label
    text = wrap(s, lang, *joined(lang, verb, obj))
    if s.chance(.14):
        text = s.one(ALONE[lang]).replace('{n}', label)
    if lang == 'fr':
        for word in ('passe', 'passez', 'passer', 'bascule', 'basculez', 'basculer', 'met'):
            text = text.replace(word + ' en le ', word + ' en ').replace(word + ' en la ', word + ' en ').replace(word + ' en mon ', word + ' en ')
    kw = {'action': 'activate', 'name': NAME}
    if s.chance(.06):
        text, kw['area'] = placed(s, within(s, lang), text), AREA
    return Turn('scene', fuss(s, lang, text), [(CONTROL, args(**kw))], speech=s.chance(.3))

"""Orders for all of a kind, for everything and for rooms as such."""
import brief
from conjugate import all_english, all_french
from frames import fuss, wrap
from grammar import span
from things import AREA, WORDS, all_in, all_of, area_phrase, bare, within
from turns import CONTROL, Turn, args, joined
from verbs import PLURAL

# sentences that are orders only in sense; the room is `{w}`
IMPLIED = {
    'fr': {('turn_off', 'light'): ["les lumières sont restées allumées {w}, éteins-les", "les lumières sont restées allumées {w}", "j'ai laissé les lumières allumées {w}, éteins-les", 'les lampes sont encore allumées {w}, éteins', 'on a oublié les lumières {w}, éteins-les', 'toutes les lumières sont allumées {w}, coupe-les', 'il y a encore de la lumière {w}, éteins', "il y a trop de lumière {w}, éteins tout ce qui est lampe",
                                  "j'ai oublié d'éteindre les lumières {w}", "quelqu'un a laissé les lumières allumées {w}, éteins", "pourquoi les lumières sont allumées {w} ? éteins-les", "plus besoin de lumière {w}", "plus besoin des lumières {w}", "on n'a plus besoin de lumière {w}"],
           ('turn_on', 'light'): ["les lumières sont éteintes {w}, allume-les", "j'ai besoin des lumières {w}", 'il me faut les lumières {w}', 'rallume, les lumières sont éteintes {w}', 'on a besoin des lumières {w}', "les lampes sont éteintes {w}, rallume-les", "pourquoi les lumières sont éteintes {w} ? rallume-les"],
           ('close', 'cover'): ["les volets sont restés ouverts {w}, ferme-les", "j'ai laissé les volets ouverts {w}, ferme-les", "j'ai oublié de fermer les volets {w}", 'bloque le soleil {w}', "fais de l'ombre {w}", "empêche le soleil d'entrer {w}", 'le soleil tape {w}, ferme les volets', 'les stores sont ouverts {w}, baisse-les', 'on nous voit {w}, ferme les rideaux', 'il fait nuit, ferme les volets {w}', "garde la fraîcheur {w}, ferme les volets"],
           ('open', 'cover'): ['fais entrer le soleil {w}', 'fais entrer la lumière du jour {w}', 'laisse entrer le soleil {w}', 'laisse entrer le jour {w}', 'les volets sont fermés {w}, ouvre-les', 'les stores sont baissés {w}, remonte-les', 'je veux voir dehors {w}, ouvre les volets', "j'ai oublié d'ouvrir les volets {w}", 'il fait jour, ouvre les volets {w}']},
    'en': {('turn_off', 'light'): ['the lights are still on {w}, turn them off', 'the lights are still on {w}', 'i left the lights on {w}', 'i left the lights on {w}, turn them off', 'someone left the lights on {w}', 'someone left the lights on {w}, kill them', 'why are the lights on {w}? turn them off', 'all the lights are on {w}, switch them off', 'i forgot to turn off the lights {w}', 'we forgot the lights {w}, turn them off',
                                  'there are lights on {w}, switch them off', 'no more light {w}', "we don't need any lights {w}", "i don't need the lights {w}", 'who left the lights on {w}? switch them off'],
           ('turn_on', 'light'): ['the lights are off {w}, turn them on', 'why are the lights off {w}? turn them on', 'i need the lights {w}', 'we need the lights {w}', 'all the lights went off {w}, put them back on', 'i could use the lights {w}', 'can i have the lights {w}'],
           ('close', 'cover'): ['the blinds are still up {w}, close them', 'i left the blinds open {w}', 'i forgot to close the blinds {w}', 'block the sun {w}', 'block out the sun {w}', 'shut out the light {w} with the blinds', 'keep the sun out {w}', 'the sun is glaring {w}, close the blinds', 'the curtains are open {w}, draw them', 'people can see in {w}, close the curtains', 'keep the heat out {w}, close the shutters'],
           ('open', 'cover'): ['let the sun in {w}', 'let the sunshine in {w}', 'let some daylight in {w}', 'let in the daylight {w}', 'the blinds are down {w}, raise them', 'the curtains are closed {w}, open them', 'i want to see outside {w}, open the blinds', 'i forgot to open the blinds {w}', 'let the morning in {w}']},
}
IN_FORMS = {'fr': all_french, 'en': all_english}
WHOLE = {
    'fr': {'turn_on': 'allume|allume|rallume|allume-moi|mets en marche|on allume {d}|tu allumes {d}|va allumer {d}|allume vite', 'turn_off': 'éteins|éteins|éteins|coupe|arrête|éteins-moi|on éteint {d}|tu éteins {d}|va éteindre {d}|éteins vite|éteins bien|stop {d}|{d} off|pense à éteindre {d}|désactive',
           'open': 'ouvre|ouvre|ouvre-moi|rouvre|ouvre en grand {d}|on ouvre {d}', 'close': 'ferme|ferme|referme|ferme bien {d}|ferme-moi|on ferme {d}', 'lock': 'verrouille|verrouille|ferme {d} à clé|boucle|verrouille bien {d}|barricade'},
    'en': {'turn_on': 'turn on|turn {d} on|switch on|switch {d} on|put {d} on|put on|power up|{d} on|fire up', 'turn_off': 'turn off|turn {d} off|switch off|switch {d} off|shut off|shut {d} off|kill|power off|shut down|power down|{d} off|put {d} off|make sure {d} is off|cut',
           'open': 'open|open up|open {d} up|reopen|put {d} open', 'close': 'close|shut|close up|close {d} up|close down|shut {d} up', 'lock': 'lock|lock up|lock {d} up|secure|lock down'},
}
EVERY = {
    'fr': "tout|tout|tout|tout|tous les appareils|absolument tout|tout ça|tout le reste|vraiment tout|tout d'un coup|tous les équipements|tout ce qu'il y a|l'ensemble des appareils|chaque appareil|tout sans exception",
    'en': 'everything|everything|everything|all|it all|every device|all devices|absolutely everything|all of it|every single thing|all the devices|all of the devices|the lot|everything at once|every single device|each and every thing|all the things',
}
STILL = {'fr': 'tout ce qui est allumé|tout ce qui est resté allumé|tout ce qui traîne|tout ce qui tourne encore|tout ce qui consomme', 'en': "everything that's on|everything that is still on|whatever is on|anything that's on|whatever is still on|everything still running|anything still running"}
HOUSE = {'fr': ['la maison', "l'appartement", "l'appart", 'la maison', 'la baraque', 'le logement', 'le chalet', 'la villa', 'le duplex'], 'en': ['house', 'house', 'home', 'flat', 'apartment', 'place', 'house', 'condo', 'cabin']}
EVERYWHERE = {'fr': ['partout', 'dans toutes les pièces', 'partout à la fois', 'absolument partout'], 'en': ['everywhere', 'in every room', 'in all rooms', 'in all the rooms', 'all over']}
DARKEN = {
    'fr': ['plonge {r} dans le noir/plongez {r} dans le noir/plonger {r} dans le noir', "plonge {r} dans l'obscurité/plongez {r} dans l'obscurité/plonger {r} dans l'obscurité", 'fais le noir {w}/faites le noir {w}/faire le noir {w}', "plus de lumière allumée {w}", 'extinction des feux {w}', 'extinction générale {w}', 'couvre-feu {w}', 'noir complet {w}', 'je veux le noir {w}', "fais l'obscurité {w}", 'coupe la lumière partout {w}',
           'mets {r} dans le noir/mettez {r} dans le noir/mettre {r} dans le noir', "il n'y a personne {w}, éteins les lumières", 'on quitte {r}, éteins les lumières', 'plus personne {w}, éteins les lampes', 'on dort {w}, éteins les lumières', "on ne laisse rien d'allumé {w} comme lumières", 'obscurité totale {w}'],
    'en': ['plunge {r} into darkness/plunge {r} into darkness/plunging {r} into darkness', 'make {r} dark/make {r} dark/making {r} dark', 'black out {r}/black out {r}/blacking out {r}', 'lights out {w}', 'darken {r}/darken {r}/darkening {r}', 'i want it dark {w}', 'make it dark {w}', 'total darkness {w}', 'put {r} in the dark/put {r} in the dark/putting {r} in the dark',
           "there's nobody {w}, kill the lights", 'nobody is {w}, turn off the lights', 'go dark {w}', 'pitch black {w} please', 'everyone is asleep {w}, lights off', "we're done {w}, lights off", 'turn out the lights {w}'],
}
BRIGHTEN = {
    'fr': ['éclaire {r}/éclairez {r}/éclairer {r}', 'illumine {r}/illuminez {r}/illuminer {r}', 'mets de la lumière {w}', 'éclaire-moi {r}/éclairez-moi {r}/m\'éclairer {r}', 'fais briller {r}', 'donne de la lumière à {r}', 'sors {r} du noir', 'fais la lumière {w}'],
    'en': ['light up {r}/light up {r}/lighting up {r}', 'light {r}/light {r}/lighting {r}', 'illuminate {r}/illuminate {r}/illuminating {r}', 'brighten up {r} with the lights', 'get {r} lit up', 'make {r} light', 'light {r} up/light {r} up/lighting {r} up', 'bring light to {r}'],
}
WHOLE = {lang: {action: IN_FORMS[lang](text) for action, text in table.items()} for lang, table in WHOLE.items()}
EVERY, STILL = ({lang: text.split('|') for lang, text in table.items()} for table in (EVERY, STILL))
WEIGHTS = {'turn_on': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': .7, 'fan': .7}, 'turn_off': {'light': 8, 'switch': 1, 'climate': 1, 'media_player': 1, 'fan': .7},
           'open': {'cover': 1}, 'close': {'cover': 1}, 'lock': {'lock': 1}, 'mute': {'media_player': 1}, 'pause': {'media_player': 1}, 'stop': {'cover': 1}}


def room(s, lang):
    """A room as the object itself: "le salon"."""
    if lang == 'fr':
        a, w = bare(s.one(WORDS[lang].AREAS) if s.chance(.8) else area_phrase(s, lang))
        return a + span(AREA, w)
    w = s.one(WORDS[lang].AREAS) if s.chance(.8) else area_phrase(s, lang)
    return s.one(['the ', 'the ', 'the ', 'my ', 'the whole ', '']) + span(AREA, w) if "'s " not in w else span(AREA, w)


def placed(s, where, text, front=.12):
    """The order with its place behind it or before it; before it, the bare room will do: "salon, éteins la lampe"."""
    if s.chance(front / 4) and '\ue001' in where:
        return where[where.index('\ue001'):] + s.one([', ', ', ', ' : ', ' ']) + text
    return f'{where}{s.one([", ", " ", ", "])}{text}' if s.chance(front) else f'{text} {where}'


def house(s, lang):
    """The home as an area: the words with "in", and the words as an object. How much of it stays outside the mark."""
    if lang == 'en':
        text = s.one(['the ', 'the ', 'the whole ', 'the entire ', 'my ', 'our ']) + span(AREA, s.one(HOUSE['en']))
        return 'in ' + text, text
    article, word = bare(s.one(HOUSE['fr']))
    h = article + span(AREA, word)
    if s.chance(.25):
        h = ('toute ' if article == 'la ' else 'tout ') + h
    elif s.chance(.1) and article == 'la ':
        h += ' entière'
    return 'dans ' + h, h


def of_kind(s, lang, action):
    """All of a kind, maybe in a room."""
    domain = s.weighted(WEIGHTS[action])
    if s.chance(.2) and action in brief.STATE[lang]:
        where = s.weighted({'none': 2, 'room': 5, 'within': 2})
        if where == 'room':
            return brief.kind(s, lang, action, domain, span(AREA, bare(area_phrase(s, lang))[1])), {'domain': domain, 'area': AREA}
        text = brief.kind(s, lang, action, domain)
        return (text, {'domain': domain}) if where == 'none' else (placed(s, within(s, lang), text, .3), {'domain': domain, 'area': AREA})
    verbs = PLURAL[lang][action]
    verb = s.one(verbs[:6] if s.chance(.3) else verbs)
    if s.chance(.12):
        obj, kw, place = all_of(s, lang, domain), {'domain': domain, 'area': AREA}, within(s, lang)
        verb, obj = joined(lang, verb, obj)
        return place + s.one([', ', ' ']) + wrap(s, lang, verb, obj), kw
    obj, kw = all_in(s, lang, domain)
    verb, obj = joined(lang, verb, obj)
    return wrap(s, lang, verb, obj), kw


def with_tout(verb):
    """"Tout" in its place, before an infinitive and behind an imperative: "éteins tout", "tout éteindre"; with the object that is left."""
    forms = verb.split('/')
    if len(forms) < 3 or not forms[2].endswith(' {d}') or forms[2].startswith(("m'", 'me ', 'aller ')):
        return verb, 'tout'
    return '/'.join([forms[0].replace('{d}', 'tout {d}'), forms[1].replace('{d}', 'tout {d}'), 'tout ' + forms[2]]), ''


def whole(s, lang, action):
    """Everything, or a room as such."""
    text, kw = whole_thing(s, lang, action)
    # "close the garage" means its door, which is a device
    return whole(s, lang, action) if action in ('open', 'close') and 'garage' in text else (text, kw)


def whole_thing(s, lang, action):
    """An order for everything or for a room, and the arguments of its place."""
    verb = s.one(WHOLE[lang][action])
    if s.chance(.5):
        obj = s.one(STILL[lang]) if action == 'turn_off' and s.chance(.15) else s.one(EVERY[lang])
        if obj == 'tout':
            verb, obj = with_tout(verb)
        r = s.rng.random()
        if r < .64:
            return placed(s, within(s, lang), wrap(s, lang, verb, obj)), {'area': AREA}
        if r < .75:
            return wrap(s, lang, verb, f'{obj} {s.one(EVERYWHERE[lang])}'), {}
        if r < .85:
            return wrap(s, lang, verb, f'{obj} {house(s, lang)[0]}'), {'area': AREA}
        return wrap(s, lang, verb, obj), {}
    r = s.rng.random()
    if lang == 'fr' and r < .2:
        a, w = bare(s.one(WORDS[lang].AREAS))
        return wrap(s, lang, verb, {'la ': 'toute la ', "l'": "tout l'"}.get(a, 'tout ' + a if a != 'les ' else 'les ') + span(AREA, w)), {'area': AREA}
    if lang == 'fr' and r < .5:
        return wrap(s, lang, verb, within(s, lang)), {'area': AREA}
    if lang == 'en' and r < .15:
        return wrap(s, lang, verb, s.one(['', '', 'all of ', 'the whole of ']) + span(AREA, s.one(['upstairs', 'downstairs', 'outside', 'upstairs', 'downstairs', 'inside']))), {'area': AREA}
    if lang == 'fr' and r < .6 or r < .3:
        return wrap(s, lang, verb, house(s, lang)[1]), {'area': AREA}
    return wrap(s, lang, verb, room(s, lang)), {'area': AREA}


def many(s, lang):
    """All of a kind, everything, or a room as such."""
    action = s.weighted({'turn_on': 5, 'turn_off': 7, 'open': 3, 'close': 4, 'lock': .7, 'mute': .3, 'pause': .3, 'stop': .4})
    if action in ('turn_on', 'turn_off') and s.chance(.08):
        verb = s.one((DARKEN if action == 'turn_off' else BRIGHTEN)[lang])
        text, kw = wrap(s, lang, verb, ''), {'domain': 'light'}
        if '{r}' in text:
            text, kw['area'] = text.replace('{r}', house(s, lang)[1] if s.chance(.25) else room(s, lang)), AREA
        elif s.chance(.7):
            text, kw['area'] = text.replace('{w}', within(s, lang)), AREA
        text = text.replace(' {w}', '').replace('{w}', '').replace(' à le ', ' au ').replace(' à les ', ' aux ')
    elif s.chance(.05) and any(a == action for a, _ in IMPLIED[lang]):
        domain = 'light' if action in ('turn_on', 'turn_off') else 'cover'
        text, kw = s.one(IMPLIED[lang][action, domain]).replace('{w}', within(s, lang)), {'domain': domain, 'area': AREA}
    elif action in WHOLE[lang] and s.chance(.36 if action in ('turn_on', 'turn_off') else .18):
        text, kw = whole(s, lang, action)
    else:
        text, kw = of_kind(s, lang, action)
    return Turn('area', fuss(s, lang, text), [(CONTROL, args(action=action, **kw))], speech=s.chance(.3))


DARK = {'fr': ['il fait [trop ]sombre {w}', 'il fait noir {w}', "on n'y voit rien {w}", "j'y vois rien {w}", 'il fait trop noir {w}', "c'est sombre {w}", 'un peu de lumière {w}', 'de la lumière {w}', 'lumière {w}', 'donne-moi de la lumière {w}', "j'ai besoin de lumière {w}", 'mets de la lumière {w}', 'éclaire {w}', "on y voit rien {w}", 'fais de la lumière {w}', 'il me faut de la lumière {w}',
               "c'est tout noir {w}", "on voit rien {w}", "je vois rien {w}", "je ne vois rien {w}", "il n'y a pas de lumière {w}", "y a pas de lumière {w}", 'il manque de la lumière {w}', 'un peu plus clair {w} ce serait bien', "c'est la nuit noire {w}", "j'aimerais y voir {w}", "on se croirait dans une grotte {w}", 'je voudrais de la lumière {w}', 'je veux de la lumière {w}', 'donne-nous de la lumière {w}',
               'balance de la lumière {w}', 'envoie de la lumière {w}', 'il fait nuit {w}, allume', 'que la lumière soit {w}', 'il fait hyper sombre {w}', 'on est dans le noir {w}', 'je suis dans le noir {w}', 'éclaire un peu {w}', 'éclaire-moi {w}', 'faut de la lumière {w}', 'il nous faut de la lumière {w}', "je n'y vois goutte {w}", 'ça manque de lumière {w}'],
        'en': ["it's [too ]dark {w}", "i can't see anything {w}", "i can't see {w}", 'we need light {w}', 'some light {w}', 'give me some light {w}', 'light {w}', 'i need light {w}', 'make it bright {w}', 'light it up {w}', "it's pitch black {w}", 'let there be light {w}', 'get some light {w}', 'bring some light {w}',
               "it's so dark {w}", "it's really dark {w}", "it's pretty dark {w}", "i can't see a thing {w}", "we can't see anything {w}", "i can hardly see {w}", "there's no light {w}", 'there is not enough light {w}', 'i need some light {w}', 'i want some light {w}', 'i want light {w}', "i'd like some light {w}", 'could use some light {w}', 'we could use some light {w}', 'can i have some light {w}',
               'can we get some light {w}', 'can i get some light {w}', 'some light please {w}', 'give us some light {w}', 'put some light on {w}', 'turn some light on {w}', "it's gloomy {w}", "it's like a cave {w}", "i'm in the dark {w}", "we're sitting in the dark {w}", 'a bit of light {w}', 'throw some light {w}', "it's getting dark {w}", 'too dark {w}', "it's black as night {w}", 'shine some light {w}']}


def dark(s, lang):
    """A wish for light in a room: reasonable enough to act."""
    text = s.say(DARK[lang], {'w': within(s, lang)})
    return Turn('area', fuss(s, lang, text), [(CONTROL, args(action='turn_on', area=AREA, domain='light'))], speech=s.chance(.3))


CLEAN = {'fr': ['nettoie {r}/nettoyez {r}/nettoyer {r}', 'aspire {r}/aspirez {r}/aspirer {r}', 'lance le ménage {w}', 'lance le nettoyage {w}', 'fais le ménage {w}/faites le ménage {w}/faire le ménage {w}', "passe un coup d'aspi {w}", 'balaie {r}', 'fais la poussière {w}',
                'fais le sol {w}/faites le sol {w}/faire le sol {w}', 'fais les sols {w}', 'un coup de propre {w}', 'lance un nettoyage {w}', 'démarre le nettoyage {w}/démarrez le nettoyage {w}/démarrer le nettoyage {w}', 'lave le sol {w}', 'il y a des miettes {w}, nettoie', "c'est sale {w}, fais le ménage", 'un peu de ménage {w}', 'nettoyage {w}', 'balaye {r}', 'nettoie-moi {r}', 'il faut nettoyer {r}'],
         'en': ['clean {r}/clean {r}/cleaning {r}', 'vacuum {r}/vacuum {r}/vacuuming {r}', 'hoover {r}/hoover {r}/hoovering {r}', 'start cleaning {w}', 'do the floors {w}', 'sweep {r}/sweep {r}/sweeping {r}', 'mop {r}/mop {r}/mopping {r}', 'do the vacuuming {w}',
                'clean up {r}/clean up {r}/cleaning up {r}', 'do the hoovering {w}', 'start a clean {w}', 'start vacuuming {w}', 'vacuum {w}', 'hoover up {w}', "it's dirty {w}, clean it", 'there are crumbs {w}, vacuum them up', 'give {r} a clean', 'give {r} a quick clean', 'get {r} cleaned', 'i want {r} vacuumed', 'clean the floor {w}/clean the floor {w}/cleaning the floor {w}', 'start a cleaning run {w}', 'get the floor {w} cleaned']}


def clean(s, lang):
    """A room to be cleaned: the robot is not named."""
    text = wrap(s, lang, s.one(CLEAN[lang]), '')
    text = text.replace('{r}', room(s, lang)) if '{r}' in text else text.replace('{w}', within(s, lang))
    return Turn('control', fuss(s, lang, text), [(CONTROL, args(action='start', area=AREA, domain='vacuum'))], speech=s.chance(.3))

"""Questions about the home: one state, the states of a kind, and what there is."""
from frames import fuss
from grammar import span
from orders import GET, LIST, Turn, args, glue
from things import AREA, NAME, WORDS, all_in, device, within

FR_STATE = {
    'light': 'allumé|éteint|allumée|éteinte|encore allumé|toujours allumée|bien éteint', 'switch': 'allumé|éteint|branché|en marche|allumée|encore en marche',
    'cover': 'ouvert|fermé|ouverte|fermée|levé|baissé|bien fermé', 'climate': 'allumé|éteint|en marche|allumée', 'media_player': 'allumée|éteinte|en marche|en pause|encore allumée',
    'fan': 'allumé|éteint|en marche|en route', 'lock': 'verrouillée|fermée|ouverte|déverrouillée|fermée à clé|bien fermée', 'vacuum': 'en marche|à sa base|en train de nettoyer|chargé|bloqué',
    'binary_sensor': 'ouverte|fermée|ouvert|fermé|bien fermée|restée ouverte',
}
EN_STATE = {
    'light': 'on|off|still on|lit', 'switch': 'on|off|running|plugged in|still on', 'cover': 'open|closed|up|down|shut', 'climate': 'on|off|running|heating', 'media_player': 'on|off|playing|paused|still on',
    'fan': 'on|off|running|spinning', 'lock': 'locked|unlocked|open|closed|shut', 'vacuum': 'running|docked|cleaning|charged|stuck', 'binary_sensor': 'open|closed|shut|still open|ajar',
}
FR_ONE = ['est-ce que {d} est {e} ?', '{d} est {e} ?', "est-ce que {d} est bien {e} ?", "{d} est-elle {e} ?", "{d} est-il {e} ?", "quel est l'état {dd} ?", 'dis-moi si {d} est {e}', 'vérifie si {d} est {e}', "j'ai laissé {d} {e} ?", "est-ce que j'ai laissé {d} {e} ?",
          "c'est quoi l'état {dd} ?", "état {dd}", "tu peux vérifier si {d} est {e} ?", 'sais-tu si {d} est {e} ?', "{d} c'est {e} ou pas ?", "regarde si {d} est {e}", "est ce que {d} est {e}", "peux-tu me dire si {d} est {e} ?", "comment est {d} ?", "je voudrais savoir si {d} est {e}", "on a laissé {d} {e} ?", "il est {e} {d} ?", "elle est {e} {d} ?", "pouvez-vous vérifier {d} ?", "où en est {d} ?", "qu'en est-il {dd} ?",
          "est-ce qu'on a oublié {d} {e} ?", "{d}, {e} ?", "je crois que {d} est {e}, tu confirmes ?", "tu sais si {d} est {e} ?", "{d} est dans quel état ?", "{d} est {e} ou {e2} ?", "est-ce que {d} est {e} ou {e2} ?", "vérifie {d}", "que fait {d} ?", "j'ai un doute, {d} est {e} ?", "pas sûr d'avoir {d} {e}, tu regardes ?"]
EN_ONE = ['is {d} {e}?', 'is {d} {e} or {e2}?', "what's the state of {d}?", 'what is the status of {d}?', 'check if {d} is {e}', 'tell me if {d} is {e}', 'did i leave {d} {e}?', 'have i left {d} {e}?', 'can you check whether {d} is {e}?', 'do you know if {d} is {e}?', '{d} {e}?', 'status of {d}', "how is {d}?", "is {d} {e} right now?", "could you see if {d} is {e}?", "is {d} still {e}?", "did we leave {d} {e}?", "i wonder if {d} is {e}",
          "see if {d} is {e}", "{d} is {e}, right?", "check {d}", "what is {d} doing?", "was {d} left {e}?", "let me know if {d} is {e}", "please check {d} is {e}", "did somebody leave {d} {e}?", "i think {d} is {e}, can you confirm?", "state of {d}", "are you sure {d} is {e}?", "did anyone leave {d} {e}?", "make sure {d} is {e}, is it?"]
FR_SENSOR = ['quelle est {d} ?', "c'est quoi {d} ?", 'donne-moi {d}', 'donnez-moi {d}', 'dis-moi {d}', '{d} ?', 'quelle est la valeur {dd} ?', 'combien affiche {d} ?', "lis {d}", "tu peux me donner {d} ?", "quel est {d} ?", "combien pour {d} ?", "je veux connaître {d}", "à combien est {d} ?", "{d} est à combien ?", "que dit {d} ?", "qu'indique {d} ?", "relève {d}", "annonce {d}", "montre-moi {d}"]
EN_SENSOR = ["what's {d}?", 'what is {d}?', 'tell me {d}', 'give me {d}', '{d}?', 'what does {d} say?', 'read {d}', 'how much is {d}?', 'can you tell me {d}?', "what's the value of {d}?", "i want to know {d}", "show me {d}", "how high is {d}?", "what's the reading of {d}?", "what does {d} show?", "report {d}", "where is {d} at?"]
FR_WARM = ['il fait combien {w} ?', 'quelle {t} fait-il {w} ?', 'combien il fait {w} ?', 'il fait quelle {t} {w} ?', 'est-ce qu\'il fait chaud {w} ?', 'il fait froid {w} ?', 'quelle {t} {w} ?', 'quelle est la {t} {w} ?', 'donne-moi la {t} {w}', 'la {t} {w}', 'combien de degrés {w} ?', 'on est à combien {w} ?', 'ça donne quoi la {t} {w} ?', "c'est combien la {t} {w} ?"]
EN_WARM = ['how warm is it {w}?', 'how cold is it {w}?', "what's the {t} {w}?", 'how hot is it {w}?', 'what {t} is it {w}?', 'is it cold {w}?', 'is it warm {w}?', 'how many degrees {w}?', '{t} {w}?', "what is the {t} {w}", 'tell me the {t} {w}', 'how many degrees is it {w}?']
FR_MOVE = ["est-ce qu'il y a quelqu'un {w} ?", "y a quelqu'un {w} ?", 'il y a du mouvement {w} ?', 'ça bouge {w} ?', "quelqu'un est {w} ?", 'du mouvement {w} ?', "tu détectes quelqu'un {w} ?", "il y a du monde {w} ?"]
EN_MOVE = ['is anybody {w}?', 'is there anyone {w}?', 'any movement {w}?', 'is there motion {w}?', 'is someone {w}?', 'anyone {w}?', 'did anything move {w}?', 'is somebody {w}?']
FR_KIND = ['{d} sont {e} ?', 'est-ce que {d} sont {e} ?', 'vérifie {d}', 'vérifie si {d} sont {e}', "quel est l'état {dd} ?", "{d} sont-elles {e} ?", 'dis-moi si {d} sont {e}', 'est-ce que {d} sont bien {e} ?', "on a laissé {d} {e} ?", "donne-moi l'état {dd}", "{d} sont toutes {e} ?", "regarde si {d} sont {e}"]
FR_WHICH = ['quelles {k} sont {e} {w} ?', 'quels {k} sont {e} {w} ?', 'il y a des {k} {e} {w} ?', "est-ce qu'il y a des {k} {e} {w} ?", 'il reste des {k} {e} {w} ?', 'y a-t-il des {k} {e} {w} ?', "combien de {k} sont {e} {w} ?", "quels sont les {k} {e} {w} ?", "on a oublié des {k} {e} {w} ?", "dis-moi quelles {k} sont {e} {w}", "y a des {k} {e} {w} ?", "c'est quoi les {k} {e} {w} ?"]
EN_WHICH = ['which {k} are {e} {w}?', 'are there any {k} {e} {w}?', 'are any {k} {e} {w}?', 'what {k} are {e} {w}?', 'is there any {k} {e} {w}?', 'how many {k} are {e} {w}?', 'tell me which {k} are {e} {w}', 'did i leave any {k} {e} {w}?', 'any {k} {e} {w}?', 'check for {k} {e} {w}', 'are the {k} {e} {w}?', 'are all the {k} {e} {w}?', 'do we have {k} {e} {w}?']
PLURAL = {
    'fr': {'light': ('lumières|lampes|lumières', 'allumées|éteintes|restées allumées'), 'cover': ('volets|stores|volets roulants|rideaux', 'ouverts|fermés|baissés|levés'), 'switch': ('prises', 'allumées|en marche|branchées'), 'climate': ('radiateurs|chauffages', 'allumés|en marche|éteints'),
           'binary_sensor': ('fenêtres|fenêtres', 'ouvertes|fermées|restées ouvertes'), 'lock': ('portes|serrures', 'verrouillées|ouvertes|fermées à clé|déverrouillées'), 'media_player': ('télés|enceintes', 'allumées|en marche')},
    'en': {'light': ('lights|lamps|lights', 'on|off|still on|left on'), 'cover': ('blinds|shutters|curtains|shades', 'open|closed|up|down'), 'switch': ('plugs|switches|outlets', 'on|off'), 'climate': ('radiators|heaters|thermostats', 'on|off|running'),
           'binary_sensor': ('windows|windows', 'open|closed|left open'), 'lock': ('doors|locks', 'locked|unlocked|open'), 'media_player': ('tvs|speakers', 'on|playing|off')},
}
FR_ROOM = ["qu'est-ce qui est allumé {w} ?", "qu'est-ce qui est ouvert {w} ?", "c'est quoi qui tourne {w} ?", "est-ce que quelque chose est allumé {w} ?", 'tout est éteint {w} ?', 'est-ce que tout est fermé {w} ?', "quel est l'état des appareils {w} ?", 'comment ça va {w} côté appareils ?', 'tout est bien fermé {w} ?', 'fais le point {w}', "il y a quelque chose d'allumé {w} ?"]
EN_ROOM = ["what's on {w}?", 'what is on {w}?', "what's open {w}?", 'is anything on {w}?', 'is everything off {w}?', 'is everything closed {w}?', "what's the state of things {w}?", 'did i leave anything on {w}?', 'is anything still running {w}?', "what's running {w}?", "is something on {w}?"]


def state(s, lang):
    """One state or the states of a kind."""
    speech = s.chance(.3)
    r = s.rng.random()
    if r < .5:
        domain = s.weighted({'light': 4, 'switch': 2, 'cover': 3, 'climate': 1, 'media_player': 2, 'fan': 1, 'lock': 3, 'vacuum': 1, 'binary_sensor': 4})
        obj = device(s, lang, domain)
        states = (FR_STATE if lang == 'fr' else EN_STATE)[domain].split('|')
        text = s.say(FR_ONE if lang == 'fr' else EN_ONE, {'d': obj, 'dd': glue(obj, ' de {d}'), 'e': s.one(states), 'e2': s.one(states)})
        kw = {'name': NAME}
    elif r < .62:
        obj = device(s, lang, 'sensor', noun_only=s.chance(.8))
        text, kw = s.say(FR_SENSOR if lang == 'fr' else EN_SENSOR, {'d': obj, 'dd': glue(obj, ' de {d}')}), {'name': NAME}
        if s.chance(.2):
            text, kw['area'] = text.rstrip(' ?') + ' ' + within(s, lang), AREA
    elif r < .72:
        word = span(NAME, 'température' if lang == 'fr' else 'temperature')
        text = s.say(FR_WARM if lang == 'fr' else EN_WARM, {'w': within(s, lang), 't': word})
        kw = {'name': NAME, 'area': AREA} if word in text else {'area': AREA, 'domain': 'sensor'}
    elif r < .745:
        text, kw = s.say(FR_MOVE if lang == 'fr' else EN_MOVE, {'w': within(s, lang)}), {'area': AREA, 'domain': 'binary_sensor'}
    elif r < .92:
        domain = s.weighted({'light': 5, 'cover': 3, 'switch': 1, 'climate': 1, 'binary_sensor': 4, 'lock': 2, 'media_player': 1})
        if lang == 'fr' and s.chance(.3):
            obj, kw = all_in(s, lang, domain)
            text = s.say(FR_KIND, {'d': obj, 'dd': glue(obj, ' de {d}'), 'e': s.one(PLURAL['fr'][domain][1].split('|'))})
        else:
            words, states = PLURAL[lang][domain]
            where, kw = '', {'domain': domain}
            if s.chance(.5):
                where, kw['area'] = within(s, lang), AREA
            text = s.say(FR_WHICH if lang == 'fr' else EN_WHICH, {'k': s.one(words.split('|')), 'e': s.one(states.split('|')), 'w': where})
    else:
        text, kw = s.say(FR_ROOM if lang == 'fr' else EN_ROOM, {'w': within(s, lang)}), {'area': AREA}
    return Turn('state', fuss(s, lang, text), [(GET, args(**kw))], speech)


FR_LIST = ['quels appareils [y ]a-t-il {w} ?', 'quels appareils y a {w} ?', 'liste les appareils {w}', "qu'est-ce qu'il y a {w} ?", "qu'est-ce que je peux contrôler {w} ?", 'donne-moi la liste des appareils {w}', 'montre-moi ce que tu peux piloter {w}', 'que peux-tu commander {w} ?', 'quels sont les appareils {w} ?', "qu'est-ce que tu connais {w} ?", "c'est quoi les appareils {w} ?", "énumère les équipements {w}", "quels équipements as-tu {w} ?", "il y a quoi {w} ?", "fais-moi la liste de ce qu'il y a {w}", "que puis-je allumer {w} ?", "liste tout {w}", "qu'as-tu {w} ?"]
FR_LIST_KIND = ['liste {d}', 'quels sont {d} ?', 'quelles sont {d} ?', 'donne-moi la liste {dd}', 'montre-moi {d}', 'énumère {d}', 'cite {d}', 'fais la liste {dd}', "c'est quoi {d} que tu connais ?", "nomme {d}", "affiche {d}", "donne {d} que tu connais"]
EN_LIST = ['what devices are there {w}?', 'list the devices {w}', "what's {w}?", 'what do you have {w}?', 'what can i control {w}?', 'show me the devices {w}', 'which devices do you know {w}?', 'give me a list of what is {w}', 'name the devices {w}', 'what devices do i have {w}?', 'what can you switch {w}?', 'list everything {w}', 'tell me what devices are {w}', 'which things can you control {w}?', 'what is connected {w}?', 'what have i got {w}?', 'what gadgets are {w}?']
EN_LIST_KIND = ['list {d}', 'what are {d}?', 'show me {d}', 'name {d}', 'give me a list of {d}', 'tell me {d} you know', 'which are {d}?', 'enumerate {d}', 'show {d} i have', 'what {d} do i have?', 'read out {d}', 'display {d}']


def listing(s, lang):
    """What there is."""
    if s.chance(.55):
        kw, where = {}, ''
        if s.chance(.8):
            where, kw = within(s, lang), {'area': AREA}
        elif s.chance(.5):
            where = s.one(['à la maison', 'ici', 'chez moi'] if lang == 'fr' else ['at home', 'here'])
        text = s.say(FR_LIST if lang == 'fr' else EN_LIST, {'w': where})
    else:
        domain = s.weighted({'light': 4, 'cover': 2, 'switch': 2, 'climate': 1, 'media_player': 1, 'lock': 1, 'sensor': 2, 'fan': .5, 'scene': 1.5, 'vacuum': .3})
        if domain == 'scene':
            obj, kw = s.one(['les scènes', 'toutes les scènes', 'les ambiances', 'les modes'] if lang == 'fr' else ['the scenes', 'all the scenes', 'the modes']), {'domain': 'scene'}
        else:
            obj, kw = all_in(s, lang, domain)
        text = s.say(FR_LIST_KIND if lang == 'fr' else EN_LIST_KIND, {'d': obj, 'dd': glue(obj, ' de {d}')})
    return Turn('list', fuss(s, lang, text), [(LIST, args(**kw))], speech=s.chance(.3))

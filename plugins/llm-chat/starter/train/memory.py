"""Things to remember, reminders and timers, and things to recall; copied as marked words."""
from frames import fuss
from grammar import span
from names import made_up, person, proper
from numbers_spoken import number
from orders import Key, Turn

CONTENT, DUE, QUERY = 3, 4, 5
FR_DO = ('sortir les poubelles|appeler {p}|acheter du pain|acheter du lait|payer le loyer|arroser les plantes|prendre mes médicaments|aller chercher {p}|nourrir le chat|sortir le chien|'
         'éteindre le four|réserver le restaurant|faire les courses|appeler le médecin|poster la lettre|rendre le livre à {p}|souhaiter son anniversaire à {p}|vider le lave-vaisselle|étendre le linge|'
         'changer les draps|envoyer le mail à {p}|payer la facture d\'électricité|prendre rendez-vous chez le dentiste|préparer le dîner|partir à la gare|donner le goûter à {p}|sortir le gâteau du four|'
         'commander {n}|appeler {n}|acheter {n}|finir le rapport|réviser les maths|faire ma valise|regarder le match|déplacer la voiture|nettoyer la litière|remettre les clés à {p}').split('|')
EN_DO = ('take out the trash|call {p}|buy bread|buy milk|pay the rent|water the plants|take my pills|pick up {p}|feed the cat|walk the dog|turn off the oven|book the restaurant|do the shopping|call the doctor|'
         'post the letter|give the book back to {p}|wish {p} a happy birthday|empty the dishwasher|hang the laundry|change the sheets|email {p}|pay the electricity bill|book the dentist|start dinner|leave for the station|'
         'get the cake out of the oven|order {n}|ring {n}|buy {n}|finish the report|do my homework|pack my bag|watch the game|move the car|clean the litter box|put the bins out|return the keys to {p}|take my medicine|check the mail').split('|')
FR_FACT = ("mon code wifi est {c}|le code du portail est {c}|{p} est allergique aux {x}|mon anniversaire est le {d}|l'anniversaire de {p} est le {d}|les clés de la cave sont dans le tiroir|le plombier s'appelle {p}|le chat s'appelle {n}|"
           "mon chien s'appelle {n}|la poubelle passe le {j}|{p} arrive le {j}|le mot de passe est {n}|la voiture est garée rue {n}|j'habite rue {n}|mon médecin est le docteur {n}|la chaudière a été révisée en {m}|ma plaque est {c}|le vélo de {p} est dans le garage|"
           "{p} travaille chez {n}|la femme de ménage vient le {j}|mon numéro est le {c}|le double des clés est chez {p}|le filtre se change en {m}|mes lunettes sont dans {n}|je m'appelle {p}|ma fille s'appelle {p}").split('|')
EN_FACT = ("my wifi code is {c}|the gate code is {c}|{p} is allergic to {x}|my birthday is on {d}|{p}'s birthday is on {d}|the cellar keys are in the drawer|the plumber is called {p}|the cat is called {n}|my dog's name is {n}|bins go out on {j}|"
           "{p} arrives on {j}|the password is {n}|the car is parked on {n} street|i live on {n} street|my doctor is doctor {n}|the boiler was serviced in {m}|my plate is {c}|{p}'s bike is in the garage|{p} works at {n}|the cleaner comes on {j}|my number is {c}|"
           "the spare keys are with {p}|the filter is changed in {m}|my glasses are in the {n}|my name is {p}|my daughter is called {p}").split('|')
FR_LIKE = ('je préfère {v} degrés la nuit|j\'aime la lumière tamisée le soir|je n\'aime pas la lumière bleue|ma couleur préférée est le {k}|je préfère le thé|j\'aime dormir dans le noir|{p} préfère la musique douce|je déteste le bruit|ma musique préférée est {n}|j\'aime {n}|je préfère {n}|je veux toujours la lumière à {v} %').split('|')
EN_LIKE = ("i prefer {v} degrees at night|i like dim light in the evening|i don't like blue light|my favourite color is {k}|i prefer tea|i like to sleep in the dark|{p} prefers soft music|i hate noise|my favourite music is {n}|i like {n}|i prefer {n}|i always want the light at {v} percent").split('|')
FR_NOTE = ['souviens-toi que {c}', 'retiens que {c}', 'note que {c}', 'rappelle-toi que {c}', 'mémorise que {c}', "n'oublie pas que {c}", 'garde en mémoire que {c}', 'sache que {c}', 'enregistre que {c}', 'tu peux noter que {c}', 'à retenir : {c}', 'note : {c}', 'souvenez-vous que {c}', 'notez que {c}', 'peux-tu retenir que {c}', 'pour info {c}', 'il faut que tu saches que {c}', 'retiens ça : {c}', "note bien que {c}", "mets dans ta mémoire que {c}", "je veux que tu retiennes que {c}"]
EN_NOTE = ['remember that {c}', 'remember {c}', 'note that {c}', 'keep in mind that {c}', "don't forget that {c}", 'memorize that {c}', 'save that {c}', 'please note {c}', 'make a note that {c}', 'can you remember that {c}', 'take note: {c}', 'store the fact that {c}', 'write down that {c}', 'for the record, {c}', 'you should know that {c}', 'i want you to remember that {c}', 'just so you know, {c}', 'know that {c}', 'note to self: {c}', 'keep a note that {c}']
FR_REMIND = ['rappelle-moi de {c} {d}', 'rappelle-moi {d} de {c}', 'fais-moi penser à {c} {d}', 'rappelez-moi de {c} {d}', 'mets un rappel pour {c} {d}', 'mets-moi un rappel {d} pour {c}', '{d} rappelle-moi de {c}', "n'oublie pas de me rappeler de {c} {d}", 'tu peux me rappeler de {c} {d} ?', 'je dois {c} {d}, rappelle-le moi', 'ajoute un rappel {d} : {c}', 'préviens-moi {d} de {c}', 'pense à me dire de {c} {d}', 'programme un rappel pour {c} {d}', "fais-moi penser {d} à {c}", "crée un rappel {d} pour {c}", "il faudra me rappeler {d} de {c}", "dis-moi {d} de {c}"]
EN_REMIND = ['remind me to {c} {d}', 'remind me {d} to {c}', 'set a reminder to {c} {d}', 'set a reminder {d} to {c}', '{d} remind me to {c}', 'can you remind me to {c} {d}?', "don't let me forget to {c} {d}", 'add a reminder {d}: {c}', 'i need to {c} {d}, remind me', 'make a reminder to {c} {d}', 'create a reminder {d} to {c}', 'tell me {d} to {c}', 'please remind me to {c} {d}', 'ping me {d} to {c}', 'i have to {c} {d}, do not let me forget', 'give me a nudge {d} to {c}']
FR_TIMER = ['mets un {c} de {d}', 'lance un {c} de {d}', 'démarre un {c} de {d}', '{c} {d}', 'mets un {c} pour {d}', 'règle un {c} sur {d}', 'programme un {c} de {d}', '{c} de {d}', 'je veux un {c} de {d}', 'crée un {c} de {d}', 'mets-moi un {c} de {d}', "lance-moi un {c} de {d}", "un {c} de {d}"]
EN_TIMER = ['set a {c} for {d}', 'start a {c} for {d}', '{d} {c}', 'set a {d} {c}', '{c} for {d}', 'start a {d} {c}', 'put a {c} on for {d}', 'i need a {c} for {d}', 'give me a {d} {c}', 'create a {c} for {d}', 'can you set a {c} for {d}', 'a {d} {c}', '{c} {d}']
FR_WAKE = ['{c} {d}', '{c} demain {d}', 'tu peux me réveiller {d} ?', 'mets une {a} {d}', 'mets le {r} {d}', 'programme une {a} {d}', 'je veux une {a} {d}']
FR_ASK = ["c'est quoi {q} ?", 'quel est {q} ?', 'quelle est {q} ?', 'tu te souviens de {q} ?', "rappelle-moi {q}", "qu'est-ce que tu sais sur {q} ?", "qu'est-ce que je t'ai dit sur {q} ?", "c'était quoi déjà {q} ?", 'où est {q} ?', 'où sont {q} ?', "qu'as-tu noté à propos de {q} ?", 'tu as noté quoi sur {q} ?', "comment s'appelle {q} ?", 'quand est {q} ?', "c'est quand {q} ?", "que sais-tu de {q} ?", "retrouve {q}", "cherche dans ta mémoire {q}", "dis-moi {q}", "j'ai oublié {q}", "tu te rappelles {q} ?", "donne-moi {q}", "où j'ai mis {q} ?", "où ai-je rangé {q} ?"]
EN_ASK = ["what's {q}?", 'what is {q}?', 'do you remember {q}?', 'what do you know about {q}?', 'what did i tell you about {q}?', 'what was {q} again?', 'where is {q}?', 'where are {q}?', 'what have you noted about {q}?', 'remind me of {q}', 'when is {q}?', 'recall {q}', 'look up {q} in your memory', 'tell me {q}', 'i forgot {q}', 'who is {q}?', 'what did i say about {q}?', 'where did i put {q}?', 'where did i leave {q}?', 'anything about {q}?', 'what is {q} called?', 'find {q} in my notes']
FR_THING = ("code wifi|code du portail|anniversaire de {p}|mot de passe|clés de la cave|chat|chien de {p}|nom du plombier|numéro de {p}|plaque|médecin|vélo de {p}|jour des poubelles|adresse de {p}|double des clés|couleur préférée|musique préférée de {p}|{n}|lunettes|voiture|allergies de {p}|code de l'alarme|passeport|carte de {n}|anniversaire|télécommande|rendez-vous|taille de {p}|papiers de la voiture|recette de {n}").split('|')
EN_THING = ("wifi code|gate code|{p}'s birthday|password|cellar keys|cat|{p}'s dog|plumber's name|{p}'s number|plate|doctor|{p}'s bike|bin day|{p}'s address|spare keys|favourite color|{p}'s favourite music|{n}|glasses|car|{p}'s allergies|alarm code|passport|{n} card|birthday|remote|appointment|{p}'s size|car papers|{n} recipe|wedding anniversary").split('|')
DAYS = {'fr': 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(), 'en': 'monday tuesday wednesday thursday friday saturday sunday'.split()}
MONTHS = {'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(), 'en': 'january february march april may june july august september october november december'.split()}


def fill(s, lang, template):
    i = s.rng.randint
    code = ''.join(str(i(0, 9)) for _ in range(i(3, 6)))
    slots = {'p': person(s), 'n': proper(s) if s.chance(.5) else made_up(s), 'c': s.one([code, 'A' + code, code + 'B', made_up(s) + code[:2]]), 'v': str(i(15, 24)),
             'x': s.one('noix arachides fraises chats pollens crevettes'.split() if lang == 'fr' else 'nuts peanuts strawberries cats pollen shrimp'.split()),
             'd': f'{i(1, 31)} {s.one(MONTHS[lang])}' if lang == 'fr' else f'{s.one(MONTHS[lang])} {i(1, 31)}', 'j': s.one(DAYS[lang]), 'm': s.one(MONTHS[lang]),
             'k': s.one('bleu vert rouge orange violet'.split() if lang == 'fr' else 'blue green red orange purple'.split())}
    return s.expand(template, slots)


def duration(s, lang, words):
    n = s.one([1, 2, 3, 4, 5, 5, 7, 8, 10, 10, 12, 15, 20, 25, 30, 40, 45, 50, 90]) if s.chance(.8) else s.rng.randint(2, 59)
    unit = s.weighted({'m': 7, 's': 1.5, 'h': 2})
    if unit == 'h':
        n = s.rng.randint(1, 5)
    n = min(n, 99)
    t = number(s, lang, n, words)
    if lang == 'fr':
        if n == 1 and unit != 's':
            t = 'une' if words else '1'
        if s.chance(.06):
            return s.one(["une demi-heure", "un quart d'heure", "une heure et demie", "trois quarts d'heure", "deux heures et quart"])
        return t + ' ' + {'m': s.one(['minutes', 'minutes', 'min']) if n > 1 else 'minute', 's': 'secondes', 'h': 'heures' if n > 1 else 'heure'}[unit]
    if s.chance(.06):
        return s.one(['half an hour', 'an hour', 'an hour and a half', 'a quarter of an hour', 'a minute'])
    return t + ' ' + {'m': s.one(['minutes', 'minutes', 'min', 'minute']) if n > 1 else 'minute', 's': 'seconds', 'h': 'hours' if n > 1 else 'hour'}[unit]


def clock(s, lang, words):
    h, m = s.rng.randint(1, 23), s.one([0, 0, 0, 15, 30, 30, 45, s.rng.randint(1, 59)])
    if lang == 'fr':
        if words:
            return 'à ' + ('midi' if h == 12 and s.chance(.5) else number(s, lang, h, True).replace('un', 'une') + ' heures') + (' ' + s.one(['et demie', 'trente']) if m == 30 else ' ' + number(s, lang, m, True) if m else '')
        return 'à ' + s.one([f'{h}h{m:02d}' if m else f'{h}h', f'{h} h {m:02d}' if m else f'{h} h', f'{h} heures {m:02d}' if m else f'{h} heures', f'{h}:{m:02d}'])
    h12 = (h - 1) % 12 + 1
    if words:
        return 'at ' + s.one([english_time(s, h12, m), english_time(s, h12, m) + s.one([' am', ' pm', ' in the morning', ''])])
    return 'at ' + s.one([f'{h12}:{m:02d}' if m else f'{h12}', f'{h12}:{m:02d} pm' if m else f'{h12} pm', f'{h12}{":%02d" % m if m else ""}am', f'{h}:{m:02d}', f"{h12} o'clock"])


def english_time(s, h, m):
    t = number(s, 'en', h, True)
    return {0: t, 15: 'quarter past ' + t, 30: s.one(['half past ' + t, t + ' thirty']), 45: 'quarter to ' + t}.get(m, t + ' ' + number(s, 'en', m, True))


def when(s, lang, words):
    """A time in the words of the person, prepositions included."""
    fr = lang == 'fr'
    day = s.one(DAYS[lang])
    kind = s.weighted({'in': 4, 'at': 4, 'day': 3, 'day+at': 4})
    if kind == 'in':
        return ('dans ' if fr else 'in ') + duration(s, lang, words)
    if kind == 'at':
        return clock(s, lang, words)
    days = ['demain', 'demain matin', 'demain soir', 'ce soir', 'après-demain', day, f'{day} prochain', f'{day} soir', 'cet après-midi', 'ce midi', f'{day} matin', 'la semaine prochaine', 'tous les jours', f'tous les {day}s', f'le {s.rng.randint(2, 31)} {s.one(MONTHS[lang])}', 'chaque matin', 'ce week-end'] if fr else \
        ['tomorrow', 'tomorrow morning', 'tomorrow evening', 'tonight', 'the day after tomorrow', f'on {day}', f'next {day}', f'{day} evening', 'this afternoon', 'at noon', f'on {day} morning', 'next week', 'every day', f'every {day}', f'on {s.one(MONTHS[lang])} {s.rng.randint(2, 31)}', 'every morning', 'this weekend', 'later today', 'this evening']
    return s.one(days) + (' ' + clock(s, lang, words) if kind == 'day+at' else '')


def remember(s, lang):
    """A fact, a preference, a reminder or a timer."""
    speech = s.chance(.35)
    r = s.rng.random()
    call = {'content': Key(CONTENT)}
    if r < .3:
        call['category'] = 'fact'
        text = s.say(FR_NOTE if lang == 'fr' else EN_NOTE, {'c': span(CONTENT, fill(s, lang, s.template(FR_FACT if lang == 'fr' else EN_FACT)))})
    elif r < .42:
        call['category'] = 'preference'
        c = span(CONTENT, fill(s, lang, s.template(FR_LIKE if lang == 'fr' else EN_LIKE)))
        text = c if s.chance(.25) else s.say(FR_NOTE if lang == 'fr' else EN_NOTE, {'c': c})
    elif r < .72:
        due = span(DUE, when(s, lang, speech)) if s.chance(.88) else ''
        call.update(category='reminder', **({'due': Key(DUE)} if due else {}))
        text = s.say(FR_REMIND if lang == 'fr' else EN_REMIND, {'c': span(CONTENT, fill(s, lang, s.template(FR_DO if lang == 'fr' else EN_DO))), 'd': due})
    elif r < .94:
        word = s.one('minuteur|minuteur|timer|compte à rebours|chrono|rappel|alarme'.split('|') if lang == 'fr' else 'timer|timer|timer|countdown|alarm'.split('|'))
        call.update(category='reminder', due=Key(DUE))
        text = s.say(FR_TIMER if lang == 'fr' else EN_TIMER, {'c': span(CONTENT, word), 'd': span(DUE, duration(s, lang, speech))})
    else:
        call.update(category='reminder', due=Key(DUE))
        d = span(DUE, (s.one(['demain ', '', '']) if lang == 'fr' else '') + clock(s, lang, speech) + ('' if lang == 'fr' else s.one(['', ' tomorrow'])))
        word = span(CONTENT, s.one(['réveille-moi', 'alarme', 'réveil'] if lang == 'fr' else ['wake me up', 'alarm', 'wake me']))
        pre = {'alarme': 'mets une ', 'réveil': 'mets le ', 'alarm': 'set an '}.get(word.strip('\ue003\ue023'), '')
        text = f'{pre}{word} {d}' if lang == 'fr' or 'wake' in word else s.one([f'set an {word} {d}', f'{word} {d}'])
    return Turn('timer' if call['category'] == 'reminder' else 'remember', fuss(s, lang, text), [('remember', call)], speech)


def recall(s, lang):
    """A question that only the memory can answer."""
    thing = span(QUERY, fill(s, lang, s.template(FR_THING if lang == 'fr' else EN_THING)))
    article = s.one(['mon ', 'le ', 'la ', 'ma ', "l'", '', 'les ', 'mes '] if lang == 'fr' else ['my ', 'the ', 'my ', ''])
    return Turn('recall', fuss(s, lang, s.say(FR_ASK if lang == 'fr' else EN_ASK, {'q': article + thing})), [('recall', {'query': Key(QUERY)})], speech=s.chance(.3))

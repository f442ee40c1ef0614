"""How an order is wrapped: imperative, question, wish, politeness, fillers; per language.

A verb is three forms divided by `/`: French familiar, formal and infinitive;
English imperative, infinitive and -ing form. `{d}` stands for the object.
"""

FR_ASK = ('tu peux {i}|peux-tu {i}|pourrais-tu {i}|tu pourrais {i}|est-ce que tu peux {i}|est-ce que tu pourrais {i}|vous pouvez {i}|'
          'pouvez-vous {i}|pourriez-vous {i}|est-ce que vous pouvez {i}|il faut {i}|faut {i}|il faudrait {i}|je veux {i}|je voudrais {i}|'
          "j'aimerais {i}|merci de {i}|j'aimerais bien {i}|on peut {i}|on pourrait {i}|tu veux bien {i}|voulez-vous bien {i}|"
          'n\'oublie pas d\'abord de {i}|je te demande de {i}|tu vas {i}|essaie de {i}|pense à {i}|ce serait bien de {i}|il est temps de {i}|'
          "je dois {i}|tu peux me {i}|peux-tu m'{i}|il me faut {i}|serait-il possible de {i}|c'est possible de {i}|tu saurais {i}|veuillez {i}|"
          "aide-moi à {i}|occupe-toi de {i}|vas-y tu peux {i}|dépêche-toi de {i}|ça te dérange de {i}|j'ai besoin de {i}|va {i}|viens {i}|"
          "je te prie de {i}|on va {i}|tu me ferais plaisir de {i}|ça serait sympa de {i}").split('|')
FR_FRAMES = ['{t}'] * 0 + FR_ASK
FR_PRE = ('ok lares|lares|dis lares|hé lares|bonjour|salut|euh|bon|alors|allez|dis|dis-moi|hé|bonsoir|coucou|ok|voilà|hop|tiens|heu|donc|'
          'bon alors|euh alors|maintenant|vite|écoute|lares euh|oh|ah|au fait|et|et puis|s\'il te plaît|s\'il vous plaît|excuse-moi|'
          'pardon|allô|ok google|la maison|yo|wesh|frère|mon ami|chéri|dis donc|j\'ai les mains prises|je rentre|je vais dormir|je sors').split('|')
FR_POST = ("s'il te plaît|s'il vous plaît|stp|svp|merci|merci bien|maintenant|tout de suite|vite|pour moi|quand tu peux|je t'en prie|please|"
           "merci beaucoup|ok|d'accord|hein|là|rapidement|vite fait|tu seras gentil|merci d'avance|un peu|quoi|tu veux bien|steuplé|"
           "mon pote|immédiatement|dès que possible|lares|pour la nuit|ce soir|on y voit rien|il fait nuit|je pars|j'arrive|tant que tu y es").split('|')
EN_ASK = ('can you {i}|could you {i}|would you {i}|will you {i}|please {i}|can you please {i}|could you please {i}|i want you to {i}|'
          "i'd like you to {i}|i would like to {i}|i want to {i}|i need you to {i}|i need to {i}|let's {i}|you can {i}|you should {i}|"
          'would you mind {g}|how about {g}|is it possible to {i}|you need to {i}|go ahead and {i}|help me {i}|try to {i}|kindly {i}|'
          "be a dear and {i}|do me a favour and {i}|i was hoping you could {i}|it's time to {i}|time to {i}|don't forget to {i}|just {i}|"
          'could we {i}|can we {i}|can i get you to {i}|make sure to {i}|mind {g}|wanna {i}|i wanna {i}|any chance you could {i}|'
          "you may {i}|i'd appreciate it if you could {i}|start by {g}|remember to {i} now|might you {i}|would it be ok to {i}").split('|')
EN_PRE = ('ok lares|lares|hey lares|hey|hi|hello|good evening|so|um|uh|ok|well|now|right|oh|alright|listen|okay so|yo|hi there|quick|umm|er|'
          'dude|mate|good morning|and|also|please|excuse me|sorry|hey box|computer|honey|my hands are full|i am leaving|actually|then|hmm|'
          'hey google|right then|one thing|bro|love|i am off to bed').split('|')
EN_POST = ('please|pls|thanks|thank you|now|right now|for me|when you can|quickly|ok|would you|will you|cheers|asap|immediately|if you can|'
           'if you please|thanks a lot|mate|dear|lares|real quick|in a sec|tonight|for the night|it is dark|i am leaving|could you|already|'
           'thanks in advance|kindly|yeah|alright|if possible|for a bit').split('|')

FR_WHY = ("j'ai peur du noir|je suis au lit|on mange|les invités arrivent|il y a trop de soleil|bébé dort|je rentre du travail|on va regarder un film|je vais cuisiner|il est tard|je pars au travail|les enfants dorment|il fait nuit|j'ai froid|j'ai chaud|"
          "je m'en vais|on sort ce soir|je vais me coucher|je lis un livre|je prends ma douche|le soleil tape|ça m'éblouit|j'ai oublié de le faire|papa dort|maman arrive|je suis en réunion|je révise|on part en vacances|c'est l'heure du repas|"
          "il y a de l'orage|il pleut|je cherche mes clés|j'ai les mains pleines|je suis dans le canapé|ça sent mauvais|je n'arrive pas à dormir|le film commence|on est rentrés|il commence à faire sombre|j'ai du mal à voir").split('|')
FR_SO = ("parce que {}|car {}|vu que {}|{}|{}|comme {}").split('|')
FR_TAIL = ('avant de partir|pendant que je cuisine|pour les enfants|pour ce soir|pour lire|pour le film|pour la sieste|quand même|comme hier|comme d\'habitude|encore une fois|si possible|pour de bon|pour moi|sans bruit|aussi vite que possible|'
           'pour réveiller les enfants|le temps du repas|pour aérer|histoire de voir clair|pour dormir|pour travailler|pour mamie|pour le chien').split('|')
EN_WHY = ("i'm afraid of the dark|i'm in bed|we are eating|guests are coming|there's too much sun|the baby is asleep|i just got home|we are going to watch a film|i'm about to cook|it's late|i'm off to work|the kids are asleep|it's night|i'm cold|i'm hot|"
          "i'm leaving|we are going out|i'm going to sleep|i'm reading a book|i'm in the shower|the sun is blinding|it hurts my eyes|i forgot to do it|dad is sleeping|mum is coming|i'm in a meeting|i'm studying|we are going on holiday|dinner is ready|"
          "there's a storm|it's raining|i'm looking for my keys|my hands are full|i'm on the couch|it smells|i can't sleep|the movie is starting|we are home|it's getting dark|i can hardly see").split('|')
EN_SO = ('because {}|since {}|as {}|{}|{}|cause {}').split('|')
EN_TAIL = ('before i go|while i cook|for the kids|for tonight|to read|for the movie|for the nap|anyway|like yesterday|as usual|once more|for good|without a sound|as fast as you can|to wake the kids|during dinner|to let some air in|so i can see|'
           'so i can sleep|so i can work|for grandma|for the dog|as always|one more time').split('|')
WHY = {'fr': (FR_WHY, FR_SO, FR_TAIL), 'en': (EN_WHY, EN_SO, EN_TAIL)}

ASK = {'fr': FR_ASK, 'en': EN_ASK}
PRE = {'fr': FR_PRE, 'en': EN_PRE}
POST = {'fr': FR_POST, 'en': EN_POST}


def wrap(s, lang, verb, obj):
    """An order from a verb with three forms and its object."""
    forms = [f.strip() for f in verb.split('/')]
    if len(forms) == 1:
        return forms[0].replace('{d}', obj)
    r = s.rng.random()
    if s.quiet and not s.held:
        r *= .6
    if s.held:
        r = .3 + r * .7
    if lang == 'fr':
        if r < .45:
            text = forms[0]
        elif r < .62:
            text = forms[1]
        elif r < .68:
            text = forms[2]
        else:
            text = s.template(FR_ASK).replace('{i}', forms[2])
    else:
        text = forms[0] if r < .6 else s.template(EN_ASK).replace('{i}', forms[1]).replace('{g}', forms[2])
    return text.replace('{d}', obj)


def fuss(s, lang, text):
    """Wake words, fillers and politeness around an order; nothing while the speaker is `quiet`."""
    if s.quiet:
        return text
    why, so, tail = WHY[lang]
    text = text.rstrip(' ?') if s.chance(.35) else text
    if s.chance(.03):
        text = s.template(why) + s.one([', ', ' ', ' et ' if lang == 'fr' else ' and ', ' donc ' if lang == 'fr' else ' so ', '. ']) + text
    elif s.chance(.02):
        text = text.rstrip(' ?') + s.one([' ', ', ']) + s.one(so).replace('{}', s.template(why))
    elif s.chance(.03):
        text = text.rstrip(' ?') + ' ' + s.template(tail)
    if s.chance(.13):
        text = s.template(PRE[lang]) + s.one([' ', ', ', ', ']) + text
    if s.chance(.15):
        text = text.rstrip(' ?') + s.one([' ', ', ', ' ']) + s.template(POST[lang])
    if s.chance(.02):
        words = text.split(' ')
        i = s.rng.randint(0, len(words))
        text = ' '.join(words[:i] + [s.one(['euh', 'heu', 'hum', 'ben'] if lang == 'fr' else ['uh', 'um', 'er', 'like'])] + words[i:])
    if text.startswith(('peux', 'pourr', 'est-ce', 'tu p', 'can ', 'could', 'would', 'will')) and s.chance(.6):
        text += ' ?' if lang == 'fr' else '?'
    return text

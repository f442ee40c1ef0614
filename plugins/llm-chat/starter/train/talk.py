"""Small talk, identity, capabilities: what people say to a box that is not an order, and honest answers."""
import phrases_talk_en as en
import phrases_talk_fr as fr
from grammar import MARKS
from noise import dirty
from things import device

FR_ME = "Je suis le petit modèle de démarrage de Lares : je pilote la maison et je réponds à des questions simples. Pour plus, installez un modèle plus grand avec « lares models pull »."
EN_ME = 'I am the small starter model of Lares: I control the home and answer simple questions. For more, pull a larger model with "lares models pull".'
FR_CAN = "Je peux allumer et éteindre, régler les lampes, les volets, le chauffage et la musique, dire l'état de la maison, retenir des choses et noter des rappels. Pour le reste, il faut un modèle plus grand."
EN_CAN = 'I can switch things on and off, set lights, blinds, heating and music, tell the state of the home, remember things and note reminders. For anything else a larger model is needed.'
CANNOT_SWITCH = {'fr': "Je ne peux rien commander depuis cette conversation : aucun outil de la maison ne m'est donné ici.", 'en': 'I cannot switch anything from here: this conversation gives me no tools of the home.'}
CANNOT_REMEMBER = {'fr': "Je ne peux rien noter ni retrouver depuis cette conversation.", 'en': 'I cannot note or look up anything from this conversation.'}

# intent: kind, weight, answers of which the first is learned
FR = {
    'HELLO': ('smalltalk', 5, ['Bonjour ! Que puis-je faire pour vous ?', 'Bonjour ! Je vous écoute.']),
    'HOW': ('smalltalk', 5, ['Tout va bien, merci ! Que puis-je faire pour vous ?', 'Très bien, merci. Et vous ?']),
    'THANKS': ('smalltalk', 5, ['Avec plaisir !', 'De rien !']),
    'BYE': ('smalltalk', 5, ['Au revoir, à bientôt !', 'À bientôt !']),
    'PRAISE': ('smalltalk', 5, ['Merci, cela fait plaisir !', 'Merci !']),
    'SCOLD': ('smalltalk', 5, ['Désolé. Dites-moi autrement ce que je dois faire.', 'Pardon, je fais de mon mieux. Que dois-je faire ?']),
    'OK': ('smalltalk', 6, ["D'accord.", 'Très bien.']),
    'TEST': ('smalltalk', 4, ['Oui, je vous entends. Que puis-je faire ?']),
    'MOOD': ('smalltalk', 5, ['Je suis là. Voulez-vous que je règle la lumière, la musique ou le chauffage ?']),
    'NOISE': ('smalltalk', 4, ["Je n'ai pas compris. Que dois-je faire dans la maison ?"]),
    'SORRY': ('smalltalk', 2, ["Ce n'est rien. Que puis-je faire pour vous ?"]),
    'WISH': ('smalltalk', 2, ['Merci, à vous aussi !']),
    'DOING': ('smalltalk', 2, ['Je suis là, je vous écoute. Que puis-je faire ?']),
    'IDENTITY': ('identity', 20, [FR_ME]),
    'CAPABILITY': ('capability', 12, [FR_CAN]),
    'MODEL': ('capability', 4, ["Un modèle plus grand se télécharge avec « lares models pull » ou depuis la page des modèles ; il me remplace dès qu'il est installé."]),
}
EN = {
    'HELLO': ('smalltalk', 5, ['Hello! What can I do for you?', 'Hello! I am listening.']),
    'HOW': ('smalltalk', 5, ['All is well, thank you! What can I do for you?', 'Very well, thanks. And you?']),
    'THANKS': ('smalltalk', 5, ['You are welcome!', 'My pleasure!']),
    'BYE': ('smalltalk', 5, ['Goodbye, see you soon!', 'See you soon!']),
    'PRAISE': ('smalltalk', 5, ['Thank you, that is nice to hear!', 'Thank you!']),
    'SCOLD': ('smalltalk', 5, ['Sorry. Tell me in other words what I should do.', 'Sorry, I do my best. What should I do?']),
    'OK': ('smalltalk', 6, ['All right.', 'OK.']),
    'TEST': ('smalltalk', 4, ['Yes, I hear you. What can I do?']),
    'MOOD': ('smalltalk', 5, ['I am here. Shall I set the lights, the music or the heating?']),
    'NOISE': ('smalltalk', 4, ['I did not understand. What should I do in the house?']),
    'SORRY': ('smalltalk', 2, ['No harm done. What can I do for you?']),
    'WISH': ('smalltalk', 2, ['Thank you, the same to you!']),
    'DOING': ('smalltalk', 2, ['I am here and I am listening. What can I do?']),
    'IDENTITY': ('identity', 20, [EN_ME]),
    'CAPABILITY': ('capability', 12, [EN_CAN]),
    'MODEL': ('capability', 4, ['A larger model is pulled with "lares models pull" or from the models page; it replaces me as soon as it is installed.']),
}
INTENTS = {'fr': FR, 'en': EN}
WAYS = {'fr': {n: getattr(fr, n) for n in FR}, 'en': {n: getattr(en, n) for n in EN}}

OPENER = {'fr': ['bonjour', 'salut', 'coucou', 'bonsoir', 'hé', 'dis', 'dis-moi', 'lares', 'dis lares', 'ok lares', 'hello', 'euh', 'alors', 'au fait', 'et', 'mais', 'bon', 'oh', 'ah', 'excuse-moi'],
          'en': ['hello', 'hi', 'hey', 'good morning', 'good evening', 'hey lares', 'lares', 'ok lares', 'so', 'um', 'well', 'by the way', 'and', 'but', 'oh', 'ah', 'excuse me', 'tell me', 'okay so', 'hi there']}
CLOSER = {'fr': ['lares', 'mon ami', 'toi', 'hein', 'mon pote', 'la maison', 'dis', 'mon grand', 'quand même', 'vraiment'], 'en': ['lares', 'my friend', 'mate', 'buddy', 'dude', 'man', 'then', 'robot', 'really', 'dear']}
ASKS = ('HOW', 'IDENTITY', 'CAPABILITY', 'MODEL', 'TEST', 'DOING')
ENDS = ('HELLO', 'HOW', 'THANKS', 'BYE', 'PRAISE', 'SCOLD', 'OK', 'SORRY', 'WISH')

LEAD = {'fr': ['bonjour', 'salut', 'coucou', 'bonsoir', 'merci', 'super merci', 'ok merci', 'parfait', 'salut ça va ?', 'bonjour lares', 'génial', 'bien joué', 'merci beaucoup', 'me revoilà', "c'est moi", 'bonjour ça va ?', 'bonne nuit', 'je suis rentré', 'je suis fatigué',
               "d'accord", 'très bien', 'ok', 'ça va bien', 'désolé', "c'est bien", 'top', 'bon matin', 'je file', 'merci lares', 'non merci', 'bravo', 'hello la maison', 'je vais dormir', 'on part', 'bon appétit', 'quelle journée', 'tu es là ?', 'cool'],
        'en': ['hello', 'hi', 'good morning', 'good evening', 'thanks', 'great thanks', 'ok thanks', 'perfect', 'hi how are you?', 'hey lares', 'awesome', 'well done', 'thank you very much', "i'm back", "it's me", 'good night', "i'm home", "i'm tired", 'alright', 'very good',
               'ok', "i'm fine", 'sorry', 'nice one', 'lovely', 'cheers', 'off i go', 'thanks lares', 'no thanks', 'bravo', 'hello house', "i'm going to bed", 'we are leaving', 'dinner time', 'what a day', 'are you there?', 'cool', 'thank you']}
THEN = {'fr': [', ', ', ', ' ', '. ', ', et maintenant ', ' et maintenant ', ' maintenant ', ', alors '], 'en': [', ', ', ', ' ', '. ', ', and now ', ' and now ', ' now ', ', so ']}

CLOSING = {'fr': [', merci et bonne nuit', ', bonne nuit', ' et bonne nuit', ', à demain', ', à tout à l\'heure', ', tu es un amour', ', merci t\'es le meilleur', ' et merci', ', bonne soirée', ', à plus', ', bisous', ' merci bonne journée', ', je file', ', on se voit ce soir', ', bon appétit', ' allez bonne nuit'],
           'en': [', thanks and good night', ', good night', ' and good night', ', see you tomorrow', ', see you later', ', you are a star', ', thanks you are the best', ' and thank you', ', have a nice evening', ', bye', ', love you', ' thanks have a nice day', ', i am off', ', see you tonight', ', cheers mate', ' ok bye']}
DONT = {'fr': ["n'allume pas {d}", "n'éteins pas {d}", 'ne touche pas à {d}', 'ne ferme pas {d}', "surtout n'ouvre pas {d}", 'ne coupe pas {d}', "n'éteignez pas {d}", "n'allumez pas {d}", 'ne change rien à {d}', "non n'éteins pas {d}", "non n'allume pas {d}", "il ne faut pas éteindre {d}", "il faut pas allumer {d}", "surtout pas {d}", "ne baisse pas {d}", "touche pas à {d}", "je ne veux pas que tu éteignes {d}",
               "n'ouvre pas {d}", "arrête, n'éteins pas {d}", "laisse {d} comme c'est"],
        'en': ["don't turn on {d}", "don't turn off {d}", "do not turn off {d}", "do not turn on {d}", "don't touch {d}", "don't close {d}", "don't open {d}", "please don't turn off {d}", "do not touch {d}", "no don't turn on {d}", "no don't turn off {d}", "don't switch {d} off", "don't switch {d} on", "don't you dare turn off {d}", "i don't want you to turn off {d}",
               "you should not open {d}", "don't change {d}", "stop, don't turn off {d}", "not {d}", "keep {d} as it is"]}


def held_back(s, lang):
    """An order not to do something: nothing is called."""
    text = MARKS.sub('', s.say(DONT[lang], {'d': device(s, lang, s.one(['light', 'switch', 'cover', 'media_player', 'climate']), noun_only=True)}))
    text = text.replace(' à le ', ' au ').replace(' à les ', ' aux ')
    answers = INTENTS[lang]['OK'][2]
    return dirty(s, text, lang, s.chance(.3)), 'smalltalk', answers


def talk(s, lang):
    """One remark: its text as typed or heard, the kind, and the answers that are right."""
    if s.chance(.04):
        return held_back(s, lang)
    intents = INTENTS[lang]
    name = s.weighted({n: weight for n, (_, weight, _) in intents.items()})
    kind, _, answers = intents[name]
    text = s.say(WAYS[lang][name])
    if name in ASKS and s.chance(.15):
        text = s.one(OPENER[lang]) + s.one([' ', ', ', ' ']) + text
    elif name in ENDS and s.chance(.1):
        closer = s.one(CLOSER[lang])
        text = text if closer in text else text.rstrip(' ?') + s.one([' ', ', ']) + closer
    return dirty(s, text, lang, s.chance(.3)) or text, kind, answers


def led(s, lang, text):
    """An order behind or before a greeting, thanks or a remark: the order counts."""
    if s.chance(.3):
        return text.rstrip(' ?') + s.one(CLOSING[lang])
    lead = s.one(LEAD[lang])
    return lead + (' ' if lead.endswith('?') else s.one(THEN[lang])) + text

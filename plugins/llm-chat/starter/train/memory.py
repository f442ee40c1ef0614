"""Things to remember, reminders and timers, and things to recall; copied as marked words."""
import re

import phrases_memory_en
import phrases_memory_fr
from frames import fuss
from grammar import span
from names import made_up, person, proper
from orders import Key, Turn
from things import bare, of
from times import DAYS, MONTHS, clock, duration, when

CONTENT, DUE, QUERY = 3, 4, 5
SAID = {'fr': phrases_memory_fr, 'en': phrases_memory_en}
TIMERS = {'fr': 'minuteur|minuteur|timer|compte à rebours|chrono|rappel|alarme|minuteur|chronomètre'.split('|'), 'en': 'timer|timer|timer|countdown|alarm|timer|kitchen timer|reminder'.split('|')}
FOOD = {'fr': 'les pâtes|le riz|les œufs|le gâteau|la pizza|le thé|le four|le rôti|le poulet|les frites|les légumes|la lessive|la sieste|les devoirs|la douche|le pain|la soupe|le café|la cuisson|le yoga|la pause|les brocolis|la tarte|le biberon|le jeu'.split('|'),
        'en': 'pasta|rice|eggs|the cake|the pizza|tea|the oven|the roast|chicken|the chips|vegetables|laundry|my nap|homework|the shower|bread|the soup|coffee|the cookies|yoga|my break|broccoli|the pie|the bottle|screen time'.split('|')}
WAKE_WORDS = {'fr': {'w': ['réveille-moi', 'réveille-moi', 'réveillez-moi', 'réveille-nous'], 'r': ['réveiller'], 's': ['réveilles'], 'a': ['alarme', 'alarme', 'alarme réveil'], 'v': ['réveil']},
              'en': {'w': ['wake me up', 'wake me up', 'wake me', 'get me up', 'wake us up'], 'a': ['alarm', 'alarm', 'alarm clock', 'alarm']}}
# before the alarm; and before an hour
ARTICLES = {'fr': [('un \ue003alarme', 'une \ue003alarme'), ('le \ue003alarme', "l'\ue003alarme"), ('nouveau \ue003alarme', 'nouvelle \ue003alarme')],
            'en': [(' a \ue003alarm', ' an \ue003alarm'), ('a \ue0048', 'an \ue0048'), ('a \ue004eight', 'an \ue004eight'), ('a \ue004eleven', 'an \ue004eleven'), ('a \ue00411 ', 'an \ue00411 '), ('a \ue004an ', '\ue004an '), ('a \ue004a ', '\ue004a ')]}
_elided = re.compile(r"\b([dD]|[qQ]u)e (?=[\ue003\ue004\ue005]?[aeiouéèêâîôœAEIOUÉÈÊÂÎÔ])")


def elide(text):
    """de + aller: d'aller; que + il: qu'il."""
    return _elided.sub(r"\1'", text)


def fill(s, lang, template):
    i = s.rng.randint
    code = ''.join(str(i(0, 9)) for _ in range(i(3, 6)))
    slots = {'p': person(s), 'n': proper(s) if s.chance(.5) else made_up(s), 'c': s.one([code, 'A' + code, code + 'B', made_up(s) + code[:2]]), 'v': str(i(15, 24)),
             'x': s.one('noix arachides fraises chats pollens crevettes'.split() if lang == 'fr' else 'nuts peanuts strawberries cats pollen shrimp'.split()),
             'd': f'{i(1, 31)} {s.one(MONTHS[lang])}' if lang == 'fr' else f'{s.one(MONTHS[lang])} {i(1, 31)}', 'j': s.one(DAYS[lang]), 'm': s.one(MONTHS[lang]),
             'k': s.one('bleu vert rouge orange violet'.split() if lang == 'fr' else 'blue green red orange purple'.split())}
    text = s.expand(template, slots)
    return elide(text) if lang == 'fr' else text


def remember(s, lang):
    """A fact, a preference, a reminder or a timer."""
    make = s.weighted({fact: 30, preference: 12, reminder: 31, timer: 18, labelled: 4, waking: 8})
    speech = s.chance(.35)
    text, call = make(s, lang, speech)
    text = elide(text) if lang == 'fr' else text
    return Turn('timer' if call['category'] == 'reminder' else 'remember', fuss(s, lang, text.rstrip(' ?')), [('remember', call)], speech)


def fact(s, lang, speech):
    said = SAID[lang]
    return s.say(said.NOTE, {'c': span(CONTENT, fill(s, lang, s.template(said.FACT)))}), {'content': Key(CONTENT), 'category': 'fact'}


def preference(s, lang, speech):
    said = SAID[lang]
    c = span(CONTENT, fill(s, lang, s.template(said.LIKE)))
    return c if s.chance(.25) else s.say(said.NOTE, {'c': c}), {'content': Key(CONTENT), 'category': 'preference'}


def reminder(s, lang, speech):
    said = SAID[lang]
    text = s.say(said.REMIND, {'c': span(CONTENT, fill(s, lang, s.template(said.DO))), 'd': span(DUE, when(s, lang, speech)) if s.chance(.88) else ''})
    due = {'due': Key(DUE)} if chr(0xE000 + DUE) in text else {}
    return text.strip(' ,:'), {'content': Key(CONTENT), 'category': 'reminder', **due}


def timer(s, lang, speech):
    text = s.say(SAID[lang].TIMER, {'c': span(CONTENT, s.one(TIMERS[lang])), 'd': span(DUE, duration(s, lang, speech))})
    for article, instead in ARTICLES[lang]:
        text = text.replace(article, instead)
    return text, {'content': Key(CONTENT), 'category': 'reminder', 'due': Key(DUE)}


def labelled(s, lang, speech):
    """A timer with its purpose: that is what to remember."""
    purpose = s.one(FOOD[lang])
    article, word = bare(purpose) if lang == 'fr' else next((a, purpose[len(a):]) for a in ('the ', 'my ', '') if purpose.startswith(a))
    text = s.say(SAID[lang].LABELLED, {'f': article + span(CONTENT, word), 'd': span(DUE, duration(s, lang, speech))})
    return text, {'content': Key(CONTENT), 'category': 'reminder', 'due': Key(DUE)}


def waking(s, lang, speech):
    day = s.one(['demain ', '', '', 'demain matin '] if lang == 'fr' else ['', '', 'tomorrow ', 'tomorrow morning '])
    tail = s.one(['', '', ' demain', ' demain matin', ' tous les matins', ' lundi']) if lang == 'fr' else s.one(['', ' tomorrow', ' tomorrow morning', ' every day', ' on monday', ''])
    due = when(s, lang, speech) if s.chance(.25) else day + clock(s, lang, speech) + ('' if day else tail)
    words = {k: span(CONTENT, s.one(v)) for k, v in WAKE_WORDS[lang].items()}
    return s.say(SAID[lang].WAKE, {**words, 'd': span(DUE, due)}), {'content': Key(CONTENT), 'category': 'reminder', 'due': Key(DUE)}


def asked(s, lang, things=None):
    """A thing in the memory with its article, the words to look up marked."""
    said = SAID[lang]
    thing = fill(s, lang, s.template(things or s.one([said.THING, said.PLACED, said.DATED, said.CALLED])))
    if lang == 'en':
        own = "'s " in thing or thing.split(' ')[0].endswith("s'")
        return ('' if own else s.one(['my ', 'my ', 'the ', 'the ', 'our '])) + span(QUERY, thing)
    article, word = bare(thing)
    if s.chance(.35) and not re.search(r" (de|du|des)\b| d'", thing):
        article = {'le ': 'mon ', 'la ': 'ma ', 'les ': 'mes ', "l'": 'mon '}[article]
    return article + span(QUERY, word)


def recall(s, lang):
    """A question that only the memory can answer."""
    said = SAID[lang]
    ask, things = s.weighted({0: 4, 1: 2, 2: 1.6, 3: 1.6, 4: 3}), None
    ways, things = [(said.ASK, said.THING), (said.ASK_WHERE, said.PLACED), (said.ASK_WHEN, said.DATED), (said.ASK_WHO, said.CALLED), (said.ASK, None)][ask]
    thing = asked(s, lang, things)
    text = s.say(ways, {'q': thing, 'dq': of(thing) if lang == 'fr' else ''})
    text = agreed(text, thing) if lang == 'fr' else in_number(text, thing)
    return Turn('recall', fuss(s, lang, text), [('recall', {'query': Key(QUERY)})], speech=s.chance(.3))


def agreed(text, thing):
    """Est, il and s'appelle in the gender and number of the thing."""
    if thing.startswith(('les ', 'mes ')):
        pairs = [(r'\bil est\b', 'ils sont'), (r"(?<!')\best\b(?=[- ]|$)", 'sont'), (r'se trouve\b', 'se trouvent'), (r'\bquel\b(?= sont $)', 'quels'), (r'a lieu', 'ont lieu'), (r'\btombe\b', 'tombent'), (r'est-ce\b|sont-ce\b', 'est-ce'), (r'passé\b', 'passés'), (r'peut bien', 'peuvent bien'), (r"qu'il\b", "qu'ils")]
    elif thing.startswith(('la ', 'ma ')):
        pairs = [(r'\bil est\b', 'elle est'), (r'\bquel\b(?= est $)', 'quelle'), (r'\bil s', 'elle s'), (r'passé\b', 'passée'), (r"qu'il\b", "qu'elle")]
    else:
        return text
    start, mark, rest = text.partition(thing)
    for a, b in pairs:
        start, rest = re.sub(a, b, start), re.sub(a, b, rest)
    return start + mark + rest


def in_number(text, thing):
    """English is and are as the thing wants them."""
    start, mark, rest = text.partition(thing)
    word = thing[:-1]
    if word.endswith('s') and not word.endswith(('ss', "'s")):
        pairs = [(r"\b(what|where|when|who)'s $", r'\1 are '), (r'\bis $', 'are '), (r'^ is\b', ' are'), (r'\bwas $', 'were '), (r'^ was\b', ' were')]
    else:
        pairs = [(r'\bare $', 'is ')]
    for a, b in pairs:
        start, rest = re.sub(a, b, start), re.sub(a, b, rest)
    return start + mark + rest

"""System prompts: none, the box's own, an owner's, with date and memories; and questions that they answer."""
import re

from frames import fuss
from memory import SAID, fill
from names import made_up, person
from orders import Turn
from times import DAYS, MONTHS

BOX_PROMPT = 'You are Lares. Use the tools to act; answer in the language of the question.'
OWN = {'fr': ["Vous êtes Lares, l'assistant de la maison. Répondez brièvement.", "Tu es Lares, l'assistant de cette maison.", 'Tu es un assistant domestique. Réponds en français.', "Vous êtes l'assistant {n}. Soyez poli et bref.", "Tu es {n}, le majordome de la famille {p}.", "Réponds toujours en une phrase.", "Tu es un assistant utile."],
       'en': ['You are Lares, the assistant of this home. Answer briefly.', 'You are Lares, a helpful home assistant.', 'You are a helpful assistant.', 'You are {n}, the butler of the {p} family.', 'Answer in one sentence.', 'You are a friendly assistant for the home.', BOX_PROMPT]}
FR_TIME = ['quelle heure est-il ?', "il est quelle heure ?", "t'as l'heure ?", "donne-moi l'heure", "quelle heure il est ?", "l'heure s'il te plaît", "tu as l'heure ?", "c'est quelle heure ?", "dis-moi l'heure", "quelle est l'heure ?", "peux-tu me donner l'heure", "heure"]
EN_TIME = ['what time is it?', "what's the time?", 'tell me the time', 'do you have the time?', 'the time please', 'current time', 'can you tell me the time?', 'time?', "what time do we have?", 'got the time?', "what's the time now?", 'what is the time']
FR_DATE = ['quel jour sommes-nous ?', 'on est quel jour ?', 'quelle est la date ?', "quelle date aujourd'hui ?", "c'est quel jour aujourd'hui ?", 'la date du jour', 'on est le combien ?', 'donne-moi la date', 'quel jour on est ?', "on est quelle date ?", 'dis-moi la date', "nous sommes le combien ?"]
EN_DATE = ["what's the date?", 'what day is it?', "what's today's date?", 'which day is it today?', 'tell me the date', 'what is the date today?', 'what day is today?', 'date please', "today's date", 'do you know what day it is?', 'give me the date', "what's today?"]
NO_CLOCK = {'fr': "Je n'ai pas l'heure ni la date ici.", 'en': 'I have no clock or date here.'}


def now(s, lang):
    """A date line as the box puts it, and the two answers that it allows."""
    y, mo, d = s.rng.randint(2025, 2032), s.rng.randint(1, 12), s.rng.randint(1, 28)
    h, mi, day = s.rng.randint(0, 23), s.rng.randint(0, 59), s.one(DAYS[lang])
    if lang == 'fr':
        line = f'Date: {y}-{mo:02d}-{d:02d} ({day}), heure: {h:02d}:{mi:02d}'
        return line, f'Il est {h:02d}:{mi:02d}.', f'Nous sommes le {day} {d} {MONTHS["fr"][mo - 1]} {y}.'
    day = day.capitalize()
    line = f'Date: {y}-{mo:02d}-{d:02d} ({day}), {s.one(["time", "time", "time", "time", "heure"])}: {h:02d}:{mi:02d}'
    return line, f'It is {h:02d}:{mi:02d}.', f'Today is {day}, {MONTHS["en"][mo - 1].capitalize()} {d}, {y}.'


# a memory, a question that it answers
FR_QA = [("{p} est allergique aux {x}", ["{p} est allergique à quoi ?", "à quoi {p} est allergique ?", "qu'est-ce que {p} ne peut pas manger ?"]), ("le chien s'appelle {n}", ["comment s'appelle le chien ?", "c'est quoi le nom du chien ?", "le nom de mon chien ?"]), ("le chat s'appelle {n}", ["comment s'appelle mon chat ?", "quel est le nom du chat ?"]),
         ("le code wifi est {c}", ["c'est quoi le code wifi ?", "quel est le code du wifi ?", "donne-moi le code wifi"]), ("l'anniversaire de {p} est le {d}", ["quand est l'anniversaire de {p} ?", "c'est quand l'anniversaire de {p} ?", "{p} est né quand ?"]), ("la poubelle passe le {j}", ["quand passe la poubelle ?", "c'est quel jour les poubelles ?", "la poubelle c'est quand ?"]),
         ("le plombier s'appelle {p}", ["comment s'appelle le plombier ?", "qui est le plombier ?"]), ("je m'appelle {p}", ["comment je m'appelle ?", "c'est quoi mon nom ?", "quel est mon prénom ?", "tu sais qui je suis ?"]), ("ma couleur préférée est le {k}", ["quelle est ma couleur préférée ?", "c'est quoi ma couleur préférée ?"]), ("la voiture est garée rue {n}", ["où est garée la voiture ?", "où est ma voiture ?"]),
         ("je préfère {v} degrés la nuit", ["je préfère quelle température la nuit ?", "quelle température j'aime la nuit ?"]), ("les clés de la cave sont dans {n}", ["où sont les clés de la cave ?", "elles sont où les clés de la cave ?"])]
EN_QA = [("{p} is allergic to {x}", ["what is {p} allergic to?", "what can't {p} eat?", "does {p} have an allergy?"]), ("the dog is called {n}", ["what's the dog's name?", "what is my dog called?", "the name of the dog?"]), ("the cat is called {n}", ["what is my cat called?", "what's the cat's name?"]),
         ("the wifi code is {c}", ["what's the wifi code?", "what is the wifi password?", "give me the wifi code"]), ("{p}'s birthday is on {d}", ["when is {p}'s birthday?", "what date is {p}'s birthday?", "when was {p} born?"]), ("bins go out on {j}", ["when do the bins go out?", "which day is bin day?", "what day are the bins?"]),
         ("the plumber is called {p}", ["what's the plumber's name?", "who is the plumber?"]), ("my name is {p}", ["what's my name?", "do you know my name?", "who am i?", "what am i called?"]), ("my favourite color is {k}", ["what's my favourite color?", "which color do i like best?"]), ("the car is parked on {n} street", ["where is the car?", "where did i park?"]),
         ("i prefer {v} degrees at night", ["what temperature do i like at night?", "how warm do i want it at night?"]), ("the cellar keys are in the {n}", ["where are the cellar keys?", "where did i put the cellar keys?"])]


def notes(s, lang, first=None):
    """Lines of remembered facts; `first` is one that must be among them."""
    facts = [fill(s, lang, s.one(s.one([SAID[lang].FACT, SAID[lang].FACT, SAID[lang].LIKE]))) for _ in range(s.rng.randint(0 if first else 1, 3))]
    if first:
        facts.insert(s.rng.randint(0, len(facts)), first)
    label = s.one(['Memory:', 'Memory:', 'Memory:', 'Mémoire :' if lang == 'fr' else 'Memory:', 'Memories:'])
    return label + ''.join('\n- ' + f[:1].upper() + f[1:] for f in facts) if s.chance(.5) else label + ''.join('\n- ' + f for f in facts)


def system(s, lang):
    """A system prompt for any conversation, or none: most often the box's own with the date behind it."""
    if s.chance(.35):
        return BOX_PROMPT + '\n' + now(s, lang)[0] + ('\n' + notes(s, lang) if s.chance(.12) else '')
    if s.chance(.75):
        return ''
    parts = []
    if s.chance(.6):
        parts.append(s.one(OWN[lang if s.chance(.8) else 'en']).replace('{n}', made_up(s).capitalize()).replace('{p}', person(s)))
    if s.chance(.4):
        parts.append(now(s, lang)[0])
    if s.chance(.15):
        parts.append(notes(s, lang))
    return '\n'.join(parts)


def notes_beside(s, lang, question):
    """A prompt whose memories do not answer the question: no word of four letters and more is in both."""
    asked = set(_word.findall(question.lower()))
    lines = [m for m in notes(s, lang).split('\n')[1:] if not asked & set(_word.findall(m.lower()))]
    own = [BOX_PROMPT, now(s, lang)[0]] if s.chance(.6) else []
    return '\n'.join(own + (['Memory:'] + lines if lines else []))


_word = re.compile(r'[a-zà-ÿœ]{4,}')


def context_turn(s, lang):
    """A question, the system prompt that holds its answer, and the answer."""
    own = BOX_PROMPT if s.chance(.5) else s.one(OWN[lang]).replace('{n}', made_up(s).capitalize()).replace('{p}', person(s)) if s.chance(.6) else ''
    kind = s.weighted({'time': 3, 'date': 3, 'memory': 5, 'none': 1.2})
    line, time, date = now(s, lang)
    fr = lang == 'fr'
    memories = notes(s, lang) if s.chance(.25) else ''
    if kind == 'time':
        text, answer = s.say(FR_TIME if fr else EN_TIME), time
    elif kind == 'date':
        text, answer = s.say(FR_DATE if fr else EN_DATE), date
    elif kind == 'none':
        text, answer, line = s.say(s.one([FR_TIME, FR_DATE]) if fr else s.one([EN_TIME, EN_DATE])), NO_CLOCK[lang], ''
    else:
        fact, questions = s.one(FR_QA if fr else EN_QA)
        both = fill(s, lang, fact + '\n' + s.one(questions)) if '{p}' not in fact else pair(s, lang, fact, s.one(questions))
        fact, text = both.split('\n')
        memories, line = notes(s, lang, fact), line if s.chance(.5) else ''
        shown = next(m[2:] for m in memories.split('\n') if m.lower() == '- ' + fact.lower())
        answer = ("D'après mes notes : " if fr else 'From my notes: ') + shown + '.'
    return Turn('context', fuss(s, lang, text), [], s.chance(.3)), '\n'.join(p for p in (own, line, memories) if p), answer


def pair(s, lang, fact, question):
    p = person(s)
    return fill(s, lang, fact.replace('{p}', p) + '\n' + question.replace('{p}', p))

"""System prompts: none, the box's own, an owner's, with date and memories; and questions that they answer."""
import re

import phrases_context_en
import phrases_context_fr
from frames import fuss
from memory import SAID as ASKED, agreed, fill, in_number
from names import made_up, person
from orders import Turn
from things import of
from times import DAYS, MONTHS

SAID = {'fr': phrases_context_fr, 'en': phrases_context_en}
FACTS = {lang: [[p.strip() for p in line.split('|')] for line in said.FACTS] for lang, said in SAID.items()}

BOX_PROMPT = 'You are Lares. Use the tools to act; answer in the language of the question.'
OWN = {'fr': ["Vous êtes Lares, l'assistant de la maison. Répondez brièvement.", "Tu es Lares, l'assistant de cette maison.", 'Tu es un assistant domestique. Réponds en français.', "Vous êtes l'assistant {n}. Soyez poli et bref.", "Tu es {n}, le majordome de la famille {p}.", "Réponds toujours en une phrase.", "Tu es un assistant utile."],
       'en': ['You are Lares, the assistant of this home. Answer briefly.', 'You are Lares, a helpful home assistant.', 'You are a helpful assistant.', 'You are {n}, the butler of the {p} family.', 'Answer in one sentence.', 'You are a friendly assistant for the home.', BOX_PROMPT]}
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



def notes(s, lang, first=None):
    """Lines of remembered facts; `first` is one that must be among them."""
    facts = [fill(s, lang, s.one(s.one([ASKED[lang].FACT, ASKED[lang].FACT, ASKED[lang].LIKE]))) for _ in range(s.rng.randint(0 if first else 1, 3))]
    if first:
        facts.insert(s.rng.randint(0, len(facts)), first)
    label = s.one(['Memory:', 'Memory:', 'Memory:', 'Mémoire :' if lang == 'fr' else 'Memory:', 'Memories:'])
    return label + ''.join('\n- ' + f[:1].upper() + f[1:] for f in facts) if s.chance(.5) else label + ''.join('\n- ' + f for f in facts)


def folded(s, prompt):
    """The same prompt, now and then with the first memory on the line of its heading."""
    return prompt.replace(':\n- ', ': - ', 1) if s.chance(.15) else prompt


def system(s, lang):
    """A system prompt for any conversation, or none: most often the box's own with the date behind it."""
    if s.chance(.35):
        return folded(s, BOX_PROMPT + '\n' + now(s, lang)[0] + ('\n' + notes(s, lang) if s.chance(.12) else ''))
    if s.chance(.75):
        return ''
    parts = []
    if s.chance(.6):
        parts.append(s.one(OWN[lang if s.chance(.8) else 'en']).replace('{n}', made_up(s).capitalize()).replace('{p}', person(s)))
    if s.chance(.4):
        parts.append(now(s, lang)[0])
    if s.chance(.15):
        parts.append(notes(s, lang))
    return folded(s, '\n'.join(parts))


def notes_beside(s, lang, question):
    """A prompt whose memories do not answer the question: no word of four letters and more is in both."""
    asked = set(_word.findall(question.lower()))
    lines = [m for m in notes(s, lang).split('\n')[1:] if not asked & set(_word.findall(m.lower()))]
    own = [BOX_PROMPT, now(s, lang)[0]] if s.chance(.6) else []
    return '\n'.join(own + (['Memory:'] + lines if lines else []))


_word = re.compile(r'[a-zà-ÿœ]{4,}')


def context_turn(s, lang):
    """A question, the system prompt that holds its answer, and the answer."""
    said = SAID[lang]
    own = BOX_PROMPT if s.chance(.5) else s.one(OWN[lang]).replace('{n}', made_up(s).capitalize()).replace('{p}', person(s)) if s.chance(.6) else ''
    kind = s.weighted({'time': 3, 'date': 3, 'memory': 6, 'none': 1.2})
    line, time, date = now(s, lang)
    memories = notes(s, lang) if s.chance(.25) else ''
    if kind == 'time':
        text, answer = s.say(said.TIME), time
    elif kind == 'date':
        text, answer = s.say(said.DATE), date
    elif kind == 'none':
        text, answer, line = s.say(s.one([said.TIME, said.DATE])), NO_CLOCK[lang], ''
    else:
        fact, text = remembered(s, lang)
        memories, line = notes(s, lang, fact), line if s.chance(.5) else ''
        shown = next(m[2:] for m in memories.split('\n') if m.lower() == '- ' + fact.lower())
        answer = ("D'après mes notes : " if lang == 'fr' else 'From my notes: ') + shown + '.'
    return Turn('context', fuss(s, lang, text), [], s.chance(.3)), folded(s, '\n'.join(p for p in (own, line, memories) if p)), answer


def remembered(s, lang):
    """A fact and a question that it answers: one of its own, or one that the memory would be asked."""
    fact, ask, *questions = s.one(FACTS[lang])
    way, _, thing = ask.partition(' ')
    if s.chance(.5):
        question = s.one(questions)
    else:
        template = s.template(getattr(ASKED[lang], 'ASK' if way == 'ASK' else 'ASK_' + way))
        question = template.replace('{q}', thing).replace('{dq}', of(thing) if lang == 'fr' else '')
        question = agreed(question, thing) if lang == 'fr' else in_number(question, thing)
    fact, _, question = fill(s, lang, fact + '\n' + question).partition('\n')
    return fact, question

"""Whole conversations: which kind, with which tools, behind which system prompt."""
import assist
from acts import act, act_assist, remark, told
from context import context_turn, notes_beside, system
from grammar import spans
from memory import recall, remember
from noise import dirty
from numbers_spoken import degrees, percent
from offers import HOME, MEMORY, offered, stranger, tool_line
from orders import Turn, bare_media, clean, dark, many, scene, single
from outside import outside
from phrases_follow import VALUE
from several import correction, several
from states import listing, state
from talk import CANNOT_REMEMBER, CANNOT_SWITCH, led, talk
from values import WORD, amount, colour, vague

KINDS = {single: 26, bare_media: 3.5, dark: 1.5, clean: .7, amount: 17, colour: 5, many: 9, scene: 5, several: 17, correction: 2.5, state: 11, listing: 5, remember: 12, recall: 8}
FOLLOWED = {single: 6, amount: 3, colour: 1, many: 3, bare_media: .7, state: 2.5, remember: 1, recall: .5}
ASSIST = {single: 5, bare_media: 1, amount: 4, colour: 2, many: 4, scene: 1, several: 1.6, state: 2, dark: .4, clean: .3, correction: .5, listing: .3}
MIX = {'act': 58, 'followed': 7, 'assist': 6, 'talk': 11.5, 'outside': 11.5, 'context': 5, 'vague': 2.5, 'no-tools': 3, 'partial': 3}


def drawn(s, lang, kinds):
    """An order of one of the kinds, now and then behind a greeting or before a goodbye."""
    turn = s.weighted(kinds)(s, lang)
    if s.chance(.06):
        turn.text = led(s, lang, turn.text)
    return turn


def cannot(s, lang, turn, kind):
    """An order that the tools given cannot do."""
    text, calls = told(s, turn, lang)
    return remark(text, (CANNOT_REMEMBER if calls[0][0] in MEMORY else CANNOT_SWITCH)[lang], kind)


def orders(s, lang):
    turn = drawn(s, lang, KINDS)
    names = {name for name, _ in turn.calls}
    if names <= set(MEMORY) and s.chance(.06):
        return HOME, system(s, lang), cannot(s, lang, turn, 'capability')
    messages = []
    act(s, lang, turn, messages)
    prompt = system(s, lang)
    if 'recall' in names and s.chance(.3):
        prompt = notes_beside(s, lang, turn.text)
    return offered(s, messages), prompt, messages


def followed(s, lang):
    messages = []
    act(s, lang, drawn(s, lang, FOLLOWED), messages, 1, 1)
    return offered(s, messages), system(s, lang), messages


def with_assist(s, lang):
    tools, messages = assist.offered(s), []
    r = s.rng.random()
    prompt = assist.PROMPT if r < .15 else 'You are a voice assistant for Home Assistant.' if r < .3 else system(s, lang)
    if s.chance(.04):
        turn = recall(s, lang)
        return dict.fromkeys(tools, ''), prompt, cannot(s, lang, turn, 'cannot')
    while not act_assist(s, lang, s.weighted(ASSIST)(s, lang), messages, tools):
        pass
    return dict.fromkeys(tools, ''), prompt, messages


def around(s, lang, mine, before=.12, after=.25):
    """A remark, alone or with an order before or after it; without tools there are no orders."""
    messages, tooled = [], s.chance(.75)
    if tooled and s.chance(before):
        act(s, lang, drawn(s, lang, KINDS), messages, .9)
        if messages[-1].get('calls'):
            messages.clear()
    messages += mine
    if tooled and s.chance(after):
        act(s, lang, drawn(s, lang, KINDS), messages)
    return offered(s, messages) if tooled else {}, system(s, lang), messages


def talks(s, lang):
    text, kind, answers = talk(s, lang)
    return around(s, lang, remark(text, answers[0], kind, answers), before=.18)


def declined(s, lang):
    turn, answer = outside(s, lang)
    return around(s, lang, remark(told(s, turn, lang)[0], answer, 'refusal'), after=.1)


def in_context(s, lang):
    turn, prompt, answer = context_turn(s, lang)
    return offered(s) if s.chance(.7) else {}, prompt, remark(told(s, turn, lang)[0], answer, 'context')


def asked_back(s, lang):
    """More or less of something: the box asks how much, and may be told."""
    turn, question, domain = vague(s, lang)
    found, text = spans(dirty(s, turn.text, lang, turn.speech))
    messages = remark(text, question, 'vague')
    if s.chance(.5):
        value, n = (degrees if domain == 'climate' else percent)(s, lang, False)
        a = {'action': WORD[domain], **({'name': ' '.join(found[0].split())} if 0 in found else {}), 'value': n}
        act(s, lang, Turn('followup', s.say(VALUE[lang], {'v': value}), [('home_control', a)]), messages)
    return offered(s, messages), system(s, lang), messages


def without_tools(s, lang):
    return {}, system(s, lang), cannot(s, lang, drawn(s, lang, KINDS), 'capability')


def with_few(s, lang):
    """Only the memory, only questions, or only strangers: what they cannot do is said, not called."""
    r = s.rng.random()
    tools = MEMORY if r < .4 else {n: p for n, p in {**HOME, **(MEMORY if s.chance(.5) else {})}.items() if n != 'home_control'} if r < .7 else dict(stranger(s) for _ in range(s.rng.randint(1, 5)))
    turn = drawn(s, lang, KINDS)
    while len({name for name, _ in turn.calls}) > 1:
        turn = drawn(s, lang, KINDS)
    if turn.calls[0][0] not in tools:
        return tools, system(s, lang), cannot(s, lang, turn, 'cannot')
    messages = []
    act(s, lang, turn, messages, .2, 0)
    return tools, system(s, lang), messages


MAKERS = {'act': orders, 'followed': followed, 'assist': with_assist, 'talk': talks, 'outside': declined, 'context': in_context, 'vague': asked_back, 'no-tools': without_tools, 'partial': with_few}


def sample(s, kind=None, lang=None):
    """One conversation: {lang, tools: rendered lines, system, messages}; assistant messages carry their kind."""
    lang = lang or s.one(['fr', 'en'])
    kind = kind or s.weighted(MIX)
    tools, prompt, messages = MAKERS[kind](s, lang)
    return {'lang': lang, 'kind': kind, 'tools': tool_line(s, tools) if tools else [], 'system': prompt, 'messages': messages}

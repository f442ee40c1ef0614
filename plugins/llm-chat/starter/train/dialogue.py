"""Whole conversations: who speaks, what is called, what comes back, what is said; with the tools and the system prompt."""
import json

import assist
from context import context_turn, notes_beside, system
from followup import Joined, choose, follow, the_other
from grammar import spans
from memory import recall, remember
from names import made_up
from noise import dirty
from numbers_spoken import degrees, percent
from orders import Key, Turn, bare_media, clean, dark, many, scene, single
from outside import outside
from phrases_follow import LESS, NEITHER, VALUE
from results import fake, to_json, words
from several import correction, several
from states import listing, state
from talk import CANNOT_REMEMBER, CANNOT_SWITCH, INTENTS, led, talk
from values import HOW_MUCH, WORD, amount, colour, vague

HOME = {'home_control': 'action,name,area,domain,value', 'home_get': 'name,area,domain', 'home_list': 'area,domain'}
MEMORY = {'remember': 'content,category,due', 'recall': 'query'}
KINDS = {single: 26, bare_media: 3.5, dark: 1.5, clean: .7, amount: 17, colour: 5, many: 9, scene: 5, several: 17, correction: 2.5, state: 11, listing: 5, remember: 12, recall: 8}
FOLLOWED = {single: 6, amount: 3, colour: 1, many: 3, bare_media: .7, state: 2.5, remember: 1, recall: .5}
ASSIST = {single: 5, bare_media: 1, amount: 4, colour: 2, many: 4, scene: 1, several: 1.6, state: 2, dark: .4, clean: .3, correction: .5, listing: .3}
MIX = {'act': 58, 'followed': 7, 'assist': 6, 'talk': 11.5, 'outside': 11.5, 'context': 5, 'vague': 2.5, 'no-tools': 3, 'partial': 3}

# the kind of device that an action with a value is asked of
DOMAIN = {WORD[domain]: domain for domain in ('light', 'cover', 'media_player', 'climate')}


def told(s, turn, lang):
    """The sentence as it is typed or heard, and the calls with the words copied from it."""
    found, text = spans(dirty(s, turn.text, lang, turn.speech))
    text = ' '.join(text.split())
    return text, [(tool, {k: copied(v, found) for k, v in a.items()}) for tool, a in turn.calls]


def copied(value, found):
    """An argument in the words that were typed."""
    if isinstance(value, Key):
        return ' '.join(found[value.key].split())
    if isinstance(value, Joined):
        return value.before + ' '.join(found[value.key].split()) + value.after
    return value


def stranger(s):
    """A tool that is none of ours."""
    name = s.one(['get_', 'search_', 'web_', 'read_', 'send_', 'list_', 'vision_', '']) + made_up(s)
    return name, ','.join(s.one(['query', 'url', 'id', 'text', 'city', 'limit', 'path', made_up(s)]) for _ in range(s.rng.randint(0, 2)))


def tool_line(s, names):
    """The tools as the template renders them; sometimes with strangers among them or in another order."""
    tools = dict(names)
    if s.chance(.14):
        tools.update(stranger(s) for _ in range(s.rng.randint(1, 4)))
    items = sorted(tools.items()) if not any(n.startswith('Hass') for n in tools) else list(tools.items())
    if s.chance(.15):
        s.rng.shuffle(items)
    return [n if n.startswith('Hass') else f'{n}({p})' for n, p in items]


def offered(s, messages=()):
    """The home tools, most often with the memory; always with those that the conversation calls."""
    used = {name for m in messages for name, _ in m.get('calls', [])}
    return {**HOME, **(MEMORY if used & set(MEMORY) or s.chance(.75) else {})}


def act(s, lang, turn, messages, more=.25, again=.5, rest=()):
    """The person's sentence, the calls, and by chance the results, the answer and a next turn."""
    text, calls = told(s, turn, lang)
    messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'calls': calls, 'kind': turn.kind}]
    if not s.chance(more):
        return
    # what another client sends back may be JSON with spaces: read, but never learned to be said
    spaced = s.chance(.25)
    if spaced and s.chance(.8):
        messages[-1]['spaced'] = True
    said = []
    for call in calls:
        result = fake(s, lang, call, call[1].get('name') or call[1].get('area'))
        messages.append({'role': 'tool', 'content': json.dumps(result, ensure_ascii=False) if spaced else to_json(result)})
        said.append(words(result, call, lang))
    messages.append({'role': 'assistant', 'content': ' '.join(dict.fromkeys(said)), 'kind': 'result', 'result': True})
    if len(calls) == 1 and s.chance(again):
        look_back(s, lang, calls[0], result, messages, rest)


def look_back(s, lang, call, result, messages, rest):
    """A next turn that leans on the call and its result; `rest` are candidates that were not taken."""
    left = []
    if s.chance(.12):
        aside = asides(s, lang, call, result)
        if aside:
            messages += aside
            return
    if result['status'] in ('ambiguous', 'unknown'):
        turn, left = choose(s, lang, call, result)
    else:
        turn = the_other(s, lang, call, rest) if rest and s.chance(.6) else None
        turn = turn or follow(s, lang, call, result)
    if turn:
        act(s, lang, turn, messages, .45 if len(left) == 1 else .25, rest=left)


def asides(s, lang, call, result):
    """What is said to an answer and calls nothing: none of the candidates, or more without saying how much."""
    if result.get('candidates') or result.get('nearest'):
        answers = INTENTS[lang]['OK'][2]
        return remark(dirty(s, s.say(NEITHER[lang]), lang, s.chance(.3)), answers[0], 'smalltalk', answers)
    action = call[1].get('action')
    if action in DOMAIN and result['status'] == 'done':
        return remark(dirty(s, s.say(LESS[lang]), lang, s.chance(.3)), HOW_MUCH[DOMAIN[action], lang], 'vague')
    return None


def act_assist(s, lang, turn, messages, tools):
    """The same in Home Assistant's own words; False where the tools given cannot do it."""
    text, calls = told(s, turn, lang)
    given = [assist.translate(c, tools) for c in calls]
    if None in given or not given:
        return False
    given = list({to_json(c): c for c in given}.values())
    messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'calls': given, 'kind': turn.kind}]
    if not s.chance(.15) or any(name in ('GetLiveContext', 'HassGetState') for name, _ in given):
        return True
    if s.chance(.2):
        messages[-1]['spaced'] = True
    said = []
    for _, a in given:
        name = str(a.get('name', '') or a.get('area', '') or 'Lampe')
        messages.append({'role': 'tool', 'content': to_json({'speech': {}, 'response_type': 'action_done', 'data': {'success': [{'name': name, 'type': 'entity', 'id': 'x'}], 'failed': []}})})
        said.append(name)
    messages.append({'role': 'assistant', 'content': ("C'est fait : " if lang == 'fr' else 'Done: ') + ', '.join(said) + '.', 'kind': 'result'})
    return True


def drawn(s, lang, kinds):
    """An order of one of the kinds, now and then behind a greeting or before a goodbye."""
    turn = s.weighted(kinds)(s, lang)
    if s.chance(.06):
        turn.text = led(s, lang, turn.text)
    return turn


def remark(text, answer, kind, answers=None):
    """A sentence that calls nothing, and what is said to it."""
    return [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': answer, 'kind': kind, 'answers': answers or [answer]}]


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

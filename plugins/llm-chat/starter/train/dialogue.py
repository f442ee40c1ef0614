"""Whole conversations: who speaks, what is called, what comes back, what is said; with the tools and the system prompt."""
import json

import assist
from context import context_turn, system
from grammar import spans
from memory import recall, remember
from names import made_up
from noise import dirty
from orders import Key, bare_media, clean, dark, many, scene, single
from outside import outside
from results import fake, to_json, words
from several import choose, correction, follow, several
from states import listing, state
from talk import CANNOT_REMEMBER, CANNOT_SWITCH, TALK
from values import amount, colour, vague

HOME = {'home_control': 'action,name,area,domain,value', 'home_get': 'name,area,domain', 'home_list': 'area,domain'}
MEMORY = {'remember': 'content,category,due', 'recall': 'query'}
KINDS = {single: 26, bare_media: 3.5, dark: 1.5, clean: .7, amount: 17, colour: 5, many: 9, scene: 5, several: 9, correction: 2.5, state: 11, listing: 5, remember: 8, recall: 4}


def told(s, turn, lang):
    """The sentence as it is typed or heard, and the calls with the words copied from it."""
    found, text = spans(dirty(s, turn.text, lang, turn.speech))
    text = ' '.join(text.split())
    calls = []
    for tool, a in turn.calls:
        calls.append((tool, {k: ' '.join(found[v.key].split()) if isinstance(v, Key) else v for k, v in a.items()}))
    return text, calls


def tool_line(s, names):
    """The tools as the template renders them; sometimes with strangers among them or in another order."""
    tools = dict(names)
    if s.chance(.12):
        for _ in range(s.rng.randint(1, 4)):
            tools[s.one(['get_', 'search_', 'web_', 'read_', 'send_', 'list_', 'vision_', '']) + made_up(s)] = ','.join(s.one(['query', 'url', 'id', 'text', 'city', 'limit', 'path', made_up(s)]) for _ in range(s.rng.randint(0, 2)))
    items = sorted(tools.items()) if not any(n.startswith('Hass') for n in tools) else list(tools.items())
    if s.chance(.1):
        s.rng.shuffle(items)
    return [n if n.startswith('Hass') else f'{n}({p})' for n, p in items]


def act(s, lang, turn, messages, kinds, more=.34, tools=None):
    """The person's sentence, the calls, and by chance the results, the answer and a next turn."""
    text, calls = told(s, turn, lang)
    messages.append({'role': 'user', 'content': text})
    given = calls
    if tools is not None:
        given = [assist.translate(c, tools) for c in calls]
        if None in given or not given:
            return False
        given = list({to_json(c): c for c in given}.values())
    messages.append({'role': 'assistant', 'calls': given, 'kind': turn.kind})
    if not s.chance(more):
        return True
    said = []
    # what another client sends back may be JSON with spaces: read, but never learned to be said
    spaced = s.chance(.25)
    if spaced and s.chance(.8):
        messages[-1]['spaced'] = True
    for call in (calls if tools is None else []):
        a = call[1]
        result = fake(s, lang, call, a.get('name') or a.get('area'))
        messages.append({'role': 'tool', 'content': json.dumps(result, ensure_ascii=False) if spaced else to_json(result)})
        said.append(words(result, call, lang))
    if tools is not None:
        for g in given:
            name = str(g[1].get('name', '') or g[1].get('area', '') or 'Lampe')
            if g[0] in ('GetLiveContext', 'HassGetState'):
                return True
            messages.append({'role': 'tool', 'content': to_json({'speech': {}, 'response_type': 'action_done', 'data': {'success': [{'name': name, 'type': 'entity', 'id': 'x'}], 'failed': []}})})
            said.append(name)
        messages.append({'role': 'assistant', 'content': ("C'est fait : " if lang == 'fr' else 'Done: ') + ', '.join(said) + '.', 'kind': 'result'})
        return True
    messages.append({'role': 'assistant', 'content': ' '.join(dict.fromkeys(said)), 'kind': 'result', 'result': True})
    if len(calls) == 1 and s.chance(.45):
        nxt = choose(s, lang, calls[0], result) if result['status'] in ('ambiguous', 'unknown') else follow(s, lang, calls[0])
        if nxt:
            act(s, lang, nxt, messages, kinds, .25)
    return True


def sample(s, kind=None, lang=None):
    """One conversation: {lang, tools: rendered lines, system, messages}; assistant messages carry their kind."""
    lang = lang or s.one(['fr', 'en'])
    kind = kind or s.weighted({'act': 64, 'assist': 6, 'talk': 8.5, 'outside': 10, 'context': 5, 'vague': 2.5, 'no-tools': 3})
    messages, tools, prompt = [], {**HOME, **(MEMORY if s.chance(.75) else {})}, system(s, lang)
    if kind == 'act':
        make = s.weighted(KINDS)
        turn = make(s, lang)
        if make in (remember, recall):
            tools.update(MEMORY)
            if s.chance(.05):
                tools = dict(HOME)
                text, _ = told(s, turn, lang)
                return _done(s, lang, 'act', tools, prompt, [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': CANNOT_REMEMBER[lang], 'kind': 'capability'}])
        act(s, lang, turn, messages, kind)
    elif kind == 'assist':
        offered = assist.offered(s)
        tools = dict.fromkeys(offered, '')
        r = s.rng.random()
        prompt = assist.PROMPT if r < .15 else 'You are a voice assistant for Home Assistant.' if r < .3 else prompt
        while not act(s, lang, s.weighted({single: 5, bare_media: 1, amount: 4, colour: 2, many: 4, scene: 1, several: 1, state: 2})(s, lang), messages, kind, .15, offered):
            messages.clear()
    elif kind in ('talk', 'outside'):
        r = s.rng.random()
        tools = {} if r < .25 else tools
        if kind == 'outside':
            turn, answer = outside(s, lang)
            name = 'refusal'
            text, _ = told(s, turn, lang)
        else:
            name = s.weighted({'smalltalk': 5, 'identity': 3, 'capability': 3})
            ways, answers = s.one(TALK[lang][name]) if name == 'smalltalk' else s.weighted({0: 3, 1: 1}) and TALK[lang][name][-1] or TALK[lang][name][0]
            answer = answers[0]
            from frames import fuss
            from orders import Turn
            text = dirty(s, fuss(s, lang, s.template(ways)) if s.chance(.4) else s.template(ways), lang, s.chance(.3))
        if s.chance(.12) and tools:
            act(s, lang, s.weighted(KINDS)(s, lang), messages, kind, .9)
            tools.update(MEMORY)
            if messages[-1].get('calls'):
                messages.clear()
        messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': answer, 'kind': name, 'answers': answers if kind == 'talk' else [answer]}]
        if kind == 'talk' and s.chance(.25) and tools:
            tools.update(MEMORY)
            act(s, lang, s.weighted(KINDS)(s, lang), messages, kind)
    elif kind == 'context':
        turn, prompt, answer = context_turn(s, lang)
        tools = tools if s.chance(.7) else {}
        text, _ = told(s, turn, lang)
        messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': answer, 'kind': 'context'}]
    elif kind == 'vague':
        turn, question, domain = vague(s, lang)
        found, text = spans(dirty(s, turn.text, lang, turn.speech))
        messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': question, 'kind': 'vague'}]
        if s.chance(.5):
            from numbers_spoken import degrees, percent
            from several import VALUE
            from orders import Turn
            from values import WORD
            value, n = (degrees if domain == 'climate' else percent)(s, lang, False)
            a = {'action': WORD[domain], **({'name': ' '.join(found[0].split())} if 0 in found else {}), 'value': n}
            act(s, lang, Turn('followup', s.say(VALUE[lang], {'v': value}), [('home_control', a)]), messages, kind)
    else:
        tools = {}
        turn = s.weighted(KINDS)(s, lang)
        text, calls = told(s, turn, lang)
        answer = CANNOT_REMEMBER[lang] if calls[0][0] in MEMORY else CANNOT_SWITCH[lang]
        messages += [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': answer, 'kind': 'capability'}]
    return _done(s, lang, kind, tools, prompt, messages)


def _done(s, lang, kind, tools, prompt, messages):
    return {'lang': lang, 'kind': kind, 'tools': tool_line(s, tools) if tools else [], 'system': prompt, 'messages': messages}

"""A sentence and its calls, what comes back, what is said, and the turns that look back at it."""
import json

import assist
from followup import Joined, choose, follow, the_other
from grammar import spans
from noise import dirty
from orders import Key
from phrases_follow import LESS, NEITHER
from results import fake, to_json, words
from talk import INTENTS
from values import HOW_MUCH, WORD

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


def remark(text, answer, kind, answers=None):
    """A sentence that calls nothing, and what is said to it."""
    return [{'role': 'user', 'content': text}, {'role': 'assistant', 'content': answer, 'kind': kind, 'answers': answers or [answer]}]


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
    if not s.chance(.3) or any(name in ('GetLiveContext', 'HassGetState') for name, _ in given):
        return True
    if s.chance(.2):
        messages[-1]['spaced'] = True
    said = []
    for _, a in given:
        result, answer = assist.answered(s, lang, str(a.get('name') or a.get('area') or ''))
        messages.append({'role': 'tool', 'content': to_json(result)})
        said.append(answer)
    messages.append({'role': 'assistant', 'content': ' '.join(dict.fromkeys(said)), 'kind': 'result'})
    return True

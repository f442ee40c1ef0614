"""Write the held-out cases: `python heldout.py ../eval/heldout.jsonl`. Templates and made-up names that training never saw.

Deterministic: the same grammar gives the same file. Every line is one case in
the format of eval/README.md; the last message of each conversation is what the
model must say next.
"""
import json
import sys

import assist
from dialogue import sample
from grammar import Speaker
from results import to_json

QUOTA = {'control': 110, 'climate': 36, 'cover': 36, 'media': 30, 'scene': 20, 'area': 36, 'several': 40, 'state': 40, 'list': 20, 'timer': 30, 'remember': 24, 'recall': 20,
         'result': 40, 'followup': 24, 'context': 18, 'smalltalk': 14, 'identity': 8, 'capability': 10, 'refusal': 24, 'assist': 20}
OFFERED = [t for t in assist.TOOLS if t not in ('HassToggle', 'HassClimateGetTemperature', 'HassFanSetSpeed', 'HassCancelAllTimers', 'HassStartTimer', 'HassBroadcast', 'HassListAddItem', 'HassMediaSearchAndPlay', 'HassSetVolumeRelative', 'GetDateTime', 'HassNevermind', 'todo_get_items')]


def message(m, n):
    if m['role'] != 'assistant':
        return {'role': m['role'], 'content': m['content']}
    if not m.get('calls'):
        return {'role': 'assistant', 'content': m['content']}
    return {'role': 'assistant', 'content': '', 'tool_calls': [{'id': f'c{n}{i}', 'type': 'function', 'function': {'name': name, 'arguments': to_json(a)}} for i, (name, a) in enumerate(m['calls'])]}


def expectation(m, lang):
    if m.get('calls'):
        return {'calls': [{'name': n, 'arguments': a} for n, a in m['calls']]}
    says = [a.rstrip('.') for a in m.get('answers', [m['content']])]
    return {'says': says, 'lang': lang, **({'refusal': True} if m['kind'] == 'refusal' else {})}


def cases(seed):
    left = dict(QUOTA)
    number = 0
    while any(left.values()):
        seed += 1
        s = Speaker(seed, held=True)
        x = sample(s)
        tools = 'assist' if x['kind'] == 'assist' else 'home' if x['tools'] else 'none'
        if tools == 'home' and not any(t.startswith('recall') for t in x['tools']):
            continue
        for i, m in enumerate(x['messages']):
            if m['role'] != 'assistant' or m.get('spaced'):
                continue
            kind = 'assist' if tools == 'assist' else m['kind']
            if not left.get(kind) or (tools == 'assist' and (not m.get('calls') or any(n not in OFFERED for n, _ in m['calls']))):
                continue
            # the cases offer all of OFFERED: what was only said for want of a tool would be wrong there
            if any(n == 'GetLiveContext' for n, _ in m.get('calls') or ()) and 'HassGetState' not in x['tools']:
                continue
            if kind == 'result' and m['content'].count('?') > 1:
                continue
            before = [message(b, j) for j, b in enumerate(x['messages'][:i])]
            for j, b in enumerate(before):
                if b['role'] == 'tool':
                    b['tool_call_id'] = next(f['tool_calls'][0]['id'] for f in reversed(before[:j]) if f.get('tool_calls'))
            system = [{'role': 'system', 'content': x['system']}] if x['system'] else []
            number += 1
            left[kind] -= 1
            yield {'id': f'h{number:03d}', 'kind': kind, 'lang': x['lang'], 'tools': tools, 'messages': system + before, 'expect': expectation(m, x['lang'])}
            break


if __name__ == '__main__':
    with open(sys.argv[1], 'w') as f:
        for c in cases(5_000_000):
            f.write(json.dumps(c, ensure_ascii=False, separators=(',', ':')) + '\n')

"""A conversation as text and as tokens; the same layout as `chat-template.jinja`."""
import json

from results import to_json


def call_text(calls):
    return ''.join('<tool_call>{"name":"%s","arguments":%s}</tool_call>' % (n, to_json(a)) for n, a in calls)


def content(m):
    if not m.get('calls'):
        return m['content']
    return spaced_text(m['calls']) if m.get('spaced') else call_text(m['calls'])


def spaced_text(calls):
    """Arguments as clients send them that write JSON with spaces."""
    return ''.join('<tool_call>{"name":"%s","arguments":%s}</tool_call>' % (n, json.dumps(a, ensure_ascii=False)) for n, a in calls)


def texts(x):
    """All text that the model will read or write."""
    return [' '.join(x['tools']), x['system'], *(content(m) for m in x['messages'])]


def tokens(tok, x):
    """Token ids, a flag for those that the assistant says, and (start, end, message) of each of its turns."""
    ids, said, turns = [], [], []

    def add(role, text, mine=False):
        body = tok.encode(text) + [tok.id['<|end|>']]
        ids.append(tok.id[role])
        ids.extend(body)
        said.extend([False] + [mine] * len(body))

    if x['tools']:
        add('<|tools|>', ' '.join(x['tools']))
    if x['system']:
        add('<|system|>', x['system'])
    for m in x['messages']:
        start = len(ids) + 1
        add(f'<|{m["role"]}|>', content(m), m['role'] == 'assistant' and not m.get('spaced'))
        if m['role'] == 'assistant' and not m.get('spaced'):
            turns.append((start, len(ids), m))
    return ids, said, turns

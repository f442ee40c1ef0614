"""The tools that a conversation offers: the home's, the memory's, and strangers."""
from names import made_up

HOME = {'home_control': 'action,name,area,domain,value', 'home_get': 'name,area,domain', 'home_list': 'area,domain'}
MEMORY = {'remember': 'content,category,due', 'recall': 'query'}


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

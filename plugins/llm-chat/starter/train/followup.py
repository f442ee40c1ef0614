"""Orders that look back at the turn before: pronouns, the same elsewhere, other values, and answers to a question back."""
from dataclasses import dataclass

from areas import room
from frames import fuss
from grammar import span
from memory import DUE, QUERY, asked, when
from numbers_spoken import degrees, percent
from orders import CONTROL, GET, Key, Turn
from phrases_follow import (AGAIN, ALSO_ASK, CHECK, COLOUR, COLOURS, COULEURS, LAST, LOOK, LOOK_ALL, NAMED, NEW_DUE, ONE_OF, OTHER_ONE, PART, PICK, SAME,
                            THERE, UNDO, VALUE, WRONG, YES)
from things import NAME, WORDS, bare, device, owned, within

OPPOSITE = {'turn_on': 'turn_off', 'turn_off': 'turn_on', 'open': 'close', 'close': 'open', 'lock': 'unlock', 'unlock': 'lock'}
BY_STATE = {'on': 'turn_off', 'off': 'turn_on', 'open': 'close', 'closed': 'open', 'locked': 'unlock', 'unlocked': 'lock'}
BY_DOMAIN = {'light': ('turn_on', 'turn_off'), 'switch': ('turn_on', 'turn_off'), 'fan': ('turn_on', 'turn_off'), 'cover': ('open', 'close'), 'lock': ('lock', 'unlock')}
SWITCHED = ('light', 'light', 'switch', 'media_player', 'fan')
MEDIA, COVERS = ('media_player',), ('cover',)
# what else the same action may be asked of; on and off of anything that is switched
KINDS = {'set_brightness': ('light',), 'set_color': ('light',), 'set_position': COVERS, 'open': COVERS, 'close': COVERS, 'set_volume': MEDIA, 'play': MEDIA, 'pause': MEDIA, 'next': MEDIA, 'previous': MEDIA, 'mute': MEDIA, 'unmute': MEDIA,
         'set_temperature': ('climate',), 'lock': ('lock',), 'unlock': ('lock',), 'start': ('vacuum',), 'return_to_base': ('vacuum',), 'stop': ('cover', 'media_player')}
ORDER = ('action', 'name', 'area', 'domain', 'value')


@dataclass(frozen=True)
class Joined:
    """Marked words between words of the turn before: "celle de la cuisine" after a lamp is "lampe de la cuisine"."""
    before: str
    key: int
    after: str


def ordered(arguments):
    return {k: arguments[k] for k in ORDER if k in arguments}


def follow(s, lang, call, result):
    """An order that leans on the call before it; that call's arguments are plain words. None where nothing fits."""
    tool, a = call
    if tool == 'remember':
        return later(s, lang, a)
    if tool == 'recall':
        return Turn('followup', s.say(ALSO_ASK[lang], {'q': asked(s, lang)}), [(tool, {'query': Key(QUERY)})], s.chance(.3))
    ways = [way for way, fits in WAYS.items() if fits(lang, tool, a, result)]
    return MAKE[s.one(ways)](s, lang, tool, a, result) if ways else None


def later(s, lang, a):
    """A reminder at another time."""
    if 'due' not in a:
        return None
    speech = s.chance(.3)
    return Turn('followup', s.say(NEW_DUE[lang], {'d': span(DUE, when(s, lang, speech))}), [('remember', {**a, 'due': Key(DUE)})], speech)


def look(s, lang, action, a):
    """The words for doing `action` to what was named before: it, or them."""
    return fuss(s, lang, s.say((LOOK if 'name' in a else LOOK_ALL)[lang][action]))


def other(s, lang, tool, a, result):
    action = OPPOSITE[a['action']]
    text = s.say(UNDO[lang]) if s.chance(.22) else look(s, lang, action, a)
    return Turn('followup', text, [(tool, {**a, 'action': action})], s.chance(.3))


def value(s, lang, tool, a, result):
    speech = s.chance(.35)
    words, n = (degrees if a['action'] == 'set_temperature' else percent)(s, lang, speech)
    return Turn('followup', s.say(VALUE[lang], {'v': words}), [(tool, {**a, 'value': n})], speech)


def colour(s, lang, tool, a, result):
    word = s.one(COULEURS if lang == 'fr' else COLOURS)
    return Turn('followup', s.say(COLOUR[lang], {'c': word}), [(tool, {**a, 'value': word})], s.chance(.3))


def same(s, lang, tool, a, result):
    rest = {k: v for k, v in a.items() if k not in ('name', 'area', 'domain')}
    kind = s.one(KINDS.get(a['action'], SWITCHED))
    text = s.say(SAME[lang] if s.chance(.6) else WRONG[lang], {'d': device(s, lang, kind)})
    return Turn('followup', text, [(tool, ordered({**rest, 'name': Key(NAME)}))], s.chance(.3))


def there(s, lang, tool, a, result):
    # "et dans la cuisine ?" or "et la cuisine ?"
    where = within(s, lang) if s.chance(.55) else room(s, lang)
    return Turn('followup', s.say(THERE[lang], {'w': where}), [(tool, ordered({**a, 'area': Key(1)}))], s.chance(.3))


def sibling(s, lang, tool, a, result):
    """"celle de la cuisine", "the kitchen one": the noun comes from the turn before."""
    noun, one_of = parted(lang, a['name'])
    if lang == 'fr':
        where = span(NAME, owned(s, lang).translate({0xE001: None, 0xE021: None}))
        text, name = s.say(ONE_OF[lang], {'c': one_of or s.one(['celle', 'celui']), 'w': where}), Joined(noun + ' ', NAME, '')
    else:
        text, name = s.say(ONE_OF[lang], {'w': owned(s, lang, NAME)}), Joined('', NAME, ' ' + noun)
    return Turn('followup', text, [(tool, {**a, 'name': name})], s.chance(.3))


def parted(lang, name):
    """The noun of a device that is named by its room, and its French pronoun; None for any other name."""
    text = name.lower()
    for article, noun in _nouns(lang):
        if lang == 'fr' and text.startswith((noun + ' du ', noun + ' de la ', noun + " de l'", noun + ' des ')):
            return noun, {'le ': 'celui', 'la ': 'celle'}.get(article)
        if lang == 'en' and text.endswith(' ' + noun):
            return noun, None
    return None


def _nouns(lang):
    if lang not in _known:
        nouns = {n for of_kind in WORDS[lang].NOUNS.values() for n in of_kind}
        _known[lang] = sorted((bare(n) if lang == 'fr' else ('', n) for n in nouns), key=lambda n: -len(n[1]))
    return _known[lang]


_known = {}


def check(s, lang, tool, a, result):
    return Turn('followup', s.say(CHECK[lang]), [(GET, {k: a[k] for k in ('name', 'area', 'domain') if k in a})], s.chance(.3))


def again(s, lang, tool, a, result):
    return Turn('followup', s.say(AGAIN[lang]), [(tool, a)], s.chance(.3))


def act_on(s, lang, tool, a, result):
    """After a state was told: change it."""
    action = BY_STATE[result['entities'][0]['state']] if 'name' in a else s.one(BY_DOMAIN[a['domain']])
    return Turn('followup', look(s, lang, action, a), [(CONTROL, ordered({'action': action, **a}))], s.chance(.3))


WAYS = {
    'other': lambda lang, tool, a, r: a.get('action') in OPPOSITE and ({'name', 'area', 'domain'} & set(a)),
    'value': lambda lang, tool, a, r: isinstance(a.get('value'), (int, float)),
    'colour': lambda lang, tool, a, r: a.get('action') == 'set_color',
    'same': lambda lang, tool, a, r: 'name' in a and tool == CONTROL and a['action'] != 'activate',
    'there': lambda lang, tool, a, r: 'area' in a or 'domain' in a,
    'sibling': lambda lang, tool, a, r: 'name' in a and 'area' not in a and a.get('action') != 'activate' and parted(lang, a['name']),
    'check': lambda lang, tool, a, r: tool == CONTROL and a['action'] in OPPOSITE and ({'name', 'area', 'domain'} & set(a)),
    'again': lambda lang, tool, a, r: a.get('action') in ('next', 'previous', 'toggle') or tool != 'home_list' and r['status'] == 'failed',
    'act_on': lambda lang, tool, a, r: tool == GET and r.get('entities') and (r['entities'][0]['state'] in BY_STATE if 'name' in a else a.get('domain') in BY_DOMAIN),
}
MAKE = {'other': other, 'value': value, 'colour': colour, 'same': same, 'there': there, 'sibling': sibling, 'check': check, 'again': again, 'act_on': act_on}


def choose(s, lang, call, result):
    """The answer to "which one?" or "did you mean?": by name, by part of it, by rank, or yes. And the names not taken."""
    tool, a = call
    names = result.get('candidates') or result.get('nearest')
    if not names or not ({'name', 'area'} & set(a)):
        return None, []
    i = s.rng.randint(0, len(names) - 1)
    how = s.weighted({'name': 5, 'part': 3 if len(names) > 1 else 0, 'rank': 3, 'yes': 3})
    part = distinct(lang, names, i) if how == 'part' else None
    taken = names[i]
    if how == 'yes' and len(names) == 1:
        text = s.say(YES[lang])
    elif how == 'rank' and len(names) > 1:
        text = s.one(LAST[lang] if i == len(names) - 1 and s.chance(.3) or i > 2 else PICK[lang][i])
    elif part:
        text = s.say(PART[lang], {'p': part, 'r': place(part)})
    else:
        text, taken = s.say(NAMED[lang], {'n': span(NAME, names[i])}), Key(NAME)
    if result['status'] == 'ambiguous' or 'name' in a:
        a = ordered({**{k: v for k, v in a.items() if k in (('action', 'value') if result['status'] == 'ambiguous' else ORDER)}, 'name': taken})
    else:
        a = {**a, 'area': taken}
    return Turn('followup', text, [(tool, a)]), [n for n in names if n != names[i]]


def distinct(lang, names, i):
    """What tells candidate `i` from the others when they share their noun."""
    step = 1 if lang == 'fr' else -1
    words = [n.split(' ')[::step] for n in names]
    same = 0
    while all(len(w) > same + 1 for w in words) and len({w[same].lower() for w in words}) == 1:
        same += 1
    part = ' '.join(words[i][same:][::step])
    if not same or lang == 'fr' and not part.startswith(('du ', 'de ', 'des ', "d'")):
        return None
    return part if lang == 'fr' else part.lower()


def place(part):
    """The room of "du salon", with its article."""
    for before, article in (('du ', 'le '), ('des ', 'les '), ('de la ', 'la '), ("de l'", "l'"), ('de ', ''), ("d'", '')):
        if part.startswith(before):
            return article + part[len(before):]
    return part


def the_other(s, lang, call, names):
    """"The other one", where exactly one was not taken."""
    tool, a = call
    if len(names) != 1 or 'name' not in a:
        return None
    return Turn('followup', s.say(OTHER_ONE[lang]), [(tool, {**a, 'name': names[0]})])

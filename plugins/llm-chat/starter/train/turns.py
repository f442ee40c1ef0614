"""What a sentence means: a turn with its calls, whose arguments may stand for marked words."""
from dataclasses import dataclass

from things import bare

VALUE = 2
CONTROL, GET, LIST = 'home_control', 'home_get', 'home_list'
KIND = {'cover': 'cover', 'climate': 'climate', 'media_player': 'media'}


@dataclass(frozen=True)
class Key:
    """Stands in an argument for the words marked with this number."""
    key: int


class Action(str):
    """An action that knows the kind of device it is meant for: Assist has a tool of its own for each kind."""

    def __new__(cls, name, domain):
        action = super().__new__(cls, name)
        action.domain = domain
        return action


@dataclass
class Turn:
    """What a person says and what must be called; `speech` when numbers are in words."""
    kind: str
    text: str
    calls: list
    speech: bool = False


def args(**kw):
    """Arguments in the fixed order; name and area are marked unless they are absent."""
    order = ('action', 'name', 'area', 'domain', 'value')
    return {k: Key(kw[k]) if k in ('name', 'area') and isinstance(kw[k], int) else kw[k] for k in order if kw.get(k) is not None}


def glue(obj, verb):
    """de/à and the article of a French object in one word where the language does so."""
    a, w = bare(obj)
    if ' à {d}' in verb:
        return {'le ': 'au ', 'les ': 'aux '}.get(a, 'à ' + a) + w
    if a in ('le ', 'les '):
        return {'le ': 'du ', 'les ': 'des '}[a] + w
    first = w.lstrip('\ue000\ue001')[:1].lower()
    return 'de ' + obj if a or first not in 'aeiouéèêàâîô' else "d'" + w


def joined(lang, verb, obj):
    """The verb without its preposition and the object with it, where French melts the two."""
    if lang == 'fr' and (' de {d}' in verb or ' à {d}' in verb):
        return verb.replace(' de {d}', ' {d}').replace(' à {d}', ' {d}'), glue(obj, verb)
    return verb, obj

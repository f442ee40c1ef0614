"""Orders with a value: brightness, colour, temperature, position, volume, speed; and without one, where the box must ask."""
import amounts_en
import amounts_fr
from areas import placed, room
from frames import fuss, wrap
from grammar import span
from names import made_up
from numbers_spoken import degrees, percent
from things import AREA, NAME, WORDS, all_in, beside, device, within
from turns import CONTROL, KIND, VALUE, Action, Key, Turn, args, joined

SAID = {'fr': amounts_fr, 'en': amounts_en}
WORD = {'light': 'set_brightness', 'cover': 'set_position', 'media_player': 'set_volume', 'climate': 'set_temperature', 'fan': 'set_brightness'}
# shares with their preposition, in the place of "à {v}" and "to {v}"
MOST = {'fr': ['au maximum', 'au max', 'à fond', 'à pleine puissance', 'au plus fort', 'à bloc', 'au taquet', 'à plein régime', 'à 100', 'au maximum du maximum', 'à son maximum', 'tout à fond'],
        'en': ['to the max', 'to full', 'all the way up', 'to full power', 'to maximum', 'as high as it goes', 'to the maximum', 'to max', 'at full power', 'to full blast', 'on full', 'at max', 'at maximum', 'to the highest setting', 'as high as possible']}
LEAST = {'fr': ['au minimum', 'au plus bas', 'au mini', 'au plus faible', 'à son minimum', 'au strict minimum'], 'en': ['to the minimum', 'to minimum', 'to the lowest setting', 'as low as possible', 'at minimum', 'as low as it goes', 'to the lowest']}
HALF = {'fr': ['à moitié', 'à la moitié', 'à moitié', 'à demi', 'à mi-chemin'], 'en': ['to half', 'halfway', 'at half', 'half way', 'to fifty fifty']}
PARTS = {'fr': [('aux trois quarts', 75), ('au quart', 25), ('au tiers', 33), ('aux deux tiers', 67), ('à un quart', 25), ('à un tiers', 33), ('à trois quarts', 75)],
         'en': [('three quarters of the way', 75), ('a quarter of the way', 25), ('a third of the way', 33), ('two thirds of the way', 67), ('to three quarters', 75), ('to a quarter', 25), ('to a third', 33), ('to two thirds', 67)]}
OF_LIGHT = {'fr': ['à mi-puissance', 'à mi-intensité', 'à la moitié de sa puissance'], 'en': ['to half brightness', 'at half brightness', 'at half power', 'to half power']}
OF_COVER = {'fr': ['à mi-hauteur', 'à mi-course', 'à mi-chemin', 'à mi hauteur', 'au milieu', 'à moitié ouvert'], 'en': ['halfway', 'half open', 'halfway open', 'half way up', 'to the middle', 'to the halfway point']}
OPENING = {'fr': ('ferme', 'baisse', 'descends', 'abaisse'), 'en': ('close', 'lower', 'roll down', 'drop', 'roll {d} down')}

EXTREME = {
    ('fr', 'light'): [('pleine lumière {w}', 100), ('plein feu {w}', 100), ('lumière à fond {w}', 100), ('luminosité maximale {w}', 100), ('luminosité maximum {w}', 100), ('mets la luminosité maximale {w}', 100), ('demi-lumière {w}', 50), ('luminosité minimale {w}', 1), ('luminosité minimum {w}', 1)],
    ('en', 'light'): [('full brightness {w}', 100), ('maximum brightness {w}', 100), ('max brightness {w}', 100), ('full light {w}', 100), ('brightness all the way up {w}', 100), ('half brightness {w}', 50), ('half light {w}', 50), ('minimum brightness {w}', 1), ('lowest brightness {w}', 1)],
    ('fr', 'media_player'): [('volume maximum {w}', 100), ('volume à fond {w}', 100), ('le son à fond {w}', 100), ('musique à fond {w}', 100), ('monte le son à fond {w}', 100), ('mets la musique à fond {w}', 100), ('volume au max {w}', 100), ('moitié du volume {w}', 50), ('mets le son au max {w}', 100)],
    ('en', 'media_player'): [('full volume {w}', 100), ('max volume {w}', 100), ('maximum volume {w}', 100), ('volume all the way up {w}', 100), ('turn it all the way up {w}', 100), ('crank it all the way up {w}', 100), ('volume to the max {w}', 100), ('half volume {w}', 50)],
}


def order(s, lang, verb, obj, value, where='', place=''):
    """The whole sentence; `where` fills the template's own slot, `place` stands behind or before the order."""
    verb = verb.replace('{v}', value).replace('{w}', where)
    verb, obj = joined(lang, verb, obj)
    text = wrap(s, lang, verb, obj).strip()
    if lang == 'fr':
        text = text.replace(' à les ', ' aux ').replace(' à le ', ' au ').replace(' sur les trois', ' aux trois').replace(' sur fond', ' à fond').replace("qu'à les ", "qu'aux ")
    return fuss(s, lang, placed(s, place, text, .2) if place else text)


def part(s, lang, domain, verbs):
    """A verb that takes a share in words, with the share and its value: "ouvre {d} à moitié"."""
    slot = ' à {v}' if lang == 'fr' else ' to {v}'
    verb = s.template(verbs)
    if slot not in verb:
        verb = s.one([v for v in verbs if slot in v])
    closing = domain == 'cover' and verb.startswith(OPENING[lang])
    kind = s.weighted({'half': 5, 'part': 0 if closing else 3, 'most': 0 if domain == 'cover' else 5, 'least': 1.5 * (domain == 'light')})
    if kind == 'part':
        said, n = s.one(PARTS[lang])
    elif kind == 'half':
        said, n = s.one(HALF[lang] + (OF_LIGHT if domain == 'light' else OF_COVER if domain == 'cover' and not closing else HALF)[lang]), 50
    else:
        said, n = (s.one(MOST[lang]), 100) if kind == 'most' else (s.one(LEAST[lang]), 1)
    return verb.replace(slot, ' ' + said), n


def bare_amount(s, lang, domain, value, kw, speech):
    """A value without a device: "mets 20 degrés dans le salon"."""
    kind = KIND.get(domain, 'control')
    if domain == 'climate' and s.chance(.3):
        where = room(s, lang)
        if s.chance(.15):
            where = where[where.index('\ue001'):]
        return Turn(kind, order(s, lang, s.template(SAID[lang].ROOM), where, value), [(CONTROL, args(**kw, area=AREA))], speech)
    where = ''
    if s.chance({'climate': .75, 'light': .85}.get(domain, .3)):
        where, kw['area'] = within(s, lang), AREA
    verb = s.template(SAID[lang].BARE[domain])
    if domain != 'climate' and s.chance(.2):
        verb, kw['value'] = part(s, lang, domain, SAID[lang].BARE[domain]) if s.chance(.6) else s.one(EXTREME[lang, domain])
    return Turn(kind, order(s, lang, verb, '', value, where), [(CONTROL, args(**kw))], speech)


def amount(s, lang, domain=None):
    """Brightness, position, volume, speed or temperature with its value."""
    domain = domain or s.weighted({'light': 5, 'cover': 3, 'media_player': 2.5, 'climate': 5, 'fan': .8})
    said = SAID[lang]
    speech = s.chance(.35)
    value, n = degrees(s, lang, speech) if domain == 'climate' else percent(s, lang, speech)
    kw = {'action': Action(WORD[domain], domain), 'value': n}
    if domain in said.BARE and s.chance({'climate': .3, 'light': .1}.get(domain, .2)):
        return bare_amount(s, lang, domain, value, kw, speech)
    verbs = said.OWN[domain] if s.chance(.5) else said.SHARE[:26] if s.chance(.3) else said.SHARE
    if domain != 'climate' and s.chance(.12):
        verb, kw['value'] = part(s, lang, domain, verbs)
    else:
        verb = s.template(verbs)
    kind = KIND.get(domain, 'control')
    r = s.rng.random()
    # a room "to 21" is warm, a room "to 40 %" is bright
    if r < .08 and domain == 'light' and (kw['value'] != n or n > 30 or '%' in value or 'cent' in value):
        return Turn(kind, order(s, lang, verb, room(s, lang), value), [(CONTROL, args(**kw, area=AREA))], speech)
    if r < .24:
        obj, where = all_in(s, lang, domain)
        return Turn(kind, order(s, lang, verb, obj, value), [(CONTROL, args(**kw, **where))], speech)
    apart = s.chance(.2)
    obj = device(s, lang, domain, noun_only=domain != 'light', room=not apart)
    if 'musi' in obj:
        obj = ('la ' if lang == 'fr' else 'the ') + span(NAME, 'radio')
    place = within(s, lang) if apart else ''
    if apart:
        kw['area'] = AREA
        if s.chance(.5):
            obj, place = beside(s, lang, obj, place), ''
    return Turn(kind, order(s, lang, verb, obj, value, place=place), [(CONTROL, args(name=NAME, **kw))], speech)


def colour(s, lang):
    """A colour word, copied as said."""
    word = s.one(WORDS[lang].COLORS[:16] if s.chance(.35) else WORDS[lang].COLORS) if s.chance(.88) else made_up(s)
    kw = {'action': 'set_color', 'value': Key(VALUE)}
    if s.chance(.08):
        text = s.say(SAID[lang].BARE_COLOR, {'c': span(VALUE, word), 'w': within(s, lang)})
        return Turn('control', fuss(s, lang, text), [(CONTROL, args(**kw, area=AREA))], speech=s.chance(.3))
    place = ''
    if s.chance(.1):
        obj, kw['area'] = room(s, lang), AREA
    elif s.chance(.25):
        obj, where = all_in(s, lang, 'light')
        kw.update(where)
    else:
        apart = s.chance(.18)
        obj, kw['name'] = device(s, lang, 'light', noun_only=s.chance(.7), room=not apart), NAME
        if apart:
            place, kw['area'] = within(s, lang), AREA
            if s.chance(.5):
                obj, place = beside(s, lang, obj, place), ''
    verb = s.template(SAID[lang].COLOR).replace('{c}', span(VALUE, word))
    return Turn('control', order(s, lang, verb, obj, '', place=place), [(CONTROL, args(**kw))], speech=s.chance(.3))


HOW_MUCH = {
    ('light', 'fr'): 'À combien de pour cent ? Dites par exemple « à 40 % ».', ('light', 'en'): 'To what percentage? Say for example "to 40%".',
    ('media_player', 'fr'): 'À quel volume, en pour cent ? Dites par exemple « volume à 30 % ».', ('media_player', 'en'): 'To what volume, in percent? Say for example "volume to 30%".',
    ('cover', 'fr'): 'À combien de pour cent ? Dites par exemple « à 40 % ».', ('cover', 'en'): 'To what percentage? Say for example "to 40%".',
    ('climate', 'fr'): 'À quelle température ? Dites par exemple « mets 21 degrés dans le salon ».', ('climate', 'en'): 'To what temperature? Say for example "set the bedroom to 21 degrees".',
}


def vague(s, lang):
    """More or less, without saying how much: the answer asks. Returns the turn, the question, and the domain."""
    domain = s.weighted({'light': 3, 'media_player': 2, 'climate': 3, 'cover': 1})
    obj = device(s, lang, 'cover' if domain == 'cover' else 'light', noun_only=True)
    text = order(s, lang, s.expand(s.template(SAID[lang].VAGUE[domain])), obj, '')
    return Turn('control', text, [], speech=s.chance(.3)), HOW_MUCH[domain, lang], domain

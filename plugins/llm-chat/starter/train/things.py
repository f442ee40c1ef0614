"""What a person points at: a device, all of a kind, a room; as phrases in which the copied words are marked.

Convention, applied everywhere: one device in the singular, with the room that
hangs on it ("la lampe du salon", "the kitchen lamp"), is a name as a whole. A
room in a place of its own ("dans le salon", "in the kitchen") is an area.
Plural words for all of a kind ("les volets", "all the lights") are a domain.
"""
import re

import words_en
import words_fr
from grammar import span
from names import made_up, person, proper

NAME, AREA = 0, 1
_COUNT = re.compile(r'(all of (the|my|those) |all (the|my|three|four) |every single |each of the |the (two|three) |both |every |each |all |any |the |my |our |these |those )')
# rooms that one is on rather than in
ON = {'fr': {'terrasse', 'balcon', 'palier', 'mezzanine', 'patio', 'loggia', 'toit-terrasse', 'perron', 'parking'}, 'en': {'balcony', 'terrace', 'patio', 'porch', 'deck', 'landing', 'driveway', 'stairs', 'front porch', 'back porch', 'veranda', 'roof terrace', 'staircase'}}
WORDS = {'fr': words_fr, 'en': words_en}


def bare(phrase):
    """Article and word of a French phrase."""
    for a in ('le ', 'la ', 'les ', "l'"):
        if phrase.startswith(a):
            return a, phrase[len(a):]
    return '', phrase


def of(phrase):
    """de + phrase, contracted."""
    a, w = bare(phrase)
    if a == 'le ':
        return 'du ' + w
    if a == 'les ':
        return 'des ' + w
    if a:
        return 'de ' + phrase
    return ("d'" if w[:1].lower() in 'aeiouyéèêàhâîô' and w[:1].lower() != 'y' else 'de ') + w


def at(phrase):
    """à + phrase, contracted."""
    a, w = bare(phrase)
    return {'le ': 'au ', 'les ': 'aux '}.get(a, 'à ' + a) + w


def usual(s, items, n, share=.4):
    """One of the list; by chance one of its first `n`, which people say most."""
    return s.one(items[:n]) if s.chance(share) else s.one(items)


def area_phrase(s, lang):
    """A room with its article (French) or alone (English)."""
    if s.chance(.75):
        return usual(s, WORDS[lang].AREAS, 16)
    if lang == 'fr':
        r = s.rng.random()
        if r < .5:
            return 'la chambre ' + of(person(s))
        if r < .7:
            return s.one(['le bureau ', 'le studio ', 'la pièce ', 'la salle ']) + s.one([of(person(s)), proper(s)])
        word = made_up(s)
        if s.chance(.6):
            return ("l'" if word[0] in 'aeiouéè' else s.one(['le ', 'la '])) + word
        return s.one(['la salle ', 'le coin ', "l'espace ", 'la pièce ', 'le local ']) + word
    r = s.rng.random()
    if r < .5:
        return person(s) + s.one(["'s room", "'s bedroom", "'s office", 's room'])
    if r < .75:
        return s.one([made_up(s), proper(s).lower()]) + s.one([' room', ' suite', ' corner', ' area', ''])
    return made_up(s)


# rooms of one's own, as French says them
MINE = 'ma chambre|mon bureau|notre chambre|mon salon|ma cuisine|ma chambre|mon dressing|mon garage|notre salon|mon atelier|ma buanderie'.split('|')
BESIDE = {'fr': ['', '', '', 'qui est ', 'qui se trouve ', 'qui est '], 'en': ['', '', '', '', "that's ", 'which is ', "that is "]}


def beside(s, lang, obj, place):
    """The object with its place right behind it: "the lamp in the kitchen", "la lampe qui est dans le salon"."""
    loose = place.startswith(('côté ', 'around '))
    return f'{obj} {place}' if loose else f'{obj} {s.one(BESIDE[lang])}{place}'


def within(s, lang, key=AREA):
    """A place of its own: "dans le salon", "upstairs"."""
    w = WORDS[lang]
    if s.chance(.2):
        pre, area = s.one(w.FLOORS)
        return pre + span(key, area)
    phrase = area_phrase(s, lang)
    if lang == 'en':
        if s.chance(.03):
            return s.one(['in my ', 'in my ', 'in our ']) + span(key, 'room')
        the = '' if "'s " in phrase else s.one(['the ', 'the ', 'the ', 'the ', 'my ', ''] if s.chance(.5) else ['the '])
        pre = s.one(['on ', 'out on ']) if phrase in ON['en'] else s.one(['in ', 'in ', 'in ', 'in ', 'in ', 'in ', 'inside ', 'over in ', 'at ', 'around ', 'up in ', 'down in '])
        return pre + the + span(key, phrase)
    a, word = bare(phrase)
    if s.chance(.05):
        my, own = s.one(MINE).split(' ')
        return f'dans {my} ' + span(key, own)
    if word in ON['fr']:
        return s.one(['sur ', 'sur ', 'sur ']) + a + span(key, word)
    if s.chance(.08):
        return s.one(['côté ', 'côté ', 'dans ']) + span(key, word)
    if s.chance(.7):
        return 'dans ' + a + span(key, word)
    a2 = {'le ': 'au ', 'les ': 'aux ', 'la ': 'à la ', "l'": "à l'"}.get(a, 'dans ')
    return a2 + span(key, word)


def owned(s, lang, key=AREA):
    """A room hung on a plural: "du salon"; English puts it in front."""
    phrase = area_phrase(s, lang)
    if lang == 'en':
        return span(key, phrase)
    full = of(phrase)
    for pre in ("de l'", 'de la ', 'du ', 'des ', "d'", 'de '):
        if full.startswith(pre):
            return pre + span(key, full[len(pre):])
    return span(key, phrase)


def plug(s, lang):
    """The plug of another device: "la prise du four", "tv plug"."""
    of_what = s.one(WORDS[lang].NOUNS[s.one(['switch', 'media_player', 'light', 'fan', 'climate'])])
    if lang == 'fr':
        return s.one(['la prise ', 'la prise ', "l'interrupteur ", 'la multiprise ']) + of(of_what)
    return of_what + s.one([' plug', ' plug', ' socket', ' switch', ' outlet'])


def device(s, lang, domain, key=NAME, noun_only=False, room=True):
    """One device with its article; the marked words are what a call must copy.

    `noun_only` keeps a word in it that tells the kind; `room=False` leaves the room out.
    """
    w = WORDS[lang]
    noun = plug(s, lang) if domain == 'switch' and s.chance(.08) else usual(s, w.NOUNS[domain], 5)
    kind = s.weighted({'room': 9 * room, 'plain': 4, 'proper': 0 if noun_only else 5, 'noun+proper': 5, 'quality': 4,
                       'quality+room': 2 * room, 'person': 2, 'behind': 1.2 * (lang == 'en')})
    if lang == 'fr':
        a, n = bare(noun)
        q = s.one(w.QUALIFIERS)
        n = {'room': lambda: f'{n} de {s.one(MINE)}' if s.chance(.06) else f'{n} {of(area_phrase(s, lang))}', 'plain': lambda: n, 'proper': lambda: proper(s),
             'noun+proper': lambda: f'{n} {proper(s)}', 'quality': lambda: f'{n} {q}',
             'quality+room': lambda: f'{n} {q} {of(area_phrase(s, lang))}', 'person': lambda: f'{n} {s.one(w.OWNERS) if s.chance(.35) else of(person(s))}'}[kind]()
        if kind == 'room' and s.chance(.14):
            n = f'{bare(noun)[1]} {bare(area_phrase(s, lang))[1]}'
        if kind == 'proper':
            a = s.one(['', '', 'le ', 'la '])
        elif s.chance(.02):
            a = s.one({'le ': ['ce fichu ', 'ce foutu ', 'ce satané ', 'ce maudit '], 'la ': ['cette fichue ', 'cette foutue ', 'cette satanée ', 'cette maudite ']}.get(a, [a]))
        elif s.chance(.14):
            mine = {'le ': ['mon ', 'notre ', 'ce '], 'la ': ['ma ', 'notre ', 'cette '], 'les ': ['mes ', 'nos ', 'ces '], "l'": ['mon ', 'notre ', '']}.get(a, [''])
            a = s.one(['', s.one(mine)])
        return a + span(key, n)
    n = {'room': lambda: f'{area_phrase(s, lang)} {noun}', 'plain': lambda: noun, 'proper': lambda: proper(s),
         'noun+proper': lambda: s.one([f'{proper(s)} {noun}', f'{noun} {proper(s)}']), 'quality': lambda: f'{s.one(w.QUALIFIERS)} {noun}',
         'quality+room': lambda: f'{area_phrase(s, lang)} {s.one(w.QUALIFIERS)} {noun}',
         'person': lambda: f'{s.one(w.OWNERS)} {noun}' if s.chance(.35) else f"{person(s)}'s {noun}",
         'behind': lambda: f'{noun} {s.one(w.BEHIND)}'}[kind]()
    a = 'the ' if kind != 'person' or n.startswith(('kids', 'parents', 'girls', 'boys', 'baby', 'twins', 'children', 'guest', 'cat', 'dog', 'neighbo')) else ''
    if kind == 'proper':
        a = s.one(['', '', '', 'the '])
    elif "'s " in n and kind in ('room', 'quality+room'):
        a = ''
    elif s.chance(.02):
        a = s.one(['that bloody ', 'the damn ', 'this stupid ', 'that annoying ', 'the bloody ', 'that damned '])
    elif s.chance(.2) and a:
        a = s.one(['', '', 'my ', 'my ', 'our ', 'that '])
    return a + span(key, n)


def all_of(s, lang, domain):
    """All of a kind, unmarked: it becomes a domain."""
    return s.one(WORDS[lang].KINDS[domain].split('|'))


def all_in(s, lang, domain):
    """All of a kind, everywhere or in a room; and the arguments that say so."""
    phrase = all_of(s, lang, domain)
    where = s.weighted({'none': 3, 'owned': 5, 'within': 4, 'house': 1})
    if where == 'none':
        return phrase, {'domain': domain}
    if where == 'house':
        if s.chance(.5):
            return phrase + s.one([' partout', ' de partout', ' dans toutes les pièces', ' de toutes les pièces'] if lang == 'fr' else [' everywhere', ' in every room', ' in all the rooms', ' all over the place']), {'domain': domain}
        house = s.one(['maison', "appartement"])
        pre = {'maison': ' de la ', 'appartement': " de l'"}[house] if s.chance(.5) else {'maison': ' dans la ', 'appartement': " dans l'"}[house]
        text = pre + span(AREA, house) if lang == 'fr' else s.one([' in the ', ' in the whole ']) + span(AREA, s.one(['house', 'house', 'flat', 'apartment']))
        return phrase + text, {'domain': domain, 'area': AREA}
    if where == 'within':
        return phrase + ' ' + within(s, lang), {'domain': domain, 'area': AREA}
    area = owned(s, lang)
    if lang == 'fr':
        return f'{phrase} {area}', {'domain': domain, 'area': AREA}
    count = _COUNT.match(phrase)
    head = count.group() if count else ''
    return f'{head}{area} {phrase[len(head):]}', {'domain': domain, 'area': AREA}

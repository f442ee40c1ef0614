"""Orders with a value: brightness, colour, temperature, position, volume; and without one, where the box must ask."""
from frames import fuss, wrap
from grammar import span
from numbers_spoken import degrees, percent
from areas import room
from turns import CONTROL, KIND, VALUE, Key, Turn, args, glue
from things import AREA, NAME, WORDS, all_in, bare, device, within

FR_SHARE = ['mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}'] * 3 + ['règle {d} à {v}/réglez {d} à {v}/régler {d} à {v}', 'règle {d} sur {v}/réglez {d} sur {v}/régler {d} sur {v}', 'passe {d} à {v}/passez {d} à {v}/passer {d} à {v}',
            '{d} à {v}', '{d} {v}', 'je veux {d} à {v}', 'ajuste {d} à {v}/ajustez {d} à {v}/ajuster {d} à {v}', 'place {d} à {v}/placez {d} à {v}/placer {d} à {v}', 'amène {d} à {v}/amenez {d} à {v}/amener {d} à {v}', 'fixe {d} à {v}/fixez {d} à {v}/fixer {d} à {v}',
            'descends {d} à {v}/descendez {d} à {v}/descendre {d} à {v}', 'monte {d} à {v}/montez {d} à {v}/monter {d} à {v}', 'baisse {d} à {v}/baissez {d} à {v}/baisser {d} à {v}', 'mets-moi {d} à {v}/mettez-moi {d} à {v}/me mettre {d} à {v}', 'pousse {d} à {v}/poussez {d} à {v}/pousser {d} à {v}', 'laisse {d} à {v}/laissez {d} à {v}/laisser {d} à {v}', 'cale {d} à {v}/calez {d} à {v}/caler {d} à {v}', 'change {d} à {v}']
EN_SHARE = ['set {d} to {v}/set {d} to {v}/setting {d} to {v}'] * 4 + ['put {d} at {v}/put {d} at {v}/putting {d} at {v}', 'turn {d} to {v}/turn {d} to {v}/turning {d} to {v}', '{d} to {v}', '{d} at {v}', '{d} {v}', 'adjust {d} to {v}/adjust {d} to {v}/adjusting {d} to {v}', 'make {d} {v}/make {d} {v}/making {d} {v}',
            'change {d} to {v}/change {d} to {v}/changing {d} to {v}', 'bring {d} to {v}/bring {d} to {v}/bringing {d} to {v}', 'i want {d} at {v}', 'lower {d} to {v}/lower {d} to {v}/lowering {d} to {v}', 'raise {d} to {v}/raise {d} to {v}/raising {d} to {v}', 'get {d} to {v}', 'bump {d} up to {v}', 'bump {d} to {v}', 'knock {d} down to {v}', 'take {d} to {v}', 'stick {d} on {v}']
SHARE = {'fr': FR_SHARE, 'en': EN_SHARE}
OWN = {
    ('light', 'fr'): ['tamise {d} à {v}/tamisez {d} à {v}/tamiser {d} à {v}', 'mets la luminosité de {d} à {v}/mettez la luminosité de {d} à {v}/mettre la luminosité de {d} à {v}', 'règle la luminosité de {d} sur {v}/réglez la luminosité de {d} sur {v}/régler la luminosité de {d} sur {v}', 'luminosité de {d} à {v}', 'allume {d} à {v}/allumez {d} à {v}/allumer {d} à {v}',
                      "l'intensité de {d} à {v}", 'mets l\'intensité de {d} à {v}/mettez l\'intensité de {d} à {v}/mettre l\'intensité de {d} à {v}', 'diminue {d} à {v}/diminuez {d} à {v}/diminuer {d} à {v}', 'augmente {d} à {v}/augmentez {d} à {v}/augmenter {d} à {v}', 'éclaire {d} à {v}', 'baisse la lumière de {d} à {v}', 'règle l\'éclairage de {d} à {v}'],
    ('light', 'en'): ['dim {d} to {v}/dim {d} to {v}/dimming {d} to {v}', 'set the brightness of {d} to {v}/set the brightness of {d} to {v}/setting the brightness of {d} to {v}', '{d} brightness {v}', 'brighten {d} to {v}/brighten {d} to {v}/brightening {d} to {v}', 'set {d} brightness to {v}', 'turn on {d} at {v}/turn on {d} at {v}/turning on {d} at {v}', 'turn {d} down to {v}/turn {d} down to {v}/turning {d} down to {v}', 'turn {d} up to {v}', 'brightness of {d} to {v}', 'dim {d} down to {v}', 'turn on {d} to {v}'],
    ('cover', 'fr'): ['ouvre {d} à {v}/ouvrez {d} à {v}/ouvrir {d} à {v}', 'ferme {d} à {v}/fermez {d} à {v}/fermer {d} à {v}', 'position de {d} à {v}', 'lève {d} à {v}/levez {d} à {v}/lever {d} à {v}', 'remonte {d} à {v}/remontez {d} à {v}/remonter {d} à {v}', 'mets {d} en position {v}', 'entrouvre {d} à {v}/entrouvrez {d} à {v}/entrouvrir {d} à {v}'],
    ('cover', 'en'): ['open {d} to {v}/open {d} to {v}/opening {d} to {v}', 'close {d} to {v}/close {d} to {v}/closing {d} to {v}', 'set {d} position to {v}', 'open {d} {v}/open {d} {v}/opening {d} {v}', 'set the position of {d} to {v}', 'move {d} to {v}/move {d} to {v}/moving {d} to {v}', 'roll {d} to {v}'],
    ('media_player', 'fr'): ['mets le volume de {d} à {v}/mettez le volume de {d} à {v}/mettre le volume de {d} à {v}', 'volume de {d} à {v}', 'mets le son de {d} à {v}/mettez le son de {d} à {v}/mettre le son de {d} à {v}', 'règle le volume de {d} sur {v}/réglez le volume de {d} sur {v}/régler le volume de {d} sur {v}', 'le volume de {d} à {v}', 'monte le son de {d} à {v}/montez le son de {d} à {v}/monter le son de {d} à {v}', 'baisse le volume de {d} à {v}/baissez le volume de {d} à {v}/baisser le volume de {d} à {v}', 'le son de {d} à {v}'],
    ('media_player', 'en'): ['set the volume of {d} to {v}/set the volume of {d} to {v}/setting the volume of {d} to {v}', 'volume of {d} to {v}', 'set {d} volume to {v}/set {d} volume to {v}/setting {d} volume to {v}', 'turn {d} up to {v}', 'turn {d} down to {v}', '{d} volume {v}', 'put the volume on {d} at {v}', 'turn the volume of {d} to {v}'],
    ('climate', 'fr'): ['monte {d} à {v}/montez {d} à {v}/monter {d} à {v}', 'baisse {d} à {v}/baissez {d} à {v}/baisser {d} à {v}', 'mets la température de {d} à {v}', 'augmente {d} à {v}/augmentez {d} à {v}/augmenter {d} à {v}', 'la consigne de {d} à {v}', 'chauffe à {v} avec {d}', 'règle {d} pour {v}/réglez {d} pour {v}/régler {d} pour {v}', 'pousse {d} à {v}/poussez {d} à {v}/pousser {d} à {v}'],
    ('climate', 'en'): ['turn {d} up to {v}', 'turn {d} down to {v}', 'set the temperature of {d} to {v}', 'heat to {v} with {d}', 'crank {d} to {v}', 'set {d} for {v}', 'raise {d} to {v}', 'drop {d} to {v}'],
}
MOST = {'fr': [' au maximum', ' au max', ' à fond', ' à pleine puissance', ' au plus fort', ' à bloc', ' au taquet'], 'en': [' to the max', ' to full', ' all the way up', ' to full power', ' to maximum', ' as high as it goes', ' to the maximum']}
WORD = {'light': 'set_brightness', 'cover': 'set_position', 'media_player': 'set_volume', 'climate': 'set_temperature'}
BARE = {
    ('climate', 'fr'): ['mets {v} {w}/mettez {v} {w}/mettre {v} {w}', 'je veux {v} {w}', 'chauffe {w} à {v}/chauffez {w} à {v}/chauffer {w} à {v}', 'monte la température à {v} {w}', 'règle la température sur {v} {w}', '{v} {w}', 'mets la température à {v} {w}/mettez la température à {v} {w}/mettre la température à {v} {w}', 'fais {v} {w}', 'qu\'il fasse {v} {w}', 'baisse la température à {v} {w}'],
    ('climate', 'en'): ['set the temperature to {v} {w}', 'make it {v} {w}', 'i want {v} {w}', 'heat to {v} {w}', '{v} {w}', 'set it to {v} {w}', 'warm it to {v} {w}', 'keep it at {v} {w}', 'temperature {v} {w}', 'bring the temperature to {v} {w}', 'cool it down to {v} {w}'],
    ('media_player', 'fr'): ['mets le volume à {v} {w}/mettez le volume à {v} {w}/mettre le volume à {v} {w}', 'volume à {v} {w}', 'le son à {v} {w}', 'monte le son à {v} {w}', 'baisse le son à {v} {w}', 'règle le volume à {v} {w}', 'volume {v} {w}'],
    ('media_player', 'en'): ['set the volume to {v} {w}', 'volume {v} {w}', 'volume to {v} {w}', 'turn it up to {v} {w}', 'turn the volume down to {v} {w}', 'put the volume at {v} {w}', 'sound at {v} {w}'],
}


ROOM = {'fr': ['chauffe {d} à {v}/chauffez {d} à {v}/chauffer {d} à {v}', 'mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}', '{d} à {v}', 'passe {d} à {v}', 'je veux {d} à {v}', 'règle {d} sur {v}/réglez {d} sur {v}/régler {d} sur {v}'],
        'en': ['heat {d} to {v}', 'set {d} to {v}', '{d} to {v}', 'i want {d} at {v}', 'put {d} at {v}', 'keep {d} at {v}', 'heat up {d} to {v}']}


def order(s, lang, verb, obj, value, where=''):
    verb = verb.replace('{v}', value).replace('{w}', where)
    if lang == 'fr' and ' de {d}' in verb:
        obj, verb = glue(obj, ' de {d}'), verb.replace(' de {d}', ' {d}')
    text = wrap(s, lang, verb, obj).strip()
    return fuss(s, lang, text.replace(' à les ', ' aux ').replace(' sur les trois', ' aux trois') if lang == 'fr' else text)


def amount(s, lang, domain=None):
    """Brightness, position, volume or temperature with its value."""
    domain = domain or s.weighted({'light': 5, 'cover': 3, 'media_player': 2.5, 'climate': 5})
    speech = s.chance(.35)
    value, n = degrees(s, lang, speech) if domain == 'climate' else percent(s, lang, speech)
    kind = KIND.get(domain, 'control')
    kw = {'action': WORD[domain], 'value': n}
    if (domain, lang) in BARE and s.chance(.28 if domain == 'climate' else .15):
        where = ''
        if domain == 'climate' and s.chance(.3):
            verb = s.one(ROOM[lang])
            if not value[-1:].isdigit() and ('deg' in value or '°' in value) or verb.startswith(('chauffe', 'heat')):
                return Turn(kind, order(s, lang, verb, room(s, lang), value), [(CONTROL, args(**kw, area=AREA))], speech)
        if s.chance(.75 if domain == 'climate' else .3):
            where, kw['area'] = within(s, lang), AREA
        return Turn(kind, order(s, lang, s.template(BARE[domain, lang]), '', value, where), [(CONTROL, args(**kw))], speech)
    verbs = OWN[domain, lang] if s.chance(.5) else SHARE[lang]
    if domain != 'climate' and s.chance(.06):
        to = ' à {v}' if lang == 'fr' else ' to {v}'
        verbs = [v.replace(to, s.one(MOST[lang])) for v in verbs if to in v]
        kw['value'], verb = 100, s.one(verbs)
        obj = device(s, lang, domain, noun_only=domain != 'light')
        if 'musi' not in obj:
            return Turn(kind, order(s, lang, verb, obj, value), [(CONTROL, args(name=NAME, **kw))], speech)
        kw['value'], verbs = n, SHARE[lang]
    if s.chance(.08) and domain == 'light':
        obj = room(s, lang)
        return Turn(kind, order(s, lang, s.template(verbs), obj, value), [(CONTROL, args(**kw, area=AREA))], speech)
    if s.chance(.16):
        obj, where = all_in(s, lang, domain)
        return Turn(kind, order(s, lang, s.template(verbs), obj, value), [(CONTROL, args(**kw, **where))], speech)
    apart = s.chance(.2)
    obj = device(s, lang, domain, noun_only=domain != 'light', room=not apart)
    if 'musi' in obj:
        obj = span(NAME, 'radio')
        obj = 'la ' + obj if lang == 'fr' else 'the ' + obj
    text = order(s, lang, s.template(verbs), obj, value)
    if apart:
        text, kw['area'] = f'{text} {within(s, lang)}', AREA
    return Turn(kind, text, [(CONTROL, args(name=NAME, **kw))], speech)


FR_COLOR = ['mets {d} en {c}/mettez {d} en {c}/mettre {d} en {c}'] * 3 + ['passe {d} en {c}/passez {d} en {c}/passer {d} en {c}', 'change {d} en {c}/changez {d} en {c}/changer {d} en {c}', '{d} en {c}', 'colore {d} en {c}/colorez {d} en {c}/colorer {d} en {c}', 'je veux {d} en {c}', 'allume {d} en {c}/allumez {d} en {c}/allumer {d} en {c}',
            'mets du {c} sur {d}', 'règle la couleur de {d} sur {c}', 'mets la couleur {c} sur {d}', 'rends {d} {c}', 'fais passer {d} au {c}', 'change la couleur de {d} en {c}', 'que {d} soit {c}', 'éclaire {d} en {c}', 'tourne {d} en {c}', 'transforme {d} en {c}']
EN_COLOR = ['make {d} {c}/make {d} {c}/making {d} {c}'] * 2 + ['set {d} to {c}/set {d} to {c}/setting {d} to {c}'] * 2 + ['turn {d} {c}/turn {d} {c}/turning {d} {c}', 'change {d} to {c}/change {d} to {c}/changing {d} to {c}', '{d} {c}', '{d} in {c}', 'i want {d} {c}', 'set the color of {d} to {c}', 'set the colour of {d} to {c}', 'color {d} {c}', 'switch {d} to {c}', 'light {d} in {c}', 'paint {d} {c}', 'put {d} in {c}', 'give {d} a {c} colour', 'turn on {d} in {c}']


def colour(s, lang):
    """A colour word, copied as said."""
    from names import made_up
    word = s.one(WORDS[lang].COLORS) if s.chance(.88) else made_up(s)
    kw = {'action': 'set_color', 'value': Key(VALUE)}
    if s.chance(.1):
        obj, kw['area'] = room(s, lang), AREA
    elif s.chance(.25):
        obj, where = all_in(s, lang, 'light')
        kw.update(where)
    else:
        obj, kw['name'] = device(s, lang, 'light', noun_only=s.chance(.7)), NAME
    verb = s.template(FR_COLOR if lang == 'fr' else EN_COLOR).replace('{c}', span(VALUE, word))
    return Turn('control', order(s, lang, verb, obj, ''), [(CONTROL, args(**kw))], speech=s.chance(.3))


VAGUE = {
    ('light', 'fr'): ['tamise {d}/tamisez {d}/tamiser {d}', 'baisse [un peu ]{d}/baissez {d}/baisser {d}', 'augmente [un peu ]{d}/augmentez {d}/augmenter {d}', 'mets {d} plus fort', 'plus de lumière avec {d}', 'diminue {d}/diminuez {d}/diminuer {d}', 'mets {d} moins fort', '{d} plus doux', 'un peu moins fort {d}'],
    ('light', 'en'): ['dim {d}', 'brighten {d}', 'make {d} brighter', 'make {d} [a bit ]dimmer', '{d} brighter', 'turn {d} down [a bit]', 'turn {d} up [a little]', 'lower the brightness of {d}', 'soften {d}'],
    ('media_player', 'fr'): ['monte le son[ de la télé]', 'baisse le son', 'plus fort', 'moins fort', 'augmente le volume', 'baisse un peu le volume', 'mets plus fort', "c'est trop fort", 'on entend rien', 'monte un peu le volume', 'diminue le son'],
    ('media_player', 'en'): ['turn it up', 'turn it down', 'louder', 'quieter', 'volume up', 'volume down', 'turn up the volume', 'lower the volume', "it's too loud", "i can't hear it", 'a bit louder'],
    ('cover', 'fr'): ['ouvre un peu {d}', 'entrouvre {d}', 'ferme un peu {d}', 'baisse un peu {d}', 'lève un peu {d}', 'remonte {d} un petit peu', 'laisse passer un peu de lumière par {d}'],
    ('cover', 'en'): ['open {d} a bit', 'close {d} a little', 'lower {d} a bit', 'raise {d} a little', 'open {d} slightly', 'crack {d} open', 'let {d} up a bit'],
    ('climate', 'fr'): ['monte le chauffage', 'baisse [un peu ]le chauffage', 'augmente la température', "j'ai froid", "j'ai chaud", 'il fait trop chaud ici', 'il fait froid', 'mets plus chaud', 'chauffe un peu', 'on gèle ici', 'il caille', 'on crève de chaud', 'mets un peu moins chaud', 'je suis gelé', 'baisse la température', 'baisse le chauffage de (2|deux|1|un|3) degrés', 'augmente de (2|deux|un) degrés', 'un degré de plus', 'chauffe la maison', 'chauffe un peu la chambre'],
    ('climate', 'en'): ['turn up the heating', 'turn down the heat [a bit]', "i'm cold", "i'm hot", "it's freezing in here", "it's too hot", 'make it warmer', 'make it cooler', "it's chilly", 'warm it up a bit', "i'm freezing", "it's boiling in here", 'increase the temperature', 'turn the heat up', "i'm a bit cold", 'turn the heating down by (2|two|a few) degrees', 'one degree more', 'two degrees warmer', 'heat the house', 'warm up the bedroom'],
}
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
    verb = s.expand(s.template(VAGUE[domain, lang]))
    text = order(s, lang, verb, obj, '')
    return Turn('control', text, [], speech=s.chance(.3)), HOW_MUCH[domain, lang], domain

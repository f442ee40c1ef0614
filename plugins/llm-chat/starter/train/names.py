"""Thousands of names that nobody has: built of syllables, so that copying must be learned."""
from grammar import is_held

ONSETS = 'b br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sk sl st t tr v w z th sh ph'.split()
VOWELS = 'a e i o u y ou ai au oi ei ia eo an en in on un ar er or ir ou é è ay ee oo'.split()
CODAS = ['', '', '', '', 'n', 'l', 'r', 's', 't', 'x', 'm', 'k', 'nd', 'st', 'ck', 'z', 'f', 'p']
FIRST = ('Léa Emma Jade Louise Alice Chloé Lina Rose Anna Mia Lou Zoé Inès Camille Sarah Manon Juliette Gabriel Léo '
         'Raphaël Louis Arthur Jules Adam Maël Lucas Hugo Noah Gaston Tom Paul Nathan Théo Sacha Victor Martin Marcel '
         'Simone Germaine Yvette Bernard Jean Marie Pierre Olivia Amelia Isla Ava Ivy Freya Lily Oliver George Harry '
         'Jack Charlie Leo Oscar Archie Max Ben Sam Lucy Grace Ella Sophie Daniel Emily James Kate Nina Omar Fatima '
         'Mehdi Yasmine Karim Aïcha Hélène Émile Éric Ursula Igor Noé Elsa Bob Kevin Dylan Mathilde Clément').split()
STYLE = ('Nova Orion Luna Vega Atlas Zen Cosy Loft Vintage Nordic Edison Titan Mistral Aurore Saturne Jupiter Comète '
         'Étoile Galaxy Retro Moon Sun Star Delta Alpha Omega Pixel Turbo Silent Eco Pro Mini Maxi Duo Trio Boho Opale '
         'Rubis Jade Ivory Cobalt Tiki Bambi Panda Koala Dino Licorne Unicorn Rocket Fusée Robot Nemo Simba').split()
BRANDS = ('Hue Sonos Philips Ikea Tradfri Shelly Tado Netatmo Roomba Dyson Samsung LG Sony Bose Legrand Somfy Velux Ecobee '
          'Nest Tuya Aqara Meross Nanoleaf Lifx Xiaomi Roborock Yamaha Denon JBL Chromecast Shield').split()


def made_up(s, low=1, high=3):
    """One invented word on this speaker's side of the split."""
    while True:
        k = s.rng.randint(low, high)
        word = ''.join(s.one(ONSETS) + s.one(VOWELS) for _ in range(k)) + s.one(CODAS)
        if 3 <= len(word) <= 12 and is_held(word) == s.held:
            return word


def person(s):
    return s.one(FIRST) if s.chance(.6) else made_up(s, 2, 3).capitalize()


def proper(s):
    """A name in the manner of a label: one to three words, maybe a number."""
    words = []
    for _ in range(s.weighted({1: 6, 2: 3, 3: 1})):
        kind = s.weighted({'made': 7, 'style': 3, 'brand': 2, 'first': 2, 'code': .4})
        if kind == 'made':
            w = made_up(s, 1, 4)
            words.append(w.capitalize() if s.chance(.6) else w)
        elif kind == 'code':
            words.append(s.one('ABCDEFGHKLMNPRSTVWXZ') + str(s.rng.randint(1, 99)))
        else:
            words.append(s.one({'style': STYLE, 'brand': BRANDS, 'first': FIRST}[kind]))
    if s.chance(.12):
        words.append(str(s.rng.randint(1, 12)))
    return ' '.join(words)

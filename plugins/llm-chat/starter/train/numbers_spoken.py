"""Numbers as people and speech recognition write them, with their value."""

FR = ('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize '
      'dix-sept dix-huit dix-neuf').split()
FR_TENS = {20: 'vingt', 30: 'trente', 40: 'quarante', 50: 'cinquante', 60: 'soixante', 80: 'quatre-vingt'}
EN = ('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen '
      'seventeen eighteen nineteen').split()
EN_TENS = {20: 'twenty', 30: 'thirty', 40: 'forty', 50: 'fifty', 60: 'sixty', 70: 'seventy', 80: 'eighty', 90: 'ninety'}


def french(n):
    """0..100 in French words."""
    if n < 20:
        return FR[n]
    if n == 100:
        return 'cent'
    base = n // 10 * 10
    if base in (70, 90):
        base -= 10
    unit = n - base
    word = FR_TENS[base]
    if unit == 0:
        return word + 's' if base == 80 else word
    if unit in (1, 11) and base != 80:
        return f'{word} et {FR[unit]}'
    return f'{word}-{FR[unit]}'


def swiss(n):
    """70..99 as Belgium and Switzerland say them."""
    tens, unit = divmod(n, 10)
    word = {7: 'septante', 8: 'quatre-vingt', 9: 'nonante'}[tens]
    if unit == 0:
        return word + 's' if tens == 8 else word
    return f'{word} et un' if unit == 1 and tens != 8 else f'{word}-{FR[unit]}'


def english(n):
    """0..100 in English words."""
    if n < 20:
        return EN[n]
    if n == 100:
        return 'a hundred'
    return EN_TENS[n // 10 * 10] + ('' if n % 10 == 0 else ' ' + EN[n % 10])


def number(s, lang, n, words):
    """`n` in digits or, if `words`, in words; French words sometimes without hyphens."""
    if not words:
        return str(n)
    if lang == 'en':
        text = english(n)
        return 'one hundred' if n == 100 and s.chance(.5) else (text.replace(' ', '-') if s.chance(.2) else text)
    text = swiss(n) if 70 <= n < 100 and s.chance(.12) else french(n)
    return text.replace('-', ' ') if s.chance(.5) else text


SHARES = {
    'fr': [('la moitié', 50), ('moitié', 50), ('cinquante pour cent', 50), ('un quart', 25), ('un tiers', 33), ('trois quarts', 75), ('les trois quarts', 75), ('fond', 100), ('deux tiers', 67), ('cent', 100), ('cent pour cent', 100)],
    'en': [('half', 50), ('a half', 50), ('a quarter', 25), ('a third', 33), ('three quarters', 75), ('full', 100), ('the maximum', 100), ('max', 100), ('maximum', 100), ('two thirds', 67), ('one half', 50), ('one quarter', 25), ('a hundred', 100), ('fifty fifty', 50)],
}


def percent(s, lang, words):
    """Text and value of a share of a hundred."""
    if s.chance(.08):
        return s.one(SHARES[lang])
    n = s.weighted({'ten': 5, 'five': 3, 'any': 3})
    n = {'ten': lambda: 10 * s.rng.randint(0 if s.chance(.1) else 1, 10), 'five': lambda: 5 * s.rng.randint(1, 19),
         'any': lambda: s.rng.randint(1, 100)}[n]()
    text = number(s, lang, n, words)
    if lang == 'fr':
        unit = s.one([' pour cent', ' pour cent', ' pourcent', ' pourcents', '']) if words else s.one([' %', '%', ' pour cent', '', ' %', '%'])
    else:
        unit = s.one([' percent', ' percent', ' per cent', ' percents', '']) if words else s.one(['%', ' %', ' percent', '', '%'])
    return text + unit, n


def degrees(s, lang, words):
    """Text and value of a room temperature."""
    n = s.rng.randint(15, 25) if s.chance(.8) else s.rng.randint(5, 30)
    half = s.chance(.12)
    text = number(s, lang, n, words)
    if lang == 'fr':
        unit = s.one([' degrés', ' degrés', ' degrés', ' degré', '', ' degrés celsius', ' degrés centigrades'] if words else [' degrés', '°', ' °C', '°C', '', ' degrés', ' °', ' degrés', ' deg', 'c', ' degré'])
        if half:
            text = s.one([f'{text}{unit} et demi', f'{text} et demi{unit}', f'{text}{unit} cinq', f'{text} virgule cinq{unit}', f'{text} virgule cinq{unit}']) if words else f'{n},5{unit}' if s.chance(.6) else f'{n}.5{unit}'
            return text, n + .5
    else:
        unit = s.one([' degrees', ' degrees', ' degrees', '', ' degrees celsius', ' celsius', ' degree'] if words else [' degrees', '°', '°C', ' °C', '', ' degrees', ' degrees', ' deg', 'c', ' celsius', ' C'])
        if half:
            text = s.one([f'{text} and a half{unit}', f'{text} point five{unit}', f'{text}{unit} and a half']) if words else f'{n}.5{unit}'
            return text, n + .5
    return text + unit, n

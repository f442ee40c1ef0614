"""Durations, times of the clock and days, in digits or in words, with the prepositions that belong to them."""
from numbers_spoken import number

DAYS = {'fr': 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(), 'en': 'monday tuesday wednesday thursday friday saturday sunday'.split()}
MONTHS = {'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(), 'en': 'january february march april may june july august september october november december'.split()}
FR_SPANS = ["une demi-heure", "un quart d'heure", "une heure et demie", "trois quarts d'heure", "deux heures et quart", "une petite demi-heure", "une bonne demi-heure", "un petit quart d'heure", "une heure et quart", "deux heures et demie", "une minute et demie", "une demi-minute", "une petite minute", "une dizaine de minutes",
            "une vingtaine de minutes", "une heure trente", "deux petites minutes", "une grosse heure", "une heure", "une minute", "trente secondes", "cinq petites minutes", "une heure moins le quart", "trois heures et demie", "une quinzaine de minutes"]
EN_SPANS = ['half an hour', 'an hour', 'an hour and a half', 'a quarter of an hour', 'a minute', 'half a minute', 'a minute and a half', 'two and a half hours', 'two and a half minutes', 'three quarters of an hour', 'one and a half hours', 'a couple of minutes', 'a couple of hours', 'a few minutes', 'a half hour', 'an hour and fifteen minutes',
            'an hour and twenty minutes', 'a good half hour', 'thirty seconds', 'one hour thirty', 'an hour or so', 'about an hour', 'about ten minutes', 'five and a half minutes', 'a full hour']
FR_DAYS = ("demain|demain|demain matin|demain soir|demain après-midi|demain midi|ce soir|ce soir|ce matin|cette nuit|après-demain|{j}|{j} prochain|{j} soir|{j} matin|{j} après-midi|{j} midi|cet après-midi|ce midi|la semaine prochaine|le mois prochain|tous les jours|tous les matins|tous les soirs|"
           "tous les {j}s|chaque {j}|chaque jour|le {n} {m}|le {n}|chaque matin|chaque soir|ce week-end|{j} en huit|dans la soirée|dans la matinée|dans trois jours|dans une semaine|dans deux semaines|dans un mois|en semaine|les jours de semaine|du lundi au vendredi|le week-end|toutes les semaines|"
           "tous les mois|un {j} sur deux|demain à la première heure|demain dès le réveil|à la fin du mois|tous les {j}s et {k}s|{j} et {k}").split('|')
EN_DAYS = ("tomorrow|tomorrow|tomorrow morning|tomorrow evening|tomorrow afternoon|tomorrow night|tonight|tonight|this morning|the day after tomorrow|on {j}|{j}|next {j}|this {j}|{j} evening|{j} morning|{j} afternoon|{j} night|this afternoon|at noon|on {j} morning|on {j} evening|next week|next month|every day|"
           "every {j}|each {j}|on {j}s|every morning|every evening|every night|on {m} {n}|on the {n}th|this weekend|later today|this evening|in three days|in a week|in two weeks|in a month|a week from now|every weekday|on weekdays|on weekends|daily|every week|every month|every other day|every other {j}|first thing tomorrow|"
           "first thing in the morning|at the end of the month|every {j} and {k}|every monday to friday|at the weekend|weekly on {j}").split('|')
FR_LOOSE = ["à midi", "à minuit", "à midi et demi", "à midi et quart", "quand je rentre", "quand je rentrerai", "avant de partir", "avant de dormir", "après le dîner", "au coucher du soleil", "au réveil", "en rentrant", "à l'heure du goûter", "avant midi", "avant ce soir", "plus tard", "tout à l'heure", "avant le dîner", "après le travail", "en fin de journée", "à midi pile",
            "en début de soirée", "en fin d'après-midi", "quand je pars"]
EN_LOOSE = ['at noon', 'at midnight', 'at midday', 'around noon', 'when i get home', 'before i leave', 'before bed', 'after dinner', 'at sunset', 'at sunrise', 'when i wake up', 'at lunchtime', 'before noon', 'by tonight', 'later', 'later on', 'before dinner', 'after work', 'at the end of the day', 'at bedtime', 'after lunch', 'when i get back', 'before midnight', 'at teatime']


def duration(s, lang, words):
    """A length of time without its preposition."""
    if s.chance(.1):
        return s.one(FR_SPANS if lang == 'fr' else EN_SPANS)
    unit = s.weighted({'m': 7, 's': 1.5, 'h': 2})
    n = s.one([1, 2, 3, 4, 5, 5, 6, 7, 8, 10, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 90]) if s.chance(.8) else s.rng.randint(2, 59)
    if unit == 'h':
        n = s.rng.randint(1, 5) if s.chance(.85) else s.rng.randint(6, 24)
    text = counted(s, lang, n, unit, words)
    if unit != 's' and s.chance(.1):
        second = number(s, lang, s.one([5, 10, 15, 20, 30, 40, 45]), words)
        text += (s.one([' ', ' et ']) if lang == 'fr' else s.one([' ', ' and '])) + second + s.one(REST[lang, unit])
    return text


UNITS = {('fr', 'm'): ['minutes', 'minutes', 'min', 'mn'], ('fr', 's'): ['secondes', 'secondes', 's', 'sec'], ('fr', 'h'): ['heures', 'heures', 'h'], ('en', 'm'): ['minutes', 'minutes', 'minute', 'min'], ('en', 's'): ['seconds', 'seconds', 'second', 'sec'], ('en', 'h'): ['hours', 'hours', 'hour', 'hr']}
REST = {('fr', 'h'): [' minutes', ' minutes', ''], ('fr', 'm'): [' secondes', ''], ('en', 'h'): [' minutes', ' minutes', ' min'], ('en', 'm'): [' seconds', ' seconds', '']}


def counted(s, lang, n, unit, words):
    """A number with its unit; the abbreviations are written, not said."""
    kinds = UNITS[lang, unit]
    name = s.one(kinds[:3] if lang == 'en' else kinds[:2]) if words else s.one(kinds)
    if n == 1:
        name = kinds[0].rstrip('s')
        return ('une ' if lang == 'fr' and words else number(s, lang, 1, words) + ' ') + name
    text = number(s, lang, n, words)
    if lang == 'fr' and words and text.endswith((' un', '-un')):
        text += 'e'
    return text + (' petites ' if lang == 'fr' and s.chance(.05) else ' ') + name


def clock(s, lang, words):
    h, m = s.rng.randint(1, 23), s.one([0, 0, 0, 15, 30, 30, 45, s.rng.randint(1, 59)])
    return french_clock(s, h, m, words) if lang == 'fr' else english_clock(s, h, m, words)


def french_clock(s, h, m, words):
    at = s.weighted({'à ': 12, 'vers ': 1.5, 'pour ': .6, 'avant ': .8, 'dès ': .3, 'à partir de ': .2, '': 0})
    if not words and s.chance(.7):
        return at + s.one([f'{h}h{m:02d}' if m else f'{h}h', f'{h} h {m:02d}' if m else f'{h} h', f'{h} heures {m:02d}' if m else f'{h} heures', f'{h}:{m:02d}', f'{h:02d}h{m:02d}', f'{h}H{m:02d}' if m else f'{h}H']) + s.one([''] * 9 + [' pile', ' précises', ' du matin' if h < 12 else ' du soir' if 17 < h < 24 else ''])
    hour = 'midi' if h == 12 and s.chance(.6) else number(s, 'fr', h % 12 if 12 < h and s.chance(.4) else h, words).replace('vingt-et-un', 'vingt-et-une') + ' ' + ('heure' if h == 1 else 'heures')
    hour = 'une ' + hour[3:] if hour.startswith('un ') else hour.replace('et un heures', 'et une heures')
    part = {0: '', 15: s.one([' et quart', ' quinze']), 30: s.one([' et demie', ' trente']), 45: s.one([' quarante-cinq', ' moins le quart'])}.get(m, ' ' + number(s, 'fr', m, words))
    return at + hour + part + s.one([''] * 9 + ([' pile'] if not part else []) + ([' du matin'] if h < 12 else [' du soir'] if h > 17 else [" de l'après-midi"] if h > 12 else []))


def english_clock(s, h, m, words):
    at = s.weighted({'at ': 12, 'around ': 1, 'by ': 1, 'before ': .7, 'for ': .3})
    h12 = (h - 1) % 12 + 1
    if words:
        return at + english_time(s, h12, m) + s.one(['', '', '', ' am', ' pm', ' in the morning' if h < 12 else ' in the evening', ' sharp'])
    return at + s.one([f'{h12}:{m:02d}' if m else f'{h12}', f'{h12}:{m:02d} pm' if m else f'{h12} pm', f'{h12}{":%02d" % m if m else ""}am', f'{h12}{":%02d" % m if m else ""}pm', f'{h}:{m:02d}', f'{h12}.{m:02d}' if m else f"{h12} o'clock", f'{h12} a.m.' if not m else f'{h12}:{m:02d} a.m.', f'half {h12}' if m == 30 else f'{h12}:{m:02d}'])


def english_time(s, h, m):
    t = number(s, 'en', h, True)
    return {0: s.one([t, t, t + " o'clock"]), 15: s.one(['quarter past ', 'a quarter past ']) + t, 30: s.one(['half past ' + t, t + ' thirty', 'half ' + t]), 45: s.one(['quarter to ', 'a quarter to ']) + t, 10: 'ten past ' + t, 50: 'ten to ' + t, 20: 'twenty past ' + t}.get(m, t + ' ' + ('oh ' if m < 10 else '') + number(s, 'en', m, True))


def day(s, lang):
    fr = lang == 'fr'
    slots = {'{j}': s.one(DAYS[lang]), '{k}': s.one(DAYS[lang]), '{m}': s.one(MONTHS[lang]), '{n}': str(s.rng.choice([2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 25, 26, 27, 28, 29, 30]))}
    text = s.one(FR_DAYS if fr else EN_DAYS)
    for slot, word in slots.items():
        text = text.replace(slot, word)
    return text


def when(s, lang, words):
    """A time in the words of the person, prepositions included."""
    fr = lang == 'fr'
    kind = s.weighted({'in': 4, 'at': 4, 'day': 3, 'day+at': 4, 'loose': .8})
    if kind == 'in':
        if not fr and s.chance(.06):
            return 'in ' + number(s, 'en', s.one([5, 10, 15, 20, 30]), words)
        return ('dans ' if fr else 'in ') + (s.one(['environ ', 'à peu près ']) if fr and s.chance(.03) else '') + duration(s, lang, words)
    if kind == 'at':
        return clock(s, lang, words)
    if kind == 'loose':
        return s.one(FR_LOOSE if fr else EN_LOOSE)
    return day(s, lang) if kind == 'day' else s.one(['{d} {c}'] * 5 + ['{c} {d}']).replace('{d}', day(s, lang)).replace('{c}', clock(s, lang, words))

"""Words of several orders in one sentence: what joins them, and shapes that stand for two."""

BETWEEN = {'fr': [' et ', ' et ', ' et ', ', et ', ' puis ', ' et puis ', ' et aussi ', ' et ensuite ', ', ', ', puis ', ', ensuite ', ' ensuite ', ' et après ', ' après ', ', et aussi ', ' plus ', ' et également ', '. ', ' ; ', ' et enfin ', ' et en même temps ', ', après ça ', ' et tant que tu y es ', ' et pendant que tu y es '],
           'en': [' and ', ' and ', ' and ', ', and ', ' then ', ' and then ', ' and also ', ', ', ', then ', ' after that ', ' and after that ', ', also ', ' also ', ' plus ', '. ', ' ; ', ' and next ', ' and finally ', ' and while you are at it ', ', and also ', ', after that ', ' and at the same time ', '. then ', '. also ']}
THINGS = {'fr': [' et ', ' et ', ' et ', ' et ', ', ', ', et ', ' et aussi ', ' ainsi que ', ' plus ', ' et puis ', ' avec ', ' et également ', ' et en plus '], 'en': [' and ', ' and ', ' and ', ' and ', ', ', ', and ', ' and also ', ' as well as ', ' plus ', ' along with ', ' and then ', ' together with ']}
TAIL = {'fr': ['', '', '', '', '', ' aussi', ' également'], 'en': ['', '', '', '', '', ' as well', ' too']}

# the flag: whether the first is the one to turn on
EITHER = {
    'fr': [('allume {a} et éteins {b}', 1), ('éteins {a} mais allume {b}', 0), ('allume {a} mais éteins {b}', 1), ('éteins {a} et allume {b} à la place', 0), ('éteins {a} et laisse {b} allumé', 0), ('{a} allumé et {b} éteint', 1), ('allume plutôt {a} et coupe {b}', 1), ('éteins {a}, allume {b}', 0), ('coupe {a} et mets {b}', 0), ('remplace {a} par {b}', 0),
           ('je veux {a} allumé et {b} éteint', 1), ("éteins {a} et à la place allume {b}", 0), ('allume {a} et pas {b}, éteins-le', 1), ('{a} off et {b} on', 0), ('{a} on {b} off', 1), ('rallume {a} et éteins {b}', 1), ('arrête {a} et lance {b}', 0)],
    'en': [('turn on {a} and turn off {b}', 1), ('turn off {a} but turn on {b}', 0), ('switch {a} on and {b} off', 1), ('{a} off and {b} on', 0), ('{a} on and {b} off', 1), ('turn {a} off and {b} on', 0), ('turn {a} on but {b} off', 1), ('turn off {a} and leave {b} on', 0), ('i want {a} on and {b} off', 1), ('swap {a} off and {b} on', 0), ('kill {a} and put {b} on', 0),
           ('turn off {a} and turn on {b} instead', 0), ('{a} off {b} on', 0), ('switch off {a}, switch on {b}', 0), ('turn on {a}, but turn {b} off', 1), ('keep {a} on and turn off {b}', 1)],
}

SET = {'fr': ['mets {x}', 'mets {x}', 'règle {x}', 'passe {x}', 'mettez {x}', '{x}', 'je veux {x}', 'tu peux mettre {x}', 'mets-moi {x}', 'ajuste {x}', 'peux-tu mettre {x}'], 'en': ['set {x}', 'set {x}', 'put {x}', '{x}', 'turn {x}', 'i want {x}', 'can you set {x}', 'change {x}', 'make {x}', 'please set {x}', 'get {x}']}

# what is said, the action and the kind that it means
CLIPPED = {
    'fr': [('lumières éteintes', 'turn_off', 'light'), ('lumières allumées', 'turn_on', 'light'), ('lumière éteinte', 'turn_off', 'light'), ('volets fermés', 'close', 'cover'), ('volets ouverts', 'open', 'cover'), ('stores baissés', 'close', 'cover'), ('rideaux fermés', 'close', 'cover'), ('chauffage coupé', 'turn_off', 'climate'), ('portes verrouillées', 'lock', 'lock'),
           ('télé éteinte', 'turn_off', 'media_player'), ('musique en pause', 'pause', None), ('pause', 'pause', None), ('plus de musique', 'stop', None), ('lumières off', 'turn_off', 'light'), ('lumières on', 'turn_on', 'light'), ('tout éteint', 'turn_off', None)],
    'en': [('lights off', 'turn_off', 'light'), ('lights on', 'turn_on', 'light'), ('lights out', 'turn_off', 'light'), ('blinds down', 'close', 'cover'), ('blinds up', 'open', 'cover'), ('shutters closed', 'close', 'cover'), ('curtains closed', 'close', 'cover'), ('curtains open', 'open', 'cover'), ('heating off', 'turn_off', 'climate'), ('heating on', 'turn_on', 'climate'),
           ('doors locked', 'lock', 'lock'), ('music off', 'stop', None), ('music paused', 'pause', None), ('everything off', 'turn_off', None), ('fans off', 'turn_off', 'fan'), ('blinds open', 'open', 'cover')],
}

# what is said, the action first, and the kind or value of the second
TWICE = {
    'fr': [('allume {d} et mets-la à {v}', 'turn_on', 'light'), ('allume {d} et règle-la sur {v}', 'turn_on', 'light'), ('allume {d} puis mets-le à {v}', 'turn_on', 'light'), ('allume {d} et mets-la en {c}', 'turn_on', 'c'), ('allume {d} et passe-la en {c}', 'turn_on', 'c'), ('allume {d} et mets le volume à {v}', 'turn_on', 'v'), ('allume {d} et monte à {t}', 'turn_on', 'climate'), ('allume {d} et règle-le sur {t}', 'turn_on', 'climate')],
    'en': [('turn on {d} and set it to {v}', 'turn_on', 'light'), ('turn {d} on and dim it to {v}', 'turn_on', 'light'), ('switch on {d} and put it at {v}', 'turn_on', 'light'), ('turn on {d} and make it {c}', 'turn_on', 'c'), ('turn {d} on and change it to {c}', 'turn_on', 'c'), ('turn on {d} and set the volume to {v}', 'turn_on', 'v'), ('turn on {d} and set it to {t}', 'turn_on', 'climate'), ('turn {d} on then put it to {t}', 'turn_on', 'climate')],
}

# between what was said wrongly and what was meant
NO = {'fr': [' non ', ', non, ', ' euh non ', ' non plutôt ', ', non pardon, ', ' ah non ', ' enfin non ', ' euh pardon ', ' ou plutôt ', ', enfin plutôt ', ' non attends ', ' non je voulais dire ', ', pardon, ', ' je veux dire ', ' oups non '],
      'en': [' no ', ', no, ', ' no wait ', ' sorry i mean ', ', i mean ', ' uh no ', ' no actually ', ' or rather ', ', sorry, ', ' i meant ', ' wait no ', ' no make that ', ' oops no ', ' er no ', ', actually ']}

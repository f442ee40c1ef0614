"""The three forms of an order from its imperative, so that the lists of verbs say each idiom once.

French: familiar, formal, infinitive. English: imperative, infinitive, -ing form. They are divided by `/`; see frames.py.
"""

# familiar imperative: formal, infinitive; the regular ones in -e are made by `_french`
_FR = {
    'mets': ('mettez', 'mettre'), 'remets': ('remettez', 'remettre'), 'éteins': ('éteignez', 'éteindre'), 'rééteins': ('rééteignez', 'rééteindre'),
    'ouvre': ('ouvrez', 'ouvrir'), 'rouvre': ('rouvrez', 'rouvrir'), 'entrouvre': ('entrouvrez', 'entrouvrir'), 'fais': ('faites', 'faire'),
    'refais': ('refaites', 'refaire'), 'descends': ('descendez', 'descendre'), 'redescends': ('redescendez', 'redescendre'), 'rends': ('rendez', 'rendre'),
    'interromps': ('interrompez', 'interrompre'), 'suspends': ('suspendez', 'suspendre'), 'rabats': ('rabattez', 'rabattre'),
    'fous': ('foutez', 'foutre'), 'fiche': ('fichez', 'fiche'), 'reviens': ('revenez', 'revenir'), 'viens': ('venez', 'venir'), 'va': ('allez', 'aller'),
    'établis': ('établissez', 'établir'), 'rétablis': ('rétablissez', 'rétablir'), 'réduis': ('réduisez', 'réduire'), 'adoucis': ('adoucissez', 'adoucir'),
    'lève': ('levez', 'lever'), 'relève': ('relevez', 'relever'), 'soulève': ('soulevez', 'soulever'), 'enlève': ('enlevez', 'enlever'), 'ramène': ('ramenez', 'ramener'),
    'amène': ('amenez', 'amener'), 'règle': ('réglez', 'régler'), 'accélère': ('accélérez', 'accélérer'), 'récupère': ('récupérez', 'récupérer'), 'libère': ('libérez', 'libérer'),
    'rappelle': ('rappelez', 'rappeler'), 'envoie': ('envoyez', 'envoyer'), 'renvoie': ('renvoyez', 'renvoyer'), 'nettoie': ('nettoyez', 'nettoyer'), 'balaie': ('balayez', 'balayer'),
    'maintiens': ('maintenez', 'maintenir'), 'tiens': ('tenez', 'tenir'), 'reprends': ('reprenez', 'reprendre'), 'joue': ('jouez', 'jouer'), 'plonge': ('plongez', 'plonger'),
    'choisis': ('choisissez', 'choisir'), 'teins': ('teignez', 'teindre'), 'peins': ('peignez', 'peindre'), 'refroidis': ('refroidissez', 'refroidir'), 'ralentis': ('ralentissez', 'ralentir'),
    'rétracte': ('rétractez', 'rétracter'), 'oublie': ('oubliez', 'oublier'), 'assombris': ('assombrissez', 'assombrir'), 'éclaircis': ('éclaircissez', 'éclaircir'),
}
_FR_OTHERS = set('allumage chaîne coupure démarrage déverrouillage fermeture je lecture lumière marche mise musique ne ouverture personne piste place que remise silence titre toggle '
                 "n'oublie épisode verrouillage pause mute unmute encore une elle le comme on luminosité intensité température toute grande mettre éteindre oublie consigne vitesse puissance volume éclairage réglage fenêtre".split())
_DOUBLED = set('put shut set cut get let pop flip stop drop dim run hit skip swap slam zap begin plug unplug quit snap spin tap'.split())
_EN_VERBS = set('turn switch put power start activate enable light fire get flip set make have stick pop flick whack boil heat chuck bring leave shut kill deactivate disable cut unplug stop knock '
                'toggle change invert swap open raise lift roll pull draw reopen close lower drop halt freeze hold lock bolt secure engage unlock unbolt release undo disengage play resume continue press '
                'unpause pause skip go silence restore take give mute unmute run send launch let return dock call trigger apply keep warm cool crank hit click push plug throw turn slam lift wind extend '
                'retract unroll fold snap zap tap ease slide adjust dim brighten bump move fix move tune shift paint colour color fade soften drop tint wash dial slide reset restart reactivate shush hush enter '
                'load engage execute begin initiate quit end finish suspend interrupt rewind replay jump repeat wake reheat preheat brew recall park dispatch deploy tell feed spin blow seal fasten secure latch unlatch'.split())


def _french(word):
    """Formal and infinitive of a familiar imperative, or None for what is none."""
    if word in _FR:
        return _FR[word]
    return (word[:-1] + 'ez', word[:-1] + 'er') if word.endswith('e') else None


def french(order):
    """`allume {d}` as `allume {d}/allumez {d}/allumer {d}`; what does not begin with a verb stays one form."""
    if '/' in order:
        return order
    order = order if '{' in order else order + ' {d}'
    word, _, rest = order.partition(' ')
    for me in ('-moi', '-nous'):
        if word.endswith(me) and _french(word.removesuffix(me)):
            formal, infinitive = _french(word.removesuffix(me))
            pronoun = {'-moi': "m'" if infinitive[0] in 'aeéiouh' else 'me ', '-nous': 'nous '}[me]
            return f'{order}/{formal}{me} {rest}/{pronoun}{infinitive} {rest}'
    forms = _french(word)
    if not forms or word in _FR_OTHERS:
        return order
    return f'{order}/{forms[0]} {rest}/{forms[1]} {rest}'


def english(order):
    """`turn on {d}` as `turn on {d}/turn on {d}/turning on {d}`."""
    if '/' in order:
        return order
    order = order if '{' in order else order + ' {d}'
    word, _, rest = order.partition(' ')
    if word not in _EN_VERBS:
        return order
    stem = word[:-1] if word.endswith('e') else word + word[-1] if word in _DOUBLED else word
    return f'{order}/{order}/{stem}ing {rest}'


def all_french(text):
    """Orders divided by `|`, in three forms each."""
    return [french(t.strip()) for t in text.split('|')]


def all_english(text):
    """Orders divided by `|`, in three forms each."""
    return [english(t.strip()) for t in text.split('|')]

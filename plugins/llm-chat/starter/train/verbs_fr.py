"""The French verbs of every action, and the idioms that only one kind of device takes.

`{d}` is the object; `{e}` agrees with it, `{le}` and `{il}` are its pronouns (see verbs.agree).
"""
from conjugate import all_french

ANY = {action: all_french(text) for action, text in {
    'turn_on': 'allume|allume|allume|allume|allume|mets {d} en marche|mets en marche|démarre|active|branche|lance|mets|mets {d} sur on|rallume|fais marcher|laisse {d} allumé{e}|enclenche|remets|'
               'allume-moi|allume-moi|on allume {d}|fais fonctionner|réveille|{d} allumé{e}|{d} on|{d}, allume-{le}|je veux {d} en marche|remets {d} en route|mets {d} en route|que {d} soit allumé{e}|'
               "j'ai oublié d'allumer {d}|il me faut {d}|j'ai besoin de {d}|envoie|balance|mets-moi|allume vite {d}|redémarre|réactive|allume donc {d}|rallume-moi|allume-nous|mets-nous {d}|"
               'tu peux allumer {d}|tu peux mettre {d}|tu allumes {d}|tu mets {d}|tu me mets {d}|tu m\'allumes {d}|vous allumez {d}|allume un peu {d}|allume bien {d}|fais partir {d}|fais tourner {d}|'
               'mets {d} sur marche|mets {d} à on|passe {d} sur on|passe {d} à on|mets {d} sous tension|donne du courant à {d}|remets le courant sur {d}|laisse {d} en marche|laisse {d} branché{e}|garde {d} allumé{e}|'
               'je veux que {d} soit allumé{e}|je voudrais {d}|j\'aimerais {d} allumé{e}|ça serait bien d\'allumer {d}|pense à allumer {d}|n\'oublie pas d\'allumer {d}|oublie pas d\'allumer {d}|'
               "{d} n'est pas allumé{e}, allume-{le}|{d} est éteint{e}, rallume-{le}|{d} est éteint{e}, allume|qui a éteint {d} ? rallume-{le}|pourquoi {d} est éteint{e} ? allume-{le}|"
               "{d} s'est éteint{e}, rallume-{le}|{d} en marche|{d} on s'il te plaît|{d}, on|{d} : allume|on {d}|allumage de {d}|mise en marche de {d}|activation de {d}|marche {d}|"
               "je t'ai demandé d'allumer {d}|j'ai dit allume {d}|va allumer {d}|vas-y allume {d}|allez allume {d}|allumer {d}|mettre {d}|mettre en marche {d}|allumons {d}|"
               "fous {d} en marche|fous-moi {d} en route|faut allumer {d}|faudrait allumer {d}|t'allumes {d}|t'as pas allumé {d}, allume|alimente|mets le jus sur {d}",
    'turn_off': 'éteins|éteins|éteins|éteins|éteins|coupe|arrête|désactive|débranche|mets {d} sur off|ferme|stoppe|mets {d} à l\'arrêt|éteins-moi|éteins-moi|on éteint {d}|{d} éteint{e}|{d} off|'
                'laisse {d} éteint{e}|plus besoin de {d}|je ne veux plus {d}|{d}, éteins-{le}|éteint {d}|eteind {d}|vire|tu as laissé {d} allumé{e}, éteins|que {d} soit éteint{e}|'
                "je n'ai plus besoin de {d}|{d} est resté{e} allumé{e}, éteins|{d} est resté{e} allumé{e}, éteins-{le}|{d} est resté{e} allumé{e}|j'ai oublié d'éteindre {d}, éteins|j'ai oublié d'éteindre {d}|tu as oublié d'éteindre {d}|t'as oublié d'éteindre {d}|"
                '{d} est allumé{e} pour rien, coupe-{le}|{d} est allumé{e} pour rien|{d} encore allumé{e}, éteins-{le}|coupe-moi|pense à {d} qui est resté{e} allumé{e}|'
                'ne laisse pas {d} allumé{e}/ne laissez pas {d} allumé{e}/ne pas laisser {d} allumé{e}|arrête-moi|coupe le courant de {d}|coupe l\'alimentation de {d}|mets {d} à off|passe {d} sur off|passe {d} à off|'
                'mets {d} hors tension|mets {d} hors service|mets {d} hors circuit|éteins vite {d}|éteins donc {d}|éteins bien {d}|éteins complètement {d}|éteins aussi {d}|coupe vite {d}|tu éteins {d}|tu m\'éteins {d}|tu coupes {d}|vous éteignez {d}|'
                "tu peux éteindre {d}|tu peux couper {d}|je veux que {d} soit éteint{e}|je veux {d} éteint{e}|j'aimerais {d} éteint{e}|pense à éteindre {d}|n'oublie pas d'éteindre {d}|oublie pas d'éteindre {d}|"
                "{d} tourne pour rien, arrête-{le}|{d} tourne encore, éteins|{d} est encore allumé{e}, éteins-{le}|{d} est encore en marche, coupe-{le}|{d} est toujours allumé{e}, éteins|on a oublié d'éteindre {d}|"
                "on a laissé {d} allumé{e}, éteins-{le}|j'ai laissé {d} allumé{e}, tu peux éteindre|j'ai laissé {d} allumé{e}, éteins-{le}|quelqu'un a laissé {d} allumé{e}, éteins-{le}|qui a laissé {d} allumé{e} ? éteins-{le}|"
                "pourquoi {d} est allumé{e} ? éteins|je crois que {d} est resté{e} allumé{e}, éteins-{le}|ça sert à rien {d} allumé{e}, éteins|{d} ne sert à rien, coupe-{le}|{d} me gêne, éteins|{d} me dérange, éteins-{le}|{d} m'éblouit, éteins-{le}|"
                "j'en ai marre de {d}, éteins-{le}|stop {d}|off {d}|arrêt de {d}|extinction de {d}|désactivation de {d}|coupure de {d}|arrêt {d}|{d}, off|{d} : éteins|{d} arrêt|{d} coupé{e}|"
                "vas-y éteins {d}|allez éteins {d}|va éteindre {d}|éteindre {d}|couper {d}|éteignons {d}|faut éteindre {d}|faudrait éteindre {d}|t'éteins {d}|t'as pas éteint {d}, éteins|j'ai dit éteins {d}|je t'ai demandé d'éteindre {d}|"
                "enlève|tue|mets fin à {d}|fous {d} à l'arrêt|mets {d} en veille|passe {d} en veille|{d} en veille|tu peux éteindre {d}, on n'en a plus besoin|{d} c'est bon tu peux éteindre|c'est bon pour {d}, éteins|on n'a plus besoin de {d}|j'ai fini avec {d}, éteins-{le}|j'ai fini avec {d}",
    'toggle': "bascule|inverse|change l'état de {d}|inverse l'état de {d}|commute|fais basculer|permute|toggle {d}|change {d} d'état|fais l'inverse pour {d}|bascule l'état de {d}|modifie l'état de {d}|"
              "intervertis l'état de {d}|si {d} est éteint{e} allume-{le} sinon éteins-{le}|allume ou éteins {d}",
    'open': 'ouvre|ouvre|ouvre|ouvre|lève|monte|remonte|relève|ouvre-moi|ouvre grand {d}|on ouvre {d}|{d} ouvert{e}|ouvre en grand {d}|ouvre {d} en grand|rouvre|hisse|soulève|ouvre vite {d}|ouvre bien {d}|'
            "je veux {d} ouvert{e}|tu peux ouvrir {d}|tu ouvres {d}|tu m'ouvres {d}|fais monter {d}|fais remonter {d}|laisse {d} ouvert{e}|que {d} soit ouvert{e}|pense à ouvrir {d}|n'oublie pas d'ouvrir {d}|j'ai oublié d'ouvrir {d}|"
            "{d} est fermé{e}, ouvre-{le}|{d} est encore fermé{e}, ouvre|{d}, ouvre-{le}|{d} : ouvre|ouverture de {d}|ouvrir {d}|remonter {d}|faut ouvrir {d}|vas-y ouvre {d}|allez ouvre {d}|va ouvrir {d}|remonte-moi|"
            "mets {d} en position ouverte|on remonte {d}|ouvre-nous|lève-moi|{d} en haut|monte-moi",
    'close': 'ferme|ferme|ferme|ferme|baisse|descends|abaisse|referme|ferme-moi|tire|on ferme {d}|{d} fermé{e}|rabats|ferme bien {d}|rebaisse|redescends|ferme vite {d}|ferme complètement {d}|'
             "je veux {d} fermé{e}|tu peux fermer {d}|tu fermes {d}|tu me fermes {d}|fais descendre {d}|laisse {d} fermé{e}|que {d} soit fermé{e}|pense à fermer {d}|n'oublie pas de fermer {d}|oublie pas de fermer {d}|j'ai oublié de fermer {d}|"
             "j'ai oublié de fermer {d}, ferme-{le}|{d} est ouvert{e}, ferme-{le}|{d} est resté{e} ouvert{e}, ferme-{le}|{d} est encore ouvert{e}, ferme|j'ai laissé {d} ouvert{e}, ferme-{le}|on a laissé {d} ouvert{e}, ferme-{le}|"
             "qui a laissé {d} ouvert{e} ? ferme-{le}|{d}, ferme-{le}|{d} : ferme|fermeture de {d}|fermer {d}|baisser {d}|faut fermer {d}|vas-y ferme {d}|allez ferme {d}|va fermer {d}|ne laisse pas {d} ouvert{e}/ne laissez pas {d} ouvert{e}/ne pas laisser {d} ouvert{e}|"
             "mets {d} en position fermée|on baisse {d}|ferme-nous|descends-moi|baisse-moi|{d} en bas",
    'stop': "arrête|stoppe|stop {d}|bloque|immobilise|interromps|arrête le mouvement de {d}|stop stop {d}|arrête-moi|arrête vite {d}|stoppe tout de suite {d}|fais stopper|"
            "laisse {d} comme ça|{d} stop|arrêt de {d}|ne bouge plus {d}|fige|c'est bon pour {d}, arrête|{d}, arrête",
    'lock': "verrouille|verrouille|ferme {d} à clé|ferme à clé {d}|boucle|verrouille bien {d}|verrouille vite|ferme le verrou de {d}|verrouille-moi|tu peux verrouiller {d}|tu verrouilles {d}|pense à verrouiller {d}|"
            "n'oublie pas de verrouiller {d}|j'ai oublié de verrouiller {d}|j'ai oublié de fermer {d} à clé|{d} verrouillé{e}|verrouillage de {d}|ferme {d} à double tour|ferme à double tour {d}|donne un tour de clé à {d}|"
            "barre|sécurise|cadenasse|mets le verrou à {d}|enclenche la serrure de {d}|{d} est resté{e} déverrouillé{e}, verrouille-{le}|que {d} soit verrouillé{e}|reverrouille|tourne la clé de {d}|laisse {d} fermé{e} à clé",
    'unlock': "déverrouille|déverrouille|débloque|ouvre la serrure de {d}|ouvre le verrou de {d}|enlève le verrou de {d}|dévérouille|déverrouille-moi|tu peux déverrouiller {d}|tu déverrouilles {d}|débarre|"
              "{d} déverrouillé{e}|déverrouillage de {d}|retire le verrou de {d}|libère|lève le verrou de {d}|désactive le verrou de {d}|que {d} soit déverrouillé{e}|j'ai oublié mes clés, déverrouille {d}|décoince la serrure de {d}",
    'play': "mets {d} en lecture|reprends la lecture sur {d}|mets de la musique sur {d}|lecture sur {d}|play sur {d}|joue de la musique sur {d}|lance la lecture de {d}|envoie la musique sur {d}|"
            "remets le son en route sur {d}|balance du son sur {d}|mets la musique sur {d}|mets du son sur {d}|fais jouer {d}|lance la musique sur {d}|lance de la musique sur {d}|reprends sur {d}|continue sur {d}|continue la lecture sur {d}|"
            "joue un truc sur {d}|mets un peu de musique sur {d}|envoie du son sur {d}|balance la musique sur {d}|enlève la pause sur {d}|enlève la pause de {d}|remets {d} en lecture|relance la lecture sur {d}|remets la musique sur {d}|appuie sur play sur {d}|musique sur {d}",
    'pause': "mets {d} en pause|mets en pause {d}|pause sur {d}|fais une pause sur {d}|pause {d}|suspends|interromps|arrête un instant {d}|mets pause sur {d}|mets sur pause {d}|mets {d} sur pause|met {d} en pause|"
             "{d} en pause|{d} pause|suspends la lecture de {d}|interromps la lecture sur {d}|arrête {d} deux minutes|mets-moi {d} en pause|fais pause sur {d}|appuie sur pause sur {d}|je veux {d} en pause|tu peux mettre {d} en pause",
    'next': "passe à la chanson suivante sur {d}|morceau suivant sur {d}|chanson suivante sur {d}|piste suivante sur {d}|suivant sur {d}|change de chanson sur {d}|saute ce titre sur {d}|chaîne suivante sur {d}|"
            "mets la suivante sur {d}|titre suivant sur {d}|passe au morceau suivant sur {d}|passe au titre suivant sur {d}|passe à la suite sur {d}|zappe cette chanson sur {d}|zappe sur {d}|mets le morceau suivant sur {d}|change de musique sur {d}|épisode suivant sur {d}|fais suivant sur {d}|avance d'une piste sur {d}",
    'previous': "reviens à la chanson précédente sur {d}|morceau précédent sur {d}|titre précédent sur {d}|remets la chanson d'avant sur {d}|précédent sur {d}|piste précédente sur {d}|chaîne précédente sur {d}|"
                "reviens au morceau précédent sur {d}|reviens en arrière sur {d}|chanson précédente sur {d}|remets le morceau précédent sur {d}|mets la précédente sur {d}|repasse la chanson d'avant sur {d}|recule d'une piste sur {d}|épisode précédent sur {d}|la chanson d'avant sur {d}",
    'mute': "coupe le son de {d}|mets {d} en sourdine|mets {d} en muet|mute {d}|enlève le son de {d}|coupe le son sur {d}|fais taire {d} sans l'éteindre|rends {d} muet|mets {d} en silencieux|mets {d} en mode silencieux|"
            "mets {d} sur muet|mets {d} sur mute|coupe-moi le son de {d}|plus de son sur {d}|éteins le son de {d}|arrête le son de {d}|vire le son de {d}|désactive le son de {d}|{d} en muet|{d} en sourdine|son coupé sur {d}|silence sur {d}|mets en sourdine {d}|mets en muet {d}|passe {d} en muet",
    'unmute': "remets le son de {d}|rétablis le son de {d}|réactive le son de {d}|remets le son sur {d}|unmute {d}|enlève la sourdine de {d}|redonne le son à {d}|rallume le son de {d}|rends le son à {d}|"
              "désactive la sourdine de {d}|enlève le mode muet de {d}|active le son de {d}|remets-moi le son de {d}|sors {d} du mode muet|démute {d}|remets du son sur {d}|enlève le muet sur {d}",
    'start': "lance|démarre|envoie {d} nettoyer|fais passer|passe|fais tourner|mets {d} au travail|fais nettoyer|fais démarrer|fais partir|envoie|mets {d} en route|sors|active|fais bosser|lance le nettoyage avec {d}|"
             "lance le ménage avec {d}|passe un coup de {d}|fais le ménage avec {d}|mets en route {d}|{d} au travail|{d} au boulot|démarrage de {d}|tu peux lancer {d}|tu lances {d}|fais faire un tour à {d}|que {d} se mette au travail|il faut passer {d}",
    'return_to_base': "renvoie {d} à sa base|fais rentrer|ramène {d} à la base|range|remets {d} à charger|{d} à la base|{d} rentre à la station|renvoie {d} se recharger|renvoie {d} se garer|va garer {d}|retour à la base pour {d}|renvoie {d} à la base|"
                      "renvoie {d} sur sa base|remets {d} sur sa base|fais revenir {d} à sa base|fais retourner {d} à sa base|rappelle|rappelle {d} à sa base|envoie {d} se recharger|envoie {d} se charger|mets {d} à charger|mets {d} sur sa base|renvoie {d} à sa station|renvoie {d} à la niche|"
                      "{d} à sa base|{d} retour à la base|retour base {d}|que {d} rentre à sa base|dis à {d} de rentrer|range {d} à sa place|renvoie {d} au dock|ramène {d} sur son socle|remise en charge de {d}",
    'activate': "lance|active|mets|passe en {d}|déclenche|démarre|applique|on passe en {d}|exécute|installe|mets-moi|mets-nous|lance-moi|active-moi|enclenche|fais|joue|mets en place {d}|je veux {d}|tu peux lancer {d}|tu peux activer {d}|"
                "tu lances {d}|tu actives {d}|tu mets {d}|bascule en {d}|on lance {d}|on met {d}|on active {d}|activation de {d}|{d}|{d} s'il te plaît|allume|remets|relance|prépare|balance|on se met en {d}|c'est parti pour {d}|il est temps de lancer {d}|place à {d}|déroule|activer {d}|lancer {d}",
}.items()}

OF_KIND = {key: all_french(text) for key, text in {
    ('turn_on', 'light'): "donne-moi {d}|donne-nous {d}|allume voir {d}|fais péter {d}|éclaire|illumine|mets {d}|balance|balance-moi|fais briller|donne-moi de la lumière avec {d}|ouvre|ouvre|fais-moi de la lumière avec {d}|fais de la lumière avec {d}|envoie|envoie-moi|"
                          "rallume-moi|mets un peu de lumière avec {d}|on n'y voit rien, allume {d}|il fait noir, allume {d}|il fait sombre, mets {d}|j'y vois rien, allume {d}|trop sombre, allume {d}|lumière avec {d}",
    ('turn_off', 'light'): "ferme|ferme|souffle|vire|vire-moi|tue|enlève|coupe|noir sur {d}|fais le noir avec {d}|il fait jour, éteins {d}|il y a trop de lumière, éteins {d}|c'est trop lumineux, éteins {d}|ça éblouit, éteins {d}|ça m'aveugle, coupe {d}|"
                           "je dors, éteins {d}|pas besoin de {d} en plein jour|trop de lumière, coupe {d}|on gaspille, éteins {d}|{d} pique les yeux, éteins-{le}",
    ('turn_on', 'climate'): "mets un peu de {b}|mets un coup de {b}|un coup de {b}|un peu de {b}|j'ai froid, un peu de {b}|fous|fous-moi|mets|mets-moi|mets-nous|envoie|lance|rallume|remets|relance|on se les gèle, mets {d}|j'ai froid, mets {d}|j'ai froid, allume {d}|il fait froid, allume {d}|il fait trop chaud, mets {d}|on crève de chaud, allume {d}|ça caille, mets {d}|fais chauffer|fais tourner|démarre",
    ('turn_off', 'climate'): "coupe|arrête|ferme|éteins-moi|il fait trop chaud, coupe {d}|j'ai trop chaud, éteins {d}|on étouffe, arrête {d}|on crève de chaud, coupe {d}|il fait assez chaud, éteins {d}|j'ai froid maintenant, arrête {d}|plus la peine de chauffer, coupe {d}|vire|stoppe",
    ('turn_on', 'media_player'): "mets un peu de {b}|un peu de {b}|mets|mets-moi|mets-nous|lance|allume-moi|allume-nous|rallume|ouvre|balance|fous|envoie|je veux regarder {d}|je veux écouter {d}|on regarde {d}|tu me mets {d}|démarre",
    ('turn_off', 'media_player'): "coupe|coupe-moi|arrête|fais taire|ferme|vire|vire-moi|ferme-moi|c'est fini {d}|ça suffit {d}|{d} ça suffit|{d} fait trop de bruit, éteins|je n'entends rien, coupe {d}|personne ne regarde {d}, éteins|plus personne n'écoute {d}, coupe-{le}",
    ('turn_on', 'switch'): "lance|démarre|fais tourner|fais couler|fais chauffer|mets|mets en route {d}|mets en marche {d}|branche|rebranche|fais démarrer|préchauffe|lance-moi|mets-moi|enclenche|alimente",
    ('turn_off', 'switch'): "coupe|débranche|arrête|stoppe|coupe l'alimentation de {d}|coupe le courant de {d}|mets hors tension {d}|ferme|arrête-moi|coupe-moi|mets fin à {d}|désactive",
    ('turn_on', 'fan'): "mets un coup de {b}|un coup de {b}|un petit coup de {b}|mets un peu de {b}|mets|lance|fais tourner|mets-moi|j'ai chaud, mets {d}|il fait chaud, allume {d}|démarre|mets un peu d'air avec {d}|fais-moi de l'air avec {d}|brasse l'air avec {d}|ça sent, allume {d}|envoie|balance",
    ('turn_off', 'fan'): "coupe|arrête|stoppe|il fait froid, arrête {d}|{d} fait du bruit, coupe-{le}|plus d'air, coupe {d}|fais taire|ferme",
    ('toggle', 'light'): 'bascule|inverse|commute|change',
    ('pause', 'vacuum'): 'mets {d} en pause|pause pour {d}|mets en pause {d}|suspends|fais une pause à {d}|arrête {d} un moment|pause {d}',
    ('stop', 'vacuum'): "arrête|stoppe|stop {d}|{d} fait trop de bruit, arrête-{le}|interromps|fais stopper",
    ('stop', 'media_player'): "arrête la lecture sur {d}|arrête la musique sur {d}|coupe la musique sur {d}|stop sur {d}|arrête le film sur {d}|stoppe la lecture de {d}|plus de musique sur {d}",
}.items()}

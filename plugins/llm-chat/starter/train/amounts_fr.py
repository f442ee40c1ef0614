"""How French speakers say an amount: brightness, position, volume, speed, temperature, colour; and more or less.

`{d}` is the object, `{v}` the value, `{c}` a colour, `{w}` a place. Orders get their three forms from conjugate.py.
"""
from conjugate import all_french

# of any device
SHARE = all_french(("mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}|mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}|mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}"
    "|règle {d} à {v}/réglez {d} à {v}/régler {d} à {v}|règle {d} sur {v}/réglez {d} sur {v}/régler {d} sur {v}"
    "|passe {d} à {v}/passez {d} à {v}/passer {d} à {v}|{d} à {v}|{d} {v}|je veux {d} à {v}|ajuste {d} à {v}/ajustez {d} à {v}/ajuster {d} à {v}"
    "|place {d} à {v}/placez {d} à {v}/placer {d} à {v}|amène {d} à {v}/amenez {d} à {v}/amener {d} à {v}|fixe {d} à {v}/fixez {d} à {v}/fixer {d} à {v}"
    "|descends {d} à {v}/descendez {d} à {v}/descendre {d} à {v}|monte {d} à {v}/montez {d} à {v}/monter {d} à {v}"
    "|baisse {d} à {v}/baissez {d} à {v}/baisser {d} à {v}|mets-moi {d} à {v}/mettez-moi {d} à {v}/me mettre {d} à {v}"
    "|pousse {d} à {v}/poussez {d} à {v}/pousser {d} à {v}|laisse {d} à {v}/laissez {d} à {v}/laisser {d} à {v}"
    "|cale {d} à {v}/calez {d} à {v}/caler {d} à {v}|change {d} à {v}|augmente {d} à {v}|diminue {d} à {v}|remets {d} à {v}|repasse {d} à {v}"
    "|bloque {d} à {v}|stabilise {d} à {v}|maintiens {d} à {v}|garde {d} à {v}|ramène {d} à {v}|réduis {d} à {v}|fais passer {d} à {v}"
    "|fais descendre {d} à {v}|fais monter {d} à {v}|mets-nous {d} à {v}|mets {d} sur {v}|positionne {d} à {v}|positionne {d} sur {v}|programme {d} à {v}"
    "|modifie {d} à {v}|configure {d} à {v}|mets vite {d} à {v}|mets donc {d} à {v}|tourne {d} à {v}|envoie {d} à {v}|réajuste {d} à {v}|remonte {d} à {v}"
    "|redescends {d} à {v}|{d}, {v}|{d} : {v}|{d} sur {v}|{v} pour {d}|{v} sur {d}|il me faut {d} à {v}|j'aimerais {d} à {v}|je voudrais {d} à {v}"
    "|je veux {v} sur {d}|je veux {v} pour {d}|je veux que {d} soit à {v}|que {d} soit à {v}|il faut que {d} soit à {v}|tu mets {d} à {v}"
    "|tu me mets {d} à {v}|tu peux mettre {d} à {v}|vous mettez {d} à {v}|on met {d} à {v}|on passe {d} à {v}|mettre {d} à {v}|régler {d} à {v}"
    "|passer {d} à {v}|réglage de {d} à {v}|mettons {d} à {v}|va mettre {d} à {v}|allez mets {d} à {v}|mets bien {d} à {v}|mets {d} pile à {v}"
    "|mets {d} à peu près à {v}|mets {d} au niveau {v}|mets {d} à environ {v}|mets {v} à {d}|mets {v} sur {d}|mets {v} pour {d}"))
# of one kind of device
OWN = {
    'light': all_french(("tamise {d} à {v}/tamisez {d} à {v}/tamiser {d} à {v}"
        "|mets la luminosité de {d} à {v}/mettez la luminosité de {d} à {v}/mettre la luminosité de {d} à {v}"
        "|règle la luminosité de {d} sur {v}/réglez la luminosité de {d} sur {v}/régler la luminosité de {d} sur {v}|luminosité de {d} à {v}"
        "|allume {d} à {v}/allumez {d} à {v}/allumer {d} à {v}|l'intensité de {d} à {v}"
        "|mets l'intensité de {d} à {v}/mettez l'intensité de {d} à {v}/mettre l'intensité de {d} à {v}|diminue {d} à {v}/diminuez {d} à {v}/diminuer {d} à {v}"
        "|augmente {d} à {v}/augmentez {d} à {v}/augmenter {d} à {v}|éclaire {d} à {v}|baisse la lumière de {d} à {v}|règle l'éclairage de {d} à {v}"
        "|tamise-moi {d} à {v}|baisse l'intensité de {d} à {v}|baisse la luminosité de {d} à {v}|monte la luminosité de {d} à {v}|monte l'intensité de {d} à {v}"
        "|augmente la luminosité de {d} à {v}|augmente l'intensité de {d} à {v}|diminue la luminosité de {d} à {v}|diminue l'intensité de {d} à {v}"
        "|réduis la luminosité de {d} à {v}|réduis l'intensité de {d} à {v}|passe la luminosité de {d} à {v}|ajuste la luminosité de {d} à {v}"
        "|fixe la luminosité de {d} à {v}|règle l'intensité de {d} sur {v}|règle l'intensité de {d} à {v}|règle la luminosité de {d} à {v}"
        "|la luminosité de {d} à {v}|luminosité de {d} {v}|luminosité {v} pour {d}|{v} de luminosité pour {d}|{v} de luminosité sur {d}|intensité de {d} à {v}"
        "|mets {v} de luminosité sur {d}|mets {d} à {v} de luminosité|mets {d} à {v} d'intensité|mets {d} à {v} de puissance|allume {d} mais à {v}"
        "|allume {d} seulement à {v}|allume-moi {d} à {v}|allume juste {d} à {v}|adoucis {d} à {v}|atténue {d} à {v}|assombris {d} à {v}|fais briller {d} à {v}"
        "|rallume {d} à {v}|gradue {d} à {v}|varie {d} à {v}|dimme {d} à {v}|mets l'éclairage de {d} à {v}|puissance de {d} à {v}"
        "|je veux {d} à {v} de luminosité")),
    'cover': all_french(("ouvre {d} à {v}/ouvrez {d} à {v}/ouvrir {d} à {v}|ferme {d} à {v}/fermez {d} à {v}/fermer {d} à {v}|position de {d} à {v}"
        "|lève {d} à {v}/levez {d} à {v}/lever {d} à {v}|remonte {d} à {v}/remontez {d} à {v}/remonter {d} à {v}|mets {d} en position {v}"
        "|entrouvre {d} à {v}/entrouvrez {d} à {v}/entrouvrir {d} à {v}|descends {d} jusqu'à {v}|remonte {d} jusqu'à {v}|ouvre {d} jusqu'à {v}"
        "|monte {d} jusqu'à {v}|baisse {d} jusqu'à {v}|arrête {d} à {v}|mets {d} ouvert à {v}|laisse {d} ouvert à {v}|je veux {d} ouvert à {v}|{d} ouvert à {v}"
        "|ouverture de {d} à {v}|règle l'ouverture de {d} à {v}|mets l'ouverture de {d} à {v}|mets la position de {d} à {v}|règle la position de {d} sur {v}"
        "|position {v} pour {d}|ouvre-moi {d} à {v}|relève {d} à {v}|abaisse {d} à {v}|rouvre {d} à {v}|entrebâille {d} à {v}|déplace {d} à {v}"
        "|amène {d} en position {v}|positionne {d} à {v} d'ouverture|mets {d} à {v} d'ouverture")),
    'media_player': all_french(("mets le volume de {d} à {v}/mettez le volume de {d} à {v}/mettre le volume de {d} à {v}|volume de {d} à {v}"
        "|mets le son de {d} à {v}/mettez le son de {d} à {v}/mettre le son de {d} à {v}"
        "|règle le volume de {d} sur {v}/réglez le volume de {d} sur {v}/régler le volume de {d} sur {v}|le volume de {d} à {v}"
        "|monte le son de {d} à {v}/montez le son de {d} à {v}/monter le son de {d} à {v}"
        "|baisse le volume de {d} à {v}/baissez le volume de {d} à {v}/baisser le volume de {d} à {v}|le son de {d} à {v}|passe le volume de {d} à {v}"
        "|passe le son de {d} à {v}|augmente le volume de {d} à {v}|augmente le son de {d} à {v}|diminue le volume de {d} à {v}|diminue le son de {d} à {v}"
        "|monte le volume de {d} à {v}|monte le son de {d} jusqu'à {v}|baisse le son de {d} à {v}|règle le son de {d} à {v}|règle le son de {d} sur {v}"
        "|ajuste le volume de {d} à {v}|fixe le volume de {d} à {v}|limite le volume de {d} à {v}|mets le volume sur {d} à {v}|mets le son sur {d} à {v}"
        "|volume {v} pour {d}|volume {v} sur {d}|volume à {v} sur {d}|son à {v} sur {d}|le son sur {d} à {v}|{d} volume {v}|{d} à {v} de volume"
        "|mets {d} à {v} de volume|mets {d} volume {v}|{v} de volume sur {d}|pousse le son de {d} à {v}|pousse le volume de {d} à {v}"
        "|réduis le volume de {d} à {v}|mets {d} moins fort, à {v}|mets {d} plus fort, à {v}")),
    'climate': all_french(("monte {d} à {v}/montez {d} à {v}/monter {d} à {v}|baisse {d} à {v}/baissez {d} à {v}/baisser {d} à {v}|mets la température de {d} à {v}"
        "|augmente {d} à {v}/augmentez {d} à {v}/augmenter {d} à {v}|la consigne de {d} à {v}|chauffe à {v} avec {d}"
        "|règle {d} pour {v}/réglez {d} pour {v}/régler {d} pour {v}|pousse {d} à {v}/poussez {d} à {v}/pousser {d} à {v}|règle la température de {d} à {v}"
        "|règle la température de {d} sur {v}|température de {d} à {v}|mets la consigne de {d} à {v}|règle la consigne de {d} sur {v}|consigne {v} pour {d}"
        "|{d} sur {v}|{d} réglé sur {v}|mets {d} sur {v}|règle {d} sur {v}|bascule {d} à {v}|fais chauffer {d} à {v}|fais monter {d} à {v}"
        "|mets {d} pour qu'il fasse {v}|mets {d} pour avoir {v}|allume {d} à {v}|allume {d} sur {v}|lance {d} à {v}|fous {d} à {v}|cale {d} sur {v}"
        "|bloque {d} sur {v}|laisse {d} sur {v}|maintiens {d} à {v}|{v} avec {d}|passe {d} de 18 à {v}|passe {d} de dix-sept à {v}|monte {d} de 17 à {v}|descends {d} de 23 à {v}|remonte {d} de dix-huit à {v}|refroidis à {v} avec {d}|j'ai froid, mets {d} à {v}|j'ai froid, monte {d} à {v}"
        "|j'ai chaud, mets {d} à {v}|il fait froid, mets {d} à {v}|il fait trop chaud, baisse {d} à {v}|on se les gèle, monte {d} à {v}"
        "|on étouffe, baisse {d} à {v}")),
    'fan': all_french(("mets la vitesse de {d} à {v}|règle la vitesse de {d} à {v}|règle la vitesse de {d} sur {v}|vitesse de {d} à {v}|passe la vitesse de {d} à {v}"
        "|fais tourner {d} à {v}|allume {d} à {v}|augmente la vitesse de {d} à {v}|baisse la vitesse de {d} à {v}|{d} à {v} de vitesse"
        "|mets {d} à {v} de puissance|ralentis {d} à {v}|accélère {d} à {v}|la puissance de {d} à {v}")),
}
# without a device
BARE = {
    'light': all_french(("mets la luminosité à {v} {w}|luminosité à {v} {w}|luminosité {v} {w}|règle la luminosité à {v} {w}|règle la luminosité sur {v} {w}|tamise à {v} {w}"
        "|baisse la luminosité à {v} {w}|monte la luminosité à {v} {w}|{v} de luminosité {w}|mets {v} de luminosité {w}|éclairage à {v} {w}"
        "|mets l'éclairage à {v} {w}|éclaire à {v} {w}|je veux {v} de luminosité {w}|passe la luminosité à {v} {w}|l'intensité à {v} {w}"
        "|mets l'intensité à {v} {w}|diminue la luminosité à {v} {w}|augmente la luminosité à {v} {w}|ajuste la luminosité à {v} {w}|allume à {v} {w}")),
    'media_player': all_french(("mets le volume à {v} {w}/mettez le volume à {v} {w}/mettre le volume à {v} {w}|volume à {v} {w}|le son à {v} {w}|monte le son à {v} {w}"
        "|baisse le son à {v} {w}|règle le volume à {v} {w}|volume {v} {w}|mets le son à {v} {w}|passe le volume à {v} {w}|augmente le volume à {v} {w}"
        "|augmente le son à {v} {w}|baisse le volume à {v} {w}|diminue le volume à {v} {w}|monte le volume à {v} {w}|monte le volume jusqu'à {v} {w}"
        "|règle le son à {v} {w}|règle le volume sur {v} {w}|son à {v} {w}|le volume à {v} {w}|mets la musique à {v} {w}|baisse la musique à {v} {w}"
        "|monte la musique à {v} {w}|musique à {v} {w}|c'est trop fort, mets à {v} {w}|c'est trop fort, baisse à {v} {w}|on n'entend rien, monte à {v} {w}"
        "|plus fort, à {v} {w}|moins fort, à {v} {w}|ajuste le volume à {v} {w}|mets le volume sur {v} {w}|je veux le son à {v} {w}|je veux le volume à {v} {w}"
        "|pousse le son à {v} {w}|limite le son à {v} {w}|descends le son à {v} {w}")),
    'climate': all_french(("mets {v} {w}/mettez {v} {w}/mettre {v} {w}|je veux {v} {w}|chauffe {w} à {v}/chauffez {w} à {v}/chauffer {w} à {v}|monte la température à {v} {w}"
        "|règle la température sur {v} {w}|{v} {w}|mets la température à {v} {w}/mettez la température à {v} {w}/mettre la température à {v} {w}|fais {v} {w}"
        "|qu'il fasse {v} {w}|baisse la température à {v} {w}|mets-nous {v} {w}|mets-moi {v} {w}|mets la chaleur à {v} {w}|monte à {v} {w}|baisse à {v} {w}"
        "|chauffe à {v} {w}|température à {v} {w}|température {v} {w}|la température à {v} {w}|règle à {v} {w}|règle la température à {v} {w}|passe à {v} {w}"
        "|passe la température à {v} {w}|fais monter la température à {v} {w}|augmente la température à {v} {w}|diminue la température à {v} {w}"
        "|je veux qu'il fasse {v} {w}|je voudrais {v} {w}|j'aimerais {v} {w}|j'aimerais qu'il fasse {v} {w}|il me faut {v} {w}|il faut {v} {w}|qu'on ait {v} {w}"
        "|qu'il y ait {v} {w}|consigne à {v} {w}|consigne {v} {w}|fais en sorte qu'il fasse {v} {w}|maintiens {v} {w}|garde {v} {w}"
        "|garde la température à {v} {w}|climatise à {v} {w}|refroidis à {v} {w}|fais descendre à {v} {w}|on veut {v} {w}|j'ai froid, mets {v} {w}"
        "|j'ai froid, monte à {v} {w}|j'ai chaud, mets {v} {w}|il fait froid, mets {v} {w}|on gèle, mets {v} {w}|il fait trop chaud, baisse à {v} {w}"
        "|ajuste la température à {v} {w}|mets la temp à {v} {w}|tu peux mettre {v} {w}|tu mets {v} {w}|réchauffe à {v} {w}")),
}
# of a room that is to be so warm
ROOM = all_french(("chauffe {d} à {v}/chauffez {d} à {v}/chauffer {d} à {v}|mets {d} à {v}/mettez {d} à {v}/mettre {d} à {v}|{d} à {v}|passe {d} à {v}|je veux {d} à {v}"
    "|règle {d} sur {v}/réglez {d} sur {v}/régler {d} sur {v}|chauffe-moi {d} à {v}|réchauffe {d} à {v}|monte {d} à {v}|baisse {d} à {v}|maintiens {d} à {v}"
    "|garde {d} à {v}|je voudrais {d} à {v}|fais chauffer {d} à {v}|je veux qu'il fasse {v} dans {d}|mets {v} dans {d}|{v} dans {d}|{d} sur {v}"
    "|climatise {d} à {v}|refroidis {d} à {v}|amène {d} à {v}|fais monter {d} à {v}|il fait froid, mets {d} à {v}|température de {d} à {v}"
    "|mets la température de {d} à {v}|règle la température de {d} à {v}|la température de {d} à {v}|baisse la température de {d} à {v}"
    "|monte la température de {d} à {v}|{d} {v}|{d} : {v}|{d}, {v}|{d} à {v} maximum|{v} pour {d}|chauffe {d} jusqu'à {v}"))
COLOR = all_french(("mets {d} en {c}/mettez {d} en {c}/mettre {d} en {c}|mets {d} en {c}/mettez {d} en {c}/mettre {d} en {c}"
    "|mets {d} en {c}/mettez {d} en {c}/mettre {d} en {c}|passe {d} en {c}/passez {d} en {c}/passer {d} en {c}"
    "|change {d} en {c}/changez {d} en {c}/changer {d} en {c}|{d} en {c}|colore {d} en {c}/colorez {d} en {c}/colorer {d} en {c}|je veux {d} en {c}"
    "|allume {d} en {c}/allumez {d} en {c}/allumer {d} en {c}|mets du {c} sur {d}|règle la couleur de {d} sur {c}|mets la couleur {c} sur {d}|rends {d} {c}"
    "|fais passer {d} au {c}|change la couleur de {d} en {c}|que {d} soit {c}|éclaire {d} en {c}|tourne {d} en {c}|transforme {d} en {c}|mets-moi {d} en {c}"
    "|mets-nous {d} en {c}|remets {d} en {c}|repasse {d} en {c}|allume-moi {d} en {c}|teinte {d} en {c}|teins {d} en {c}|peins {d} en {c}"
    "|illumine {d} en {c}|éclaire-moi {d} en {c}|bascule {d} en {c}|règle {d} sur {c}|règle {d} en {c}|mets {d} sur {c}|mets {d} couleur {c}"
    "|mets {d} de couleur {c}|mets {d} à la couleur {c}|passe {d} sur {c}|passe {d} au {c}|passe {d} couleur {c}|passe la couleur de {d} en {c}"
    "|passe la couleur de {d} à {c}|mets la couleur de {d} en {c}|mets la couleur de {d} sur {c}|mets la couleur de {d} à {c}|choisis {c} pour {d}"
    "|couleur {c} pour {d}|couleur {c} sur {d}|couleur de {d} : {c}|du {c} sur {d}|du {c} pour {d}|mets du {c} avec {d}|fais du {c} avec {d}|fais {d} en {c}"
    "|fais passer {d} en {c}|fais briller {d} en {c}|je voudrais {d} en {c}|j'aimerais {d} en {c}|je veux du {c} sur {d}|je veux que {d} soit {c}"
    "|je veux {d} {c}|je veux {d} de couleur {c}|que {d} passe en {c}|on met {d} en {c}|tu mets {d} en {c}|tu peux mettre {d} en {c}|tu me mets {d} en {c}"
    "|mettre {d} en {c}|passer {d} en {c}|change {d} pour du {c}|change {d} au {c}|change la couleur de {d} pour du {c}|change la couleur de {d} pour {c}"
    "|change la couleur de {d}, mets {c}|{d} couleur {c}|{d} : {c}|{d}, {c}"))
# a colour and a room, no lamp named
BARE_COLOR = [
    'mets du {c} {w}', 'éclaire en {c} {w}', 'je veux du {c} {w}', 'fais une ambiance en {c} {w}', 'tout en {c} {w}', 'passe en {c} {w}', 'mets une lumière {c} {w}',
    'mets de la lumière {c} {w}', 'je veux une lumière {c} {w}', 'une lumière {c} {w}', 'allume en {c} {w}', 'un peu de {c} {w}', 'mets la couleur {c} {w}', 'couleur {c} {w}',
    'change la couleur en {c} {w}', 'mets tout en {c} {w}', 'mets-moi du {c} {w}', 'de la lumière {c} {w}', 'éclairage {c} {w}'
]
# more or less, without saying how much
VAGUE = {
    'light': [
        'tamise {d}/tamisez {d}/tamiser {d}', 'baisse [un peu ]{d}/baissez {d}/baisser {d}', 'augmente [un peu ]{d}/augmentez {d}/augmenter {d}', 'mets {d} plus fort',
        'plus de lumière avec {d}', 'diminue {d}/diminuez {d}/diminuer {d}', 'mets {d} moins fort', '{d} plus doux', 'un peu moins fort {d}', 'tamise un peu {d}',
        'tamise-moi {d}', "baisse l'intensité de {d}", 'baisse la luminosité de {d}', 'monte la luminosité de {d}', 'augmente la luminosité de {d}',
        'diminue la luminosité de {d}', 'réduis {d}', "réduis l'intensité de {d}", 'atténue {d}', 'adoucis {d}', 'assombris {d}', 'rends {d} plus douce', 'rends {d} moins forte',
        '{d} est trop forte', '{d} est trop faible', '{d} éclaire trop', "{d} n'éclaire pas assez", 'mets {d} plus bas', 'mets {d} plus doux', 'mets {d} un peu plus fort',
        'mets {d} un peu moins fort', 'un peu plus de lumière avec {d}', 'moins de lumière avec {d}', 'plus de luminosité pour {d}', 'moins de luminosité pour {d}',
        "baisse {d} d'un cran", "monte {d} d'un cran", "change l'intensité de {d}", 'change la luminosité de {d}', 'règle la luminosité de {d}', '{d} plus fort', '{d} moins fort',
        '{d} un peu plus bas'
    ],
    'media_player': [
        'monte le son[ de la télé]', 'baisse le son', 'plus fort', 'moins fort', 'augmente le volume', 'baisse un peu le volume', 'mets plus fort', "c'est trop fort",
        'on entend rien', 'monte un peu le volume', 'diminue le son', 'monte le volume', 'baisse le volume', 'monte un peu le son', 'baisse un peu le son', 'mets moins fort',
        'mets un peu plus fort', 'mets un peu moins fort', 'un peu plus fort', 'un peu moins fort', 'beaucoup plus fort', "c'est pas assez fort", "ce n'est pas assez fort",
        "c'est un peu fort", "c'est trop fort ça", "c'est trop bas", 'le son est trop fort', 'le son est trop bas', 'la musique est trop forte', "je n'entends rien",
        "j'entends rien", "j'entends pas bien", "on n'entend rien", 'moins de son', 'moins de volume', 'augmente le son', 'augmente un peu le son',
        'diminue le volume', 'réduis le son', 'réduis le volume', 'baisse la musique', 'monte la musique', 'baisse cette musique', "baisse d'un ton", 'moins de bruit',
        'monte-moi le son', 'baisse-moi le son', 'mets le son plus fort', 'mets le son moins fort', 'mets la musique plus fort', 'mets la musique moins fort', 'volume plus haut',
        'volume plus bas', 'son plus fort', 'règle le volume', 'change le volume'
    ],
    'cover': [
        'ouvre un peu {d}', 'entrouvre {d}', 'ferme un peu {d}', 'baisse un peu {d}', 'lève un peu {d}', 'remonte {d} un petit peu', 'laisse passer un peu de lumière par {d}',
        'ouvre légèrement {d}', 'ouvre à peine {d}', 'ferme légèrement {d}', 'ferme à peine {d}', 'entrebâille {d}', 'monte un peu {d}', 'monte légèrement {d}',
        'descends un peu {d}', 'descends légèrement {d}', 'lève à peine {d}', 'baisse {d} un petit peu', 'baisse {d} un tout petit peu', 'ouvre {d} un petit peu',
        'ouvre {d} juste un peu', 'ferme {d} un petit peu', 'remonte un peu {d}', 'relève un peu {d}', 'laisse {d} entrouvert', 'mets {d} un peu plus haut',
        'mets {d} un peu plus bas', 'règle la position de {d}', 'ouvre {d} davantage', 'ouvre {d} encore un peu', 'ferme encore un peu {d}',
        'fais entrer un peu de lumière par {d}'
    ],
    'climate': [
        'monte le chauffage', 'baisse [un peu ]le chauffage', 'augmente la température', "j'ai froid", "j'ai chaud", 'il fait trop chaud ici', 'il fait froid', 'mets plus chaud',
        'chauffe un peu', 'on gèle ici', 'il caille', 'on crève de chaud', 'mets un peu moins chaud', 'je suis gelé', 'baisse la température',
        'baisse le chauffage de (2|deux|1|un|3) degrés', 'augmente de (2|deux|un) degrés', 'un degré de plus', 'chauffe la maison', 'chauffe un peu la chambre',
        'monte un peu le chauffage', 'baisse le chauffage', 'monte la température', 'baisse un peu la température', 'augmente le chauffage', 'augmente un peu le chauffage',
        'diminue le chauffage', 'diminue la température', 'réduis le chauffage', 'pousse le chauffage', 'pousse un peu le chauffage', 'mets plus de chauffage',
        'mets moins de chauffage', 'plus de chauffage', 'moins de chauffage', 'plus chaud', 'moins chaud', 'un peu plus chaud', 'un peu plus frais', 'mets plus frais',
        'mets moins froid', 'mets un peu plus chaud', 'mets un peu plus frais', "j'ai un peu froid", "j'ai un peu chaud", "j'ai trop chaud", "j'ai trop froid", "j'ai super froid",
        'je meurs de chaud', 'je meurs de froid', 'je crève de chaud', 'je me gèle', 'je grelotte', 'on se gèle', 'on se les gèle', 'on se les caille', 'ça caille ici',
        'ça caille', 'il fait froid ici', 'il fait chaud ici', 'il fait trop froid', 'il fait trop chaud', 'il fait un peu froid', 'il fait un peu frais', 'il fait frais ici',
        'il fait bon mais un peu chaud', 'il fait une chaleur ici', 'on étouffe', 'on étouffe ici', 'on cuit ici', 'il fait étouffant', 'réchauffe la pièce', 'réchauffe un peu',
        'réchauffe la maison', 'rafraîchis la pièce', 'rafraîchis un peu', 'change la température', 'règle la température', 'monte le thermostat', 'baisse le thermostat',
        'baisse un peu la clim', 'monte la clim', 'deux degrés de plus', 'deux degrés de moins', 'un degré de moins', 'monte de deux degrés', "baisse d'un degré",
        'baisse de deux degrés', 'augmente la température de deux degrés', 'chauffe un peu plus', 'chauffe moins', 'chauffe plus fort'
    ],
}

"""Questions about the home in French: {d} device or devices, {e} a state, {k} a plural, {w} a place."""
from grammar import phrases

ONE = phrases("""
est-ce que {d} est {e} ? ; {d} est {e} ? ; est-ce que {d} est bien {e} ? ; {d} est-elle {e} ? ; {d} est-il {e} ? ; quel est l'état {dd} ? ; dis-moi si {d} est {e} ; vérifie si {d} est {e} ; j'ai
laissé {d} {e} ? ; est-ce que j'ai laissé {d} {e} ? ; c'est quoi l'état {dd} ? ; état {dd} ; tu peux vérifier si {d} est {e} ? ; sais-tu si {d} est {e} ? ; {d} c'est {e} ou pas ? ; regarde si {d} est
{e} ; est ce que {d} est {e} ; peux-tu me dire si {d} est {e} ? ; comment est {d} ? ; je voudrais savoir si {d} est {e} ; on a laissé {d} {e} ? ; il est {e} {d} ? ; elle est {e} {d} ? ; pouvez-vous
vérifier {d} ? ; où en est {d} ? ; qu'en est-il {dd} ? ; est-ce qu'on a oublié {d} {e} ? ; je crois que {d} est {e}, tu confirmes ? ; tu sais si {d} est {e} ? ; {d} est dans quel état ? ; {d} est {e}
ou {e2} ? ; est-ce que {d} est {e} ou {e2} ? ; vérifie {d} ; que fait {d} ? ; j'ai un doute, {d} est {e} ? ; pas sûr d'avoir {d} {e}, tu regardes ? ; {d} est bien {e} ? ; {d} est toujours {e} ? ;
est-ce que {d} est encore {e} ? ; est-ce que {d} est resté {e} ? ; est-ce que {d} est actuellement {e} ? ; {d} est {e} en ce moment ? ; {d} est {e} là ? ; {d} est {e} ou pas ? ; {d} {e} ou {e2} ? ;
c'est {e} {d} ? ; il est bien {e} {d} ? ; elle est bien {e} {d} ? ; {d}, il est {e} ? ; {d}, elle est {e} ? ; {d}, c'est {e} ? ; {d} : {e} ou {e2} ? ; ai-je laissé {d} {e} ? ; avons-nous laissé {d}
{e} ? ; quelqu'un a laissé {d} {e} ? ; est-ce que quelqu'un a laissé {d} {e} ? ; est-ce que j'ai oublié {d} {e} ? ; j'ai oublié {d} {e} ? ; j'ai bien laissé {d} {e} ? ; tu peux me dire si {d} est {e}
? ; pouvez-vous me dire si {d} est {e} ? ; pourrais-tu me dire si {d} est {e} ; dites-moi si {d} est {e} ; dis-moi juste si {d} est {e} ; vérifiez si {d} est {e} ; vérifie que {d} est bien {e} ; tu
peux regarder si {d} est {e} ? ; peux-tu vérifier si {d} est {e} ? ; peux-tu regarder si {d} est bien {e} ? ; va voir si {d} est {e} ; confirme que {d} est {e} ; confirme-moi que {d} est {e} ; je me
demande si {d} est {e} ; je ne sais plus si {d} est {e} ; je sais plus si {d} est {e} ; je ne sais pas si {d} est {e}, tu regardes ? ; je veux savoir si {d} est {e} ; j'aimerais savoir si {d} est {e}
; t'es sûr que {d} est {e} ? ; tu es sûr que {d} est {e} ? ; normalement {d} est {e}, non ? ; {d} est {e}, non ? ; {d} doit être {e}, vérifie ; dans quel état est {d} ? ; quel est le statut {dd} ? ;
statut {dd} ; donne-moi l'état {dd} ; donne l'état {dd} ; je voudrais l'état {dd} ; dis-moi l'état {dd} ; c'est quoi le statut {dd} ? ; comment va {d} ? ; et {d}, dans quel état ? ; {d} ça donne quoi
? ; {d} en est où ? ; qu'est-ce que fait {d} ? ; il fait quoi {d} ? ; tu peux vérifier {d} ? ; peux-tu vérifier l'état {dd} ? ; regarde l'état {dd} ; contrôle l'état {dd} ; jette un œil à l'état {dd}
""")

SENSOR = phrases("""
quelle est {d} ? ; c'est quoi {d} ? ; donne-moi {d} ; donnez-moi {d} ; dis-moi {d} ; {d} ? ; quelle est la valeur {dd} ? ; combien affiche {d} ? ; lis {d} ; tu peux me donner {d} ? ; quel est {d} ? ;
combien pour {d} ? ; je veux connaître {d} ; à combien est {d} ? ; {d} est à combien ? ; que dit {d} ? ; qu'indique {d} ? ; relève {d} ; annonce {d} ; montre-moi {d} ; c'est combien {d} ? ; il y a
combien comme {d} ? ; tu peux me dire {d} ? ; peux-tu me donner {d} ? ; pouvez-vous me donner {d} ? ; quelle est {d} actuelle ? ; quelle est {d} en ce moment ? ; quelle est {d} maintenant ? ; c'est
quoi {d} en ce moment ? ; et {d} ? ; {d} s'il te plaît ; {d} en ce moment ? ; {d} actuelle ? ; {d} c'est combien ? ; {d} est de combien ? ; {d} est à quel niveau ? ; je voudrais {d} ; je voudrais
connaître {d} ; j'aimerais connaître {d} ; mesure {d} ; affiche {d} ; vérifie {d} ; contrôle {d} ; communique-moi {d} ; fais-moi un point sur {d} ; quel est le niveau {dd} ? ; quelle est la mesure
{dd} ? ; quelle valeur pour {d} ? ; la valeur {dd} ? ; combien indique {d} ? ; combien dit {d} ? ; combien marque {d} ? ; qu'affiche {d} ? ; que donne {d} ? ; ça donne quoi {d} ? ; où en est {d} ?
""")

WARM = phrases("""
il fait combien {w} ? ; quelle {t} fait-il {w} ? ; combien il fait {w} ? ; il fait quelle {t} {w} ? ; est-ce qu'il fait chaud {w} ? ; il fait froid {w} ? ; quelle {t} {w} ? ; quelle est la {t} {w} ? ;
donne-moi la {t} {w} ; la {t} {w} ; combien de degrés {w} ? ; on est à combien {w} ? ; ça donne quoi la {t} {w} ? ; c'est combien la {t} {w} ? ; il fait combien de degrés {w} ? ; combien de degrés
fait-il {w} ? ; combien de degrés il fait {w} ? ; il fait chaud {w} ? ; est-ce qu'il fait froid {w} ? ; est-ce qu'il fait bon {w} ? ; il fait bon {w} ? ; fait-il chaud {w} ? ; fait-il froid {w} ? ; ça
caille {w} ? ; il gèle {w} ? ; on a combien {w} ? ; on a combien de degrés {w} ? ; c'est quoi la {t} {w} ? ; c'est quoi la {t} qu'il fait {w} ? ; quelle est la {t} actuelle {w} ? ; quelle {t} on a {w}
? ; quelle {t} il fait {w} ? ; il y a quelle {t} {w} ? ; on est à quelle {t} {w} ? ; dis-moi la {t} {w} ; dis-moi combien il fait {w} ; dis-moi s'il fait froid {w} ; donnez-moi la {t} {w} ; tu peux me
donner la {t} {w} ? ; je voudrais connaître la {t} {w} ; je veux savoir combien il fait {w} ; {t} {w} ? ; {t} {w} ; et {w} il fait combien ? ; {w} il fait combien ? ; {w} on est à combien ? ; la {t}
{w} est de combien ? ; vérifie la {t} {w}
""")

MOVE = phrases("""
est-ce qu'il y a quelqu'un {w} ? ; y a quelqu'un {w} ? ; il y a du mouvement {w} ? ; ça bouge {w} ? ; quelqu'un est {w} ? ; du mouvement {w} ? ; tu détectes quelqu'un {w} ? ; il y a du monde {w} ? ;
quelqu'un bouge {w} ? ; est-ce que quelqu'un est {w} ? ; est-ce que ça bouge {w} ? ; est-ce qu'il y a du monde {w} ? ; est-ce qu'il y a du mouvement {w} ? ; y a-t-il quelqu'un {w} ? ; y a-t-il du
mouvement {w} ? ; y a du mouvement {w} ? ; y a du monde {w} ? ; il y a quelqu'un {w} ? ; il y a une présence {w} ? ; une présence {w} ? ; tu vois quelqu'un {w} ? ; tu détectes du mouvement {w} ? ; tu
détectes une présence {w} ? ; personne {w} ? ; il n'y a personne {w} ? ; vérifie s'il y a quelqu'un {w} ; dis-moi s'il y a quelqu'un {w} ; regarde s'il y a quelqu'un {w} ; il reste quelqu'un {w} ? ;
du monde {w} ? ; quelqu'un {w} ?
""")

KIND = phrases("""
{d} sont {e} ? ; est-ce que {d} sont {e} ? ; vérifie {d} ; vérifie si {d} sont {e} ; quel est l'état {dd} ? ; {d} sont-elles {e} ? ; dis-moi si {d} sont {e} ; est-ce que {d} sont bien {e} ? ; on a
laissé {d} {e} ? ; donne-moi l'état {dd} ; {d} sont toutes {e} ? ; regarde si {d} sont {e} ; {d}, c'est {e} ? ; {d} sont bien {e} ? ; {d} sont {e} en ce moment ? ; est-ce qu'on a laissé {d} {e} ? ;
j'ai laissé {d} {e} ? ; est-ce que j'ai laissé {d} {e} ? ; tu peux vérifier si {d} sont {e} ? ; peux-tu vérifier {d} ? ; tu peux me dire si {d} sont {e} ? ; vérifie que {d} sont bien {e} ; {d}
sont-ils {e} ? ; je voudrais savoir si {d} sont {e} ; contrôle {d} ; état {dd} ; statut {dd} ; dans quel état sont {d} ? ; où en sont {d} ? ; {d} sont tous {e} ? ; comment sont {d} ? ; je ne sais plus
si {d} sont {e} ; confirme que {d} sont {e}
""")

WHICH = phrases("""
quelles {k} sont {e} {w} ? ; quels {k} sont {e} {w} ? ; il y a des {k} {e} {w} ? ; est-ce qu'il y a des {k} {e} {w} ? ; il reste des {k} {e} {w} ? ; y a-t-il des {k} {e} {w} ? ; combien de {k} sont
{e} {w} ? ; quels sont les {k} {e} {w} ? ; on a oublié des {k} {e} {w} ? ; dis-moi quelles {k} sont {e} {w} ; y a des {k} {e} {w} ? ; c'est quoi les {k} {e} {w} ? ; quelles sont les {k} {e} {w} ? ;
quelles {k} sont encore {e} {w} ? ; quels {k} sont encore {e} {w} ? ; quelles {k} restent {e} {w} ? ; lesquelles des {k} sont {e} {w} ? ; est-ce que des {k} sont {e} {w} ? ; est-ce qu'il reste des {k}
{e} {w} ? ; est-ce qu'on a laissé des {k} {e} {w} ? ; j'ai laissé des {k} {e} {w} ? ; j'ai oublié des {k} {e} {w} ? ; y a-t-il encore des {k} {e} {w} ? ; il y a encore des {k} {e} {w} ? ; combien de
{k} {e} {w} ? ; combien y a-t-il de {k} {e} {w} ? ; dis-moi combien de {k} sont {e} {w} ; dis-moi s'il reste des {k} {e} {w} ; dis-moi si des {k} sont {e} {w} ; vérifie s'il y a des {k} {e} {w} ;
vérifie qu'il n'y a pas de {k} {e} {w} ; regarde s'il reste des {k} {e} {w} ; liste les {k} {e} {w} ; donne-moi les {k} {e} {w} ; montre-moi les {k} {e} {w} ; cite les {k} {e} {w} ; des {k} {e} {w} ?
; les {k} sont {e} {w} ? ; est-ce que les {k} sont {e} {w} ? ; est-ce que toutes les {k} sont {e} {w} ? ; est-ce que tous les {k} sont {e} {w} ? ; les {k} sont bien {e} {w} ?
""")

ROOM = phrases("""
qu'est-ce qui est allumé {w} ? ; qu'est-ce qui est ouvert {w} ? ; c'est quoi qui tourne {w} ? ; est-ce que quelque chose est allumé {w} ? ; tout est éteint {w} ? ; est-ce que tout est fermé {w} ? ;
quel est l'état des appareils {w} ? ; comment ça va {w} côté appareils ? ; tout est bien fermé {w} ? ; fais le point {w} ; il y a quelque chose d'allumé {w} ? ; qu'est-ce qui est encore allumé {w} ? ;
qu'est-ce qui est resté allumé {w} ? ; qu'est-ce qui tourne {w} ? ; qu'est-ce qui marche {w} ? ; qu'est-ce qui se passe {w} ? ; il reste quelque chose d'allumé {w} ? ; y a un truc allumé {w} ? ; y
a-t-il quelque chose d'allumé {w} ? ; est-ce que j'ai laissé quelque chose allumé {w} ? ; j'ai laissé un truc allumé {w} ? ; on a oublié quelque chose {w} ? ; est-ce que tout est éteint {w} ? ; est-ce
que tout est bien éteint {w} ? ; tout est bien éteint {w} ? ; est-ce que tout est ok {w} ? ; tout va bien {w} ? ; quelle est la situation {w} ? ; c'est quoi l'état {w} ? ; donne-moi l'état {w} ;
donne-moi un résumé {w} ; résume la situation {w} ; fais un état des lieux {w} ; vérifie que tout est éteint {w} ; vérifie que tout est fermé {w} ; qu'est-ce qui est fermé {w} ; quelque chose est
ouvert {w} ? ; il y a quoi d'allumé {w} ? ; quels appareils sont allumés {w} ? ; quels appareils tournent {w} ? ; c'est allumé {w} ?
""")

LIST = phrases("""
quels appareils [y ]a-t-il {w} ? ; quels appareils y a {w} ? ; liste les appareils {w} ; qu'est-ce qu'il y a {w} ? ; qu'est-ce que je peux contrôler {w} ? ; donne-moi la liste des appareils {w} ;
montre-moi ce que tu peux piloter {w} ; que peux-tu commander {w} ? ; quels sont les appareils {w} ? ; qu'est-ce que tu connais {w} ? ; c'est quoi les appareils {w} ? ; énumère les équipements {w} ;
quels équipements as-tu {w} ? ; il y a quoi {w} ? ; fais-moi la liste de ce qu'il y a {w} ; que puis-je allumer {w} ? ; liste tout {w} ; qu'as-tu {w} ? ; quels appareils as-tu {w} ? ; quels appareils
sont installés {w} ? ; quels appareils peux-tu contrôler {w} ? ; quels appareils je peux commander {w} ? ; quels objets connectés il y a {w} ? ; quels sont les objets connectés {w} ? ; quels sont les
équipements {w} ? ; quels équipements y a-t-il {w} ? ; qu'y a-t-il {w} ? ; qu'est-ce que t'as {w} ? ; qu'est-ce que tu as {w} ? ; qu'est-ce qu'on a comme appareils {w} ? ; qu'est-ce qu'on peut allumer
{w} ? ; qu'est-ce que tu peux contrôler {w} ? ; qu'est-ce que tu peux piloter {w} ? ; qu'est-ce que je peux allumer {w} ? ; qu'est-ce qui est connecté {w} ? ; qu'est-ce qui est installé {w} ? ; c'est
quoi les équipements {w} ? ; il y a quels appareils {w} ? ; tu as quoi {w} ? ; tu contrôles quoi {w} ? ; tu connais quoi comme appareils {w} ? ; y a quoi {w} ? ; y a quoi comme appareils {w} ? ; liste
{w} ; liste-moi les appareils {w} ; liste-moi tout {w} ; liste les équipements {w} ; liste les objets connectés {w} ; la liste des appareils {w} ; fais la liste des appareils {w} ; fais-moi la liste
des équipements {w} ; donne la liste {w} ; donne-moi la liste {w} ; donne-moi tous les appareils {w} ; donnez-moi les appareils {w} ; montre les appareils {w} ; montre-moi les appareils {w} ;
montre-moi tout ce qu'il y a {w} ; affiche les appareils {w} ; énumère les appareils {w} ; cite les appareils {w} ; dis-moi les appareils {w} ; dis-moi ce qu'il y a {w} ; dis-moi quels appareils sont
{w} ; peux-tu lister les appareils {w} ? ; tu peux lister les appareils {w} ; combien d'appareils y a-t-il {w} ?
""")

LIST_KIND = phrases("""
liste {d} ; quels sont {d} ? ; quelles sont {d} ? ; donne-moi la liste {dd} ; montre-moi {d} ; énumère {d} ; cite {d} ; fais la liste {dd} ; c'est quoi {d} que tu connais ? ; nomme {d} ; affiche {d} ;
donne {d} que tu connais ; liste-moi {d} ; liste {d} s'il te plaît ; la liste {dd} ; donne la liste {dd} ; donnez-moi la liste {dd} ; fais-moi la liste {dd} ; je veux la liste {dd} ; je voudrais la
liste {dd} ; montre {d} ; montrez-moi {d} ; affiche la liste {dd} ; cite-moi {d} ; nomme-moi {d} ; donne-moi {d} que tu connais ; donne-moi le nom {dd} ; dis-moi quels sont {d} ; dis-moi quelles sont
{d} ; quels sont {d} que tu connais ? ; quelles sont {d} que tu peux commander ? ; quels sont {d} disponibles ? ; quelles sont {d} disponibles ? ; c'est quoi {d} ? ; c'est quoi {d} qu'on a ? ; tu
connais {d} ? ; tu peux lister {d} ? ; peux-tu lister {d} ? ; peux-tu énumérer {d} ? ; énumère-moi {d} ; récapitule {d} ; inventaire {dd} ; fais l'inventaire {dd} ; combien y a-t-il dans la liste {dd}
?
""")

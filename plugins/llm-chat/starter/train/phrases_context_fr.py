"""Questions that the system prompt answers, in French: the time, the date, and facts of the memory with their own questions."""
from grammar import phrases

TIME = phrases("""
quelle heure est-il ? ; il est quelle heure ? ; t'as l'heure ? ; donne-moi l'heure ; quelle heure il est ? ; l'heure s'il te plaît ; tu as l'heure ? ; c'est quelle heure ? ; dis-moi l'heure ; quelle est l'heure ? ; peux-tu me donner l'heure ; heure ; vous avez l'heure ? ; avez-vous l'heure ? ; quelle heure est-il maintenant ? ;
il est quelle heure là ? ; il est quelle heure s'il te plaît ? ; quelle heure il est là ? ; c'est quoi l'heure ? ; on est à quelle heure ? ; tu peux me donner l'heure ? ; tu peux me dire l'heure ? ; peux-tu me dire quelle heure il est ? ; pourrais-tu me donner l'heure ? ; tu sais quelle heure il est ? ; sais-tu quelle heure il est ? ;
donnez-moi l'heure ; dis l'heure ; l'heure ; l'heure ? ; l'heure exacte ; quelle est l'heure exacte ? ; il se fait tard, quelle heure est-il ? ; quelle heure on a ? ; il est déjà quelle heure ? ; j'ai pas ma montre, il est quelle heure ? ; est-ce que tu as l'heure ? ; je voudrais l'heure ; je voudrais savoir l'heure ; affiche l'heure ; annonce l'heure
""")
DATE = phrases("""
quel jour sommes-nous ? ; on est quel jour ? ; quelle est la date ? ; quelle date aujourd'hui ? ; c'est quel jour aujourd'hui ? ; la date du jour ; on est le combien ? ; donne-moi la date ; quel jour on est ? ; on est quelle date ? ; dis-moi la date ; nous sommes le combien ? ; quelle est la date d'aujourd'hui ? ; quelle est la date du jour ? ;
c'est quoi la date ? ; c'est quoi la date aujourd'hui ? ; c'est quoi comme jour aujourd'hui ? ; on est quel jour aujourd'hui ? ; on est le combien aujourd'hui ? ; aujourd'hui on est le combien ? ; aujourd'hui c'est quel jour ? ; aujourd'hui on est quel jour ? ; quel jour est-on ? ; quel jour est-ce aujourd'hui ? ; quel jour c'est ? ;
sommes-nous quel jour ? ; tu sais quel jour on est ? ; sais-tu quel jour nous sommes ? ; tu peux me donner la date ? ; peux-tu me dire quel jour on est ? ; dis-moi quel jour on est ; donnez-moi la date ; la date ; la date s'il te plaît ; date du jour ; le jour et la date ; en quelle année sommes-nous ? ; on est en quelle année ? ; on est quel mois ? ;
quel mois sommes-nous ? ; c'est quelle date ? ; je ne sais plus quel jour on est ; je suis perdu, on est quel jour ? ; rappelle-moi la date ; affiche la date ; le combien sommes-nous ? ; on est lundi ou mardi ? ; c'est quel jour de la semaine ?
""")
# fact | what is asked for, first the way to ask: ASK, WHERE, WHEN, WHO | questions of its own
FACTS = phrases("""
{p} est allergique aux {x} | ASK les allergies de {p} | {p} est allergique à quoi ? | à quoi {p} est allergique ? | qu'est-ce que {p} ne peut pas manger ? | {p} a des allergies ? | est-ce que {p} est allergique à quelque chose ? ;
{p} est végétarien | ASK le régime de {p} | est-ce que {p} mange de la viande ? | {p} mange de la viande ? | {p} mange quoi ? ;
{p} ne mange pas de porc | ASK le régime de {p} | {p} mange du porc ? | qu'est-ce que {p} ne mange pas ? | est-ce que {p} peut manger du jambon ? ;
le chien s'appelle {n} | WHO le chien | comment s'appelle le chien ? | le nom de mon chien ? | mon chien s'appelle comment ? ;
le chat s'appelle {n} | WHO le chat | comment s'appelle mon chat ? | quel est le nom du chat ? | le chat il s'appelle comment ? ;
mon chat s'appelle {n} | WHO le chat | comment s'appelle mon chat ? | c'est quoi le nom de mon chat ? | mon chat s'appelle comment déjà ? ;
le lapin s'appelle {n} | WHO le lapin | comment s'appelle le lapin ? | le nom du lapin ? ;
le code wifi est {c} | ASK le code wifi | quel est le code du wifi ? | c'est quoi le wifi ? | le wifi ? | comment se connecter au wifi ? | un invité veut le wifi, c'est quoi le code ? ;
le mot de passe du wifi est {n} | ASK le mot de passe du wifi | c'est quoi le mot de passe ? | le mot de passe wifi ? | il faut quoi pour le wifi ? ;
le code du portail est {c} | ASK le code du portail | c'est quoi le code pour le portail ? | quel code pour le portail ? | le portail s'ouvre avec quel code ? ;
le code de l'alarme est {c} | ASK le code de l'alarme | c'est quoi le code pour l'alarme ? | quel code pour l'alarme ? ;
le digicode est {c} | ASK le digicode | quel est le code de l'immeuble ? | c'est quoi le code en bas ? ;
l'anniversaire de {p} est le {d} | WHEN l'anniversaire de {p} | quand est né {p} ? | {p} est né quand ? | quel jour est né {p} ? | quand est-ce qu'on fête l'anniversaire de {p} ? ;
mon anniversaire est le {d} | WHEN l'anniversaire | quand est mon anniversaire ? | c'est quand mon anniversaire ? | je suis né quand ? | quel jour est mon anniversaire ? ;
notre anniversaire de mariage est le {d} | WHEN l'anniversaire de mariage | on s'est mariés quand ? | quand est-ce qu'on s'est mariés ? ;
la poubelle passe le {j} | WHEN la poubelle | quand passe la poubelle ? | c'est quel jour les poubelles ? | la poubelle c'est quand ? | quand sortir les poubelles ? | quel jour passent les éboueurs ? | on sort les poubelles quel jour ? ;
la femme de ménage vient le {j} | WHEN la femme de ménage | quand vient la femme de ménage ? | quel jour vient la femme de ménage ? | la femme de ménage vient quand ? ;
le jardinier vient le {j} | WHEN le jardinier | quand vient le jardinier ? | le jardinier passe quel jour ? ;
{p} a piano le {j} | WHEN le cours de piano de {p} | quand {p} a piano ? | {p} fait du piano quel jour ? | c'est quel jour le piano de {p} ? ;
{p} arrive le {j} | WHEN l'arrivée de {p} | quand arrive {p} ? | {p} arrive quand ? | quel jour arrive {p} ? | {p} vient quel jour ? ;
le rendez-vous chez le dentiste est le {d} | WHEN le rendez-vous chez le dentiste | quand est mon rendez-vous chez le dentiste ? | c'est quand le dentiste ? | je vois le dentiste quand ? ;
on part en vacances le {d} | WHEN les vacances | quand est-ce qu'on part en vacances ? | on part quand ? | quand partons-nous en vacances ? ;
la chaudière a été révisée en {m} | WHEN la révision de la chaudière | quand a été révisée la chaudière ? | la chaudière a été faite quand ? | de quand date la révision de la chaudière ? ;
le filtre se change en {m} | WHEN le changement du filtre | quand faut-il changer le filtre ? | le filtre se change quand ? ;
le plombier s'appelle {p} | WHO le plombier | qui est le plombier ? | qui appeler pour une fuite ? | le plombier c'est qui ? ;
la voisine s'appelle {p} | WHO la voisine | comment s'appelle la voisine ? | la voisine s'appelle comment ? ;
mon médecin est le docteur {n} | WHO le médecin | qui est mon médecin ? | comment s'appelle mon médecin ? | mon docteur c'est qui ? ;
la nounou s'appelle {p} | WHO la nounou | qui garde les enfants ? | comment s'appelle la nounou ? ;
ma femme s'appelle {p} | WHO ma femme | comment s'appelle ma femme ? | ma femme s'appelle comment ? | c'est qui ma femme ? ;
mon mari s'appelle {p} | WHO mon mari | comment s'appelle mon mari ? | tu connais mon mari ? | qui est mon mari ? ;
ma fille s'appelle {p} | WHO ma fille | comment s'appelle ma fille ? | le prénom de ma fille ? | quel est le nom de ma fille ? ;
mon fils s'appelle {p} | WHO mon fils | comment s'appelle mon fils ? | le prénom de mon fils ? ;
je m'appelle {p} | ASK mon nom | comment je m'appelle ? | c'est quoi mon nom ? | quel est mon prénom ? | tu sais qui je suis ? | tu sais comment je m'appelle ? | qui suis-je ? | je suis qui ? | tu te souviens de moi ? | tu connais mon nom ? ;
j'habite rue {n} | ASK mon adresse | où j'habite ? | quelle est mon adresse ? | c'est quoi mon adresse ? | on habite où ? ;
ma couleur préférée est le {k} | ASK ma couleur préférée | quelle est ma couleur préférée ? | c'est quoi la couleur que je préfère ? | j'aime quelle couleur ? | tu sais quelle couleur j'aime ? ;
mon plat préféré est {n} | ASK mon plat préféré | qu'est-ce que j'aime manger ? | c'est quoi mon plat préféré ? ;
ma musique préférée est {n} | ASK ma musique préférée | quelle musique j'aime ? | qu'est-ce que j'aime écouter ? ;
la voiture est garée rue {n} | WHERE la voiture | où est garée la voiture ? | où est ma voiture ? | je me suis garé où ? | où est-ce que je me suis garé ? | elle est où la voiture ? ;
je préfère {v} degrés la nuit | ASK ma température préférée | je préfère quelle température la nuit ? | quelle température j'aime la nuit ? | combien de degrés je veux la nuit ? | j'aime dormir à combien ? ;
les clés de la cave sont dans {n} | WHERE les clés de la cave | elles sont où les clés de la cave ? | où j'ai mis la clé de la cave ? | où trouver les clés de la cave ? ;
le double des clés est chez {p} | WHERE le double des clés | qui a le double des clés ? | chez qui est le double ? | à qui j'ai donné le double des clés ? ;
les passeports sont dans le tiroir du bureau | WHERE les passeports | où j'ai rangé les passeports ? | ils sont où les passeports ? | où trouver mon passeport ? ;
la télécommande est sous le canapé | WHERE la télécommande | elle est où la télécommande ? | t'as vu la télécommande ? ;
mes lunettes sont dans {n} | WHERE les lunettes | où sont mes lunettes ? | t'as vu mes lunettes ? | j'ai mis où mes lunettes ? ;
le vélo de {p} est dans le garage | WHERE le vélo de {p} | où {p} a mis son vélo ? | il est où le vélo de {p} ? ;
j'ai prêté ma perceuse à {p} | WHERE la perceuse | à qui j'ai prêté ma perceuse ? | qui a ma perceuse ? | j'ai prêté ma perceuse à qui ? ;
{p} travaille chez {n} | ASK le travail de {p} | où travaille {p} ? | {p} travaille où ? | {p} bosse pour qui ? ;
{p} habite à {n} | ASK l'adresse de {p} | où habite {p} ? | {p} habite où ? | dans quelle ville vit {p} ? ;
le numéro de {p} est le {c} | ASK le numéro de {p} | quel est le numéro de téléphone de {p} ? | à quel numéro joindre {p} ? | c'est quoi le téléphone de {p} ? ;
{p} a {v} ans | ASK l'âge de {p} | quel âge a {p} ? | {p} a quel âge ? | il a quel âge {p} ? ;
{p} fait du {v} en chaussures | ASK la pointure de {p} | quelle est la pointure de {p} ? | {p} chausse du combien ? | {p} fait du combien ? ;
ma plaque est {c} | ASK ma plaque | quelle est mon immatriculation ? | c'est quoi le numéro de ma plaque ? ;
l'école finit à 16 h 30 | ASK l'heure de la sortie | à quelle heure finit l'école ? | l'école finit à quelle heure ? | quand finit l'école ? ;
{p} préfère le thé | ASK les goûts de {p} | {p} préfère quoi, thé ou café ? | qu'est-ce que {p} boit ? | {p} aime le thé ou le café ?
""")

"""Facts, chores, reminders and questions to the memory, in French; slots are filled by memory.py."""
from grammar import phrases

DO = phrases("""
sortir les poubelles ; appeler {p} ; acheter du pain ; acheter du lait ; payer le loyer ; arroser les plantes ; prendre mes médicaments ; aller chercher {p} ; nourrir le chat ; sortir le chien ;
éteindre le four ; réserver le restaurant ; faire les courses ; appeler le médecin ; poster la lettre ; rendre le livre à {p} ; souhaiter son anniversaire à {p} ; vider le lave-vaisselle ; étendre le
linge ; changer les draps ; envoyer le mail à {p} ; payer la facture d'électricité ; prendre rendez-vous chez le dentiste ; préparer le dîner ; partir à la gare ; donner le goûter à {p} ; sortir le
gâteau du four ; commander {n} ; appeler {n} ; acheter {n} ; finir le rapport ; réviser les maths ; faire ma valise ; regarder le match ; déplacer la voiture ; nettoyer la litière ; remettre les clés
à {p} ; faire la vaisselle ; lancer une machine ; vider la machine ; étendre la lessive ; repasser mes chemises ; passer l'aspirateur ; descendre les poubelles ; rentrer les poubelles ; sortir le bac
jaune ; vider le composteur ; acheter des piles ; acheter du café ; acheter des œufs ; acheter un cadeau pour {p} ; passer à la boulangerie ; passer à la pharmacie ; passer à la poste ; aller à la
banque ; aller chez le coiffeur ; aller voir {p} ; rappeler {p} ; téléphoner à {p} ; répondre à {p} ; écrire à {p} ; envoyer un message à {p} ; prévenir {p} ; inviter {p} ; emmener {p} à l'école ;
chercher {p} à l'école ; aller chercher les enfants ; coucher les enfants ; donner son bain à {p} ; donner à manger au chat ; nourrir les poissons ; promener le chien ; changer l'eau du chien ;
vermifuger le chat ; arroser le jardin ; arroser les tomates ; tondre la pelouse ; tailler la haie ; prendre ma pilule ; prendre mes vitamines ; prendre mon comprimé ; prendre mon parapluie ; boire de
l'eau ; faire du sport ; faire mes étirements ; faire mes devoirs ; apprendre ma leçon ; rendre le dossier ; préparer la réunion ; appeler le plombier ; appeler l'école ; appeler maman ; appeler la
banque ; payer les impôts ; payer la cantine ; payer {p} ; rembourser {p} ; déclarer les impôts ; renouveler mon passeport ; renouveler l'assurance ; faire réviser la voiture ; faire le plein ;
gonfler les pneus ; changer le filtre ; purger les radiateurs ; relever le compteur ; sortir la viande du congélateur ; sortir le pain du four ; baisser le feu ; éteindre les pâtes ; retourner le
poulet ; préparer le biberon ; arrêter l'arrosage ; fermer le gaz ; fermer les fenêtres ; fermer la porte du garage ; ranger ma chambre ; ranger le salon ; faire le lit ; faire mon sac ; préparer les
affaires de {p} ; enregistrer le film ; partir ; me lever ; aller dormir ; manger ; regarder mes mails ; recharger mon téléphone ; charger la voiture ; réserver les billets ; réserver l'hôtel ;
prendre rendez-vous chez le médecin ; prendre le colis ; récupérer le colis ; récupérer la voiture ; chercher {n} ; finir {n} ; regarder {n} ; apporter {n} à {p} ; parler à {p} de {n}
""")

FACT = phrases("""
mon code wifi est {c} ; le code du portail est {c} ; {p} est allergique aux {x} ; mon anniversaire est le {d} ; l'anniversaire de {p} est le {d} ; les clés de la cave sont dans le tiroir ; le plombier
s'appelle {p} ; le chat s'appelle {n} ; mon chien s'appelle {n} ; la poubelle passe le {j} ; {p} arrive le {j} ; le mot de passe est {n} ; la voiture est garée rue {n} ; j'habite rue {n} ; mon médecin
est le docteur {n} ; la chaudière a été révisée en {m} ; ma plaque est {c} ; le vélo de {p} est dans le garage ; {p} travaille chez {n} ; la femme de ménage vient le {j} ; mon numéro est le {c} ; le
double des clés est chez {p} ; le filtre se change en {m} ; mes lunettes sont dans {n} ; je m'appelle {p} ; ma fille s'appelle {p} ; le code de l'alarme est {c} ; le code de l'immeuble est le {c} ; le
code d'entrée c'est {c} ; le mot de passe du wifi est {n} ; le wifi s'appelle {n} ; le numéro de {p} est le {c} ; {p} habite rue {n} ; {p} habite à {n} ; {p} a {v} ans ; {p} est né le {d} ; {p} est
mon frère ; {p} est ma sœur ; {p} est ma voisine ; ma femme s'appelle {p} ; mon mari s'appelle {p} ; mon fils s'appelle {p} ; ma mère s'appelle {p} ; mon père s'appelle {p} ; mon chef s'appelle {p} ;
le voisin s'appelle {p} ; la nounou s'appelle {p} ; le vétérinaire s'appelle {n} ; le dentiste est le docteur {n} ; l'électricien s'appelle {p} ; la maîtresse de {p} s'appelle {n} ; le poisson
s'appelle {n} ; le lapin s'appelle {n} ; j'ai rendez-vous chez le dentiste le {d} ; j'ai garé la voiture rue {n} ; j'ai garé la voiture au niveau {v} ; j'ai rangé les passeports dans le tiroir du
bureau ; j'ai rangé {n} dans l'armoire ; j'ai mis les clés dans {n} ; j'ai prêté {n} à {p} ; j'ai prêté ma perceuse à {p} ; {p} m'a prêté {n} ; la télécommande est sous le canapé ; les piles sont dans
le tiroir ; le double des clés est dans le pot de fleurs ; les papiers de la voiture sont dans {n} ; le disjoncteur est dans le garage ; la vanne d'eau est à la cave ; la trousse de secours est dans
la salle de bain ; le jardinier vient le {j} ; les poubelles jaunes passent le {j} ; le marché est le {j} ; le cours de piano de {p} est le {j} ; {p} a foot le {j} ; {p} rentre le {d} ; on part en
vacances le {d} ; la fête de {p} est le {d} ; notre anniversaire de mariage est le {d} ; le contrôle technique est en {m} ; l'assurance se renouvelle en {m} ; j'ai changé le filtre en {m} ; la
garantie finit en {m} ; je fais du {v} en chaussures ; ma taille est {v} ; la pointure de {p} est {v} ; le groupe sanguin de {p} est a positif ; {p} ne mange pas de viande ; {p} est végétarien ; {p}
ne supporte pas le lait ; {p} est allergique à {n} ; je suis allergique aux {x} ; je suis végétarien ; je travaille chez {n} ; je travaille de nuit ; je me lève tôt le {j} ; {p} dort chez nous le {j}
; l'école finit à seize heures ; le médecin a dit de prendre {n} ; le livre de {p} est chez {p} ; la peinture du salon est {n} ; le modèle de la chaudière est {n} ; le numéro de contrat est {c} ; le
code de la carte est {c} ; mon immatriculation est {c}
""")

LIKE = phrases("""
je préfère {v} degrés la nuit ; j'aime la lumière tamisée le soir ; je n'aime pas la lumière bleue ; ma couleur préférée est le {k} ; je préfère le thé ; j'aime dormir dans le noir ; {p} préfère la
musique douce ; je déteste le bruit ; ma musique préférée est {n} ; j'aime {n} ; je préfère {n} ; je veux toujours la lumière à {v} % ; j'aime bien quand il fait {v} degrés ; je veux {v} degrés dans
la chambre la nuit ; j'aime la lumière chaude ; je déteste la lumière blanche ; je préfère le café ; je n'aime pas le café ; {p} aime {n} ; {p} n'aime pas {n} ; {p} préfère le thé ; {p} déteste les
épinards ; mon film préféré est {n} ; mon plat préféré est {n} ; mon groupe préféré est {n} ; la couleur préférée de {p} est le {k} ; j'adore {n} ; je n'aime pas {n} ; je déteste {n} ; j'aime me lever
tôt ; j'aime le silence le matin ; je préfère qu'on me tutoie ; je préfère les volets fermés la nuit ; je préfère dormir avec la fenêtre ouverte ; j'aime écouter du jazz le soir ; je n'aime pas être
réveillé tôt ; je préfère qu'il fasse frais la nuit ; ma station de radio préférée est {n}
""")

NOTE = phrases("""
souviens-toi que {c} ; retiens que {c} ; note que {c} ; rappelle-toi que {c} ; mémorise que {c} ; n'oublie pas que {c} ; garde en mémoire que {c} ; sache que {c} ; enregistre que {c} ; tu peux noter
que {c} ; à retenir : {c} ; note : {c} ; souvenez-vous que {c} ; notez que {c} ; peux-tu retenir que {c} ; pour info {c} ; il faut que tu saches que {c} ; retiens ça : {c} ; note bien que {c} ; mets
dans ta mémoire que {c} ; je veux que tu retiennes que {c} ; souviens-toi de ça : {c} ; souviens-toi bien que {c} ; rappelle-toi de ça, {c} ; retenez que {c} ; retiens bien que {c} ; retiens bien ceci
: {c} ; mémorisez que {c} ; mémorise ça : {c} ; mémorise : {c} ; garde en tête que {c} ; garde à l'esprit que {c} ; note quelque part que {c} ; note-moi que {c} ; note s'il te plaît que {c} ; note ça
: {c} ; prends note : {c} ; prends note que {c} ; prenez note que {c} ; je te signale que {c} ; je t'informe que {c} ; je voudrais que tu notes que {c} ; je veux que tu notes que {c} ; j'aimerais que
tu retiennes que {c} ; tu peux retenir que {c} ; tu peux te souvenir que {c} ? ; peux-tu noter que {c} ? ; pourrais-tu noter que {c} ; peux-tu te rappeler que {c} ; pouvez-vous noter que {c} ? ;
n'oublie jamais que {c} ; n'oubliez pas que {c} ; pour que tu saches, {c} ; pour info : {c} ; info : {c} ; pour ta gouverne {c} ; à noter : {c} ; apprends que {c} ; ajoute à ta mémoire que {c} ;
ajoute une note : {c} ; crée une note : {c} ; enregistre ça : {c} ; enregistre l'info suivante : {c} ; écris que {c} ; inscris que {c} ; sauvegarde que {c} ; sauvegarde ça, {c} ; mets de côté que {c}
; dans tes notes : {c} ; faut que tu retiennes que {c}
""")

REMIND = phrases("""
rappelle-moi de {c} {d} ; rappelle-moi {d} de {c} ; fais-moi penser à {c} {d} ; rappelez-moi de {c} {d} ; mets un rappel pour {c} {d} ; mets-moi un rappel {d} pour {c} ; {d} rappelle-moi de {c} ;
n'oublie pas de me rappeler de {c} {d} ; tu peux me rappeler de {c} {d} ? ; je dois {c} {d}, rappelle-le moi ; ajoute un rappel {d} : {c} ; préviens-moi {d} de {c} ; pense à me dire de {c} {d} ;
programme un rappel pour {c} {d} ; fais-moi penser {d} à {c} ; crée un rappel {d} pour {c} ; il faudra me rappeler {d} de {c} ; dis-moi {d} de {c} ; rappelle-moi que je dois {c} {d} ; rappelle-moi
qu'il faut {c} {d} ; rappelle-moi {d} que je dois {c} ; rappelle-moi {d} qu'il faut {c} ; {d} rappelle-moi qu'il faut {c} ; {d} fais-moi penser à {c} ; {d} je dois {c}, rappelle-le-moi ; faut que je
pense à {c} {d} ; il faut que je pense à {c} {d}, rappelle-moi ; faut que tu me rappelles de {c} {d} ; j'aimerais que tu me rappelles de {c} {d} ; je voudrais un rappel pour {c} {d} ; je veux un
rappel {d} pour {c} ; j'ai besoin d'un rappel {d} pour {c} ; mets un rappel {d} pour {c} ; mets un rappel {d} : {c} ; mettez un rappel pour {c} {d} ; ajoute un rappel pour {c} {d} ; ajoute-moi un
rappel {d} pour {c} ; crée un rappel pour {c} {d} ; crée-moi un rappel : {c} {d} ; note un rappel {d} : {c} ; rappel {d} : {c} ; rappel : {c} {d} ; nouveau rappel : {c} {d} ; programme-moi un rappel
{d} pour {c} ; peux-tu me rappeler {d} de {c} ? ; peux-tu me rappeler de {c} {d} ; pourrais-tu me rappeler de {c} {d} ? ; pouvez-vous me rappeler de {c} {d} ? ; tu pourras me rappeler de {c} {d} ; tu
peux me faire penser à {c} {d} ; tu me rappelles de {c} {d} ? ; tu me fais penser à {c} {d} ; pense à me rappeler de {c} {d} ; pense à me rappeler {d} de {c} ; préviens-moi quand il faudra {c} {d} ;
préviens-moi qu'il faut {c} {d} ; avertis-moi {d} de {c} ; dis-moi de {c} {d} ; {d}, dis-moi de {c} ; n'oublie pas de me dire de {c} {d} ; ne me laisse pas oublier de {c} {d} ; que je n'oublie pas de
{c} {d} ; je ne dois pas oublier de {c} {d} ; faut pas que j'oublie de {c} {d} ; il ne faut pas que j'oublie de {c} {d} ; rappelle-nous de {c} {d} ; rappelez-moi {d} de {c} ; rappelle-moi de {c} ;
fais-moi penser à {c}
""")

TIMER = phrases("""
mets un {c} de {d} ; lance un {c} de {d} ; démarre un {c} de {d} ; {c} {d} ; mets un {c} pour {d} ; règle un {c} sur {d} ; programme un {c} de {d} ; {c} de {d} ; je veux un {c} de {d} ; crée un {c} de
{d} ; mets-moi un {c} de {d} ; lance-moi un {c} de {d} ; un {c} de {d} ; mets un {c} {d} ; lance un {c} pour {d} ; démarre un {c} pour {d} ; démarre le {c} pour {d} ; lance le {c} pour {d} ; active un
{c} de {d} ; déclenche un {c} de {d} ; ajoute un {c} de {d} ; fais un {c} de {d} ; fais-moi un {c} de {d} ; fais partir un {c} de {d} ; enclenche un {c} de {d} ; crée-moi un {c} de {d} ; programme-moi
un {c} de {d} ; règle-moi un {c} sur {d} ; règle le {c} sur {d} ; règle le {c} à {d} ; mets le {c} à {d} ; mets le {c} sur {d} ; mettez un {c} de {d} ; lancez un {c} de {d} ; programmez un {c} de {d}
; j'ai besoin d'un {c} de {d} ; il me faut un {c} de {d} ; je voudrais un {c} de {d} ; j'aimerais un {c} de {d} ; tu peux mettre un {c} de {d} ? ; tu peux lancer un {c} de {d} ; peux-tu lancer un {c}
de {d} ? ; peux-tu mettre un {c} de {d} ; pouvez-vous mettre un {c} de {d} ? ; tu peux me mettre un {c} de {d} ; {c} pour {d} ; {d} de {c} ; encore un {c} de {d} ; un autre {c} de {d} ; nouveau {c} de
{d} ; {c} : {d} ; {d}, {c}
""")

LABELLED = phrases("""
mets un minuteur de {d} pour {f} ; lance un minuteur de {d} pour {f} ; minuteur de {d} pour {f} ; {d} pour {f} ; un minuteur pour {f}, {d} ; mets {d} pour {f} ; lance un timer de {d} pour {f} ;
démarre un minuteur pour {f} de {d} ; mets-moi un minuteur {f} de {d} ; compte {d} pour {f} ; chronomètre {d} pour {f} ; règle un minuteur de {d} pour {f} ; minuteur {f} {d} ; timer {f} {d}
""")

WAKE = phrases("""
{w} {d} ; {w} {d} stp ; tu peux me {r} {d} ? ; peux-tu me {r} {d} ; pouvez-vous me {r} {d} ? ; pourrais-tu me {r} {d} ; je voudrais que tu me {s} {d} ; je veux que tu me {s} {d} ; il faut me {r} {d} ;
n'oublie pas de me {r} {d} ; pense à me {r} {d} ; tu me {s} {d} ; {d} {w} ; mets une {a} {d} ; mets-moi une {a} {d} ; programme une {a} {d} ; je veux une {a} {d} ; règle une {a} {d} ; crée une {a} {d}
; ajoute une {a} {d} ; une {a} {d} ; {a} {d} ; il me faut une {a} {d} ; mets le {v} {d} ; mets mon {v} {d} ; règle le {v} {d} ; règle mon {v} {d} ; programme le {v} {d} ; programme un {v} {d} ;
mets-moi un {v} {d} ; {v} {d} ; je veux un {v} {d} ; {a} pour demain {d} ; active une {a} {d} ; j'ai besoin d'une {a} {d}
""")

ASK = phrases("""
c'est quoi {q} ? ; c'est quoi déjà {q} ? ; c'est quoi {q} déjà ? ; quel est {q} ? ; quel est {q} déjà ? ; c'était quoi {q} ? ; c'était quoi déjà {q} ? ; {q} c'est quoi ? ; {q} c'est quoi déjà ? ; {q}
déjà ? ; tu te souviens {dq} ? ; te souviens-tu {dq} ? ; est-ce que tu te souviens {dq} ? ; tu te rappelles {q} ? ; te rappelles-tu {q} ? ; vous souvenez-vous {dq} ? ; rappelle-moi {q} ; rappelez-moi
{q} ; tu peux me rappeler {q} ? ; peux-tu me rappeler {q} ; tu sais {q} ? ; tu connais {q} ? ; est-ce que tu connais {q} ? ; connais-tu {q} ? ; qu'est-ce que tu sais sur {q} ? ; que sais-tu sur {q} ?
; que sais-tu {dq} ? ; tu sais quoi sur {q} ? ; tu as quoi sur {q} ? ; qu'est-ce que je t'ai dit sur {q} ? ; je t'ai dit quoi sur {q} ? ; qu'est-ce que je t'avais dit à propos {dq} ? ; je t'ai donné
{q}, c'était quoi ? ; qu'as-tu noté à propos {dq} ? ; qu'est-ce que tu as noté sur {q} ? ; tu as noté quoi sur {q} ? ; as-tu noté {q} ? ; tu as noté {q} ? ; est-ce que tu as noté {q} ? ; est-ce que je
t'ai parlé {dq} ? ; retrouve {q} ; retrouve-moi {q} ; retrouve ma note sur {q} ; cherche {q} dans tes notes ; cherche dans ta mémoire {q} ; cherche dans tes notes {q} ; regarde dans tes notes {q} ;
regarde si tu as {q} ; dis-moi {q} ; donne-moi {q} ; donnez-moi {q} ; redonne-moi {q} ; redis-moi {q} ; j'ai oublié {q} ; j'ai encore oublié {q} ; je ne me souviens plus {dq} ; je me rappelle plus {q}
; je ne sais plus {q} ; je ne retrouve plus {q} ; il me faut {q} ; j'ai besoin {dq} ; tu peux me donner {q} ? ; peux-tu me donner {q} ? ; tu peux me dire {q} ? ; une info sur {q} ? ; qu'est-ce qu'on
avait dit pour {q} ? ; qu'est-ce qui est noté pour {q} ?
""")

ASK_WHERE = phrases("""
où est {q} ? ; où se trouve {q} ? ; il est où {q} ? ; {q} c'est où ? ; {q} est où ? ; c'est où {q} ? ; où j'ai mis {q} ? ; où ai-je mis {q} ? ; où ai-je rangé {q} ? ; où est-ce que j'ai mis {q} ? ; où
est-ce que j'ai rangé {q} ? ; où est-ce que j'ai laissé {q} ? ; j'ai mis où {q} ? ; j'ai rangé où {q} ? ; j'ai laissé où {q} ? ; où est passé {q} ? ; je cherche {q} ; je ne trouve plus {q} ; je trouve
pas {q} ; tu sais où est {q} ? ; sais-tu où est {q} ? ; tu te souviens où j'ai mis {q} ? ; tu te rappelles où est {q} ? ; dis-moi où est {q} ; rappelle-moi où est {q} ; où qu'il est {q} ? ; où
avons-nous mis {q} ? ; on a mis où {q} ? ; dans quel endroit est {q} ? ; où peut bien être {q} ?
""")

ASK_WHEN = phrases("""
c'est quand {q} ? ; quand est {q} ? ; quand a lieu {q} ? ; {q} c'est quand ? ; {q} c'est quand déjà ? ; c'est quel jour {q} ? ; quel jour est {q} ? ; {q} c'est quel jour ? ; quelle est la date {dq} ?
; c'est à quelle heure {q} ? ; {q} c'est à quelle heure ? ; quand c'est {q} ? ; quand est-ce que c'est {q} ? ; tu sais quand est {q} ? ; tu te souviens quand est {q} ? ; dis-moi quand est {q} ;
rappelle-moi quand est {q} ; c'est pour quand {q} ? ; c'est dans combien de temps {q} ? ; quand tombe {q} ? ; {q} tombe quand ? ; {q} tombe quel jour ? ; j'ai oublié quand est {q} ; c'était quand {q}
?
""")

ASK_WHO = phrases("""
comment s'appelle {q} ? ; comment s'appelle {q} déjà ? ; {q} s'appelle comment ? ; {q} s'appelle comment déjà ? ; qui est {q} ? ; c'est qui {q} ? ; quel est le nom {dq} ? ; c'est quoi le nom {dq} ? ;
il s'appelle comment {q} ? ; comment il s'appelle {q} ? ; tu sais comment s'appelle {q} ? ; tu te souviens comment s'appelle {q} ? ; rappelle-moi le nom {dq} ; dis-moi le nom {dq} ; donne-moi le nom
{dq} ; j'ai oublié le nom {dq} ; {q} c'est qui ? ; {q} c'est qui déjà ? ; c'est qui déjà {q} ? ; comment on l'appelle {q} ?
""")

THING = phrases("""
les rappels ; le prochain rappel ; la liste des rappels ; les notes de {p} ; les rappels du jour ; la date du prochain rappel ;
le code wifi ; le code du wifi ; le code du portail ; le code de l'alarme ; le code de l'immeuble ; le code d'entrée ; le code de la carte ; le code du coffre ; le code de {p} ; le code du digicode ;
le mot de passe ; le mot de passe du wifi ; le mot de passe de {p} ; le mot de passe de l'ordinateur ; l'identifiant de {n} ; le numéro de {p} ; le numéro de téléphone de {p} ; le numéro du plombier ;
le numéro de contrat ; le numéro de sécu ; le numéro du dossier ; la plaque ; la plaque de la voiture ; l'immatriculation ; l'adresse de {p} ; l'adresse du dentiste ; l'adresse de {n} ; la taille de
{p} ; la pointure de {p} ; le groupe sanguin de {p} ; les allergies de {p} ; la couleur préférée de {p} ; la musique préférée de {p} ; le plat préféré de {p} ; le film préféré de {p} ; la marque de la
peinture ; la référence du filtre ; le modèle de la chaudière ; la recette de {n} ; la recette de {p} ; la liste de {p} ; la liste de courses ; l'idée de cadeau pour {p} ; la dose de {n} ; le prix de
{n} ; l'horaire de {p} ; les goûts de {p} ; le réglage de {n} ; la température préférée de {p} ; le surnom de {p} ; le métier de {p} ; le régime de {p}
""")

PLACED = phrases("""
les clés ; les clés de la cave ; les clés de la voiture ; les clés de {p} ; le double des clés ; la voiture ; la voiture de {p} ; le vélo ; le vélo de {p} ; le passeport ; le passeport de {p} ; les
passeports ; les papiers de la voiture ; les lunettes ; les lunettes de {p} ; la télécommande ; le portefeuille ; le sac de {p} ; le livre de {p} ; la carte de {n} ; la carte bleue ; le chargeur ; le
parapluie ; les piles ; les ciseaux ; le doudou de {p} ; la perceuse ; la valise ; les décorations de noël ; le carnet de santé de {p} ; le disjoncteur ; la vanne d'eau ; la trousse de secours ; les
médicaments ; la montre ; le cadeau de {p} ; la clé de {n} ; les factures ; le contrat de {n} ; le casque de {p} ; l'agrafeuse ; l'échelle
""")

DATED = phrases("""
l'anniversaire ; l'anniversaire de {p} ; l'anniversaire de maman ; l'anniversaire de mariage ; la fête de {p} ; le rendez-vous ; le rendez-vous de {p} ; le rendez-vous chez le dentiste ; le
rendez-vous chez le médecin ; le jour des poubelles ; la poubelle ; les poubelles ; le contrôle technique ; le cours de piano de {p} ; le cours de {p} ; le match de {p} ; les vacances ; le départ ; le
mariage de {p} ; la réunion ; la visite de {p} ; l'arrivée de {p} ; le vaccin de {p} ; la révision de la chaudière ; le spectacle de {p} ; le marché ; la sortie de {p} ; l'examen de {p} ; le train de
{p} ; l'avion de {p}
""")

CALLED = phrases("""
le plombier ; le chat ; le chien ; le chien de {p} ; le chat de {p} ; le médecin ; le médecin de {p} ; le dentiste ; le voisin ; la voisine ; le vétérinaire ; l'électricien ; la nounou ; la nounou de
{p} ; la maîtresse de {p} ; le professeur de {p} ; le mari de {p} ; la femme de {p} ; la fille de {p} ; le fils de {p} ; le bébé de {p} ; le patron ; la femme de ménage ; le jardinier ; le lapin ; le
poisson ; le garagiste ; l'assureur ; le propriétaire ; la gardienne ; le mari de la voisine
""")

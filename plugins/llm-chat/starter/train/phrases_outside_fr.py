"""What the model must decline, in French: questions about the world, errands, and what only sounds like an order for the home."""
from grammar import phrases

MANY = phrases("""
quel temps fait-il ? ; quel temps fera-t-il demain ? ; il va pleuvoir ? ; est-ce qu'il va pleuvoir {j} ? ; météo ; la météo de demain ; c'est quoi la météo à {l} ? ; quel temps à {l} ? ; il fait beau
à {l} ? ; prévisions pour {j} ; faut-il prendre un parapluie ? ; va-t-il neiger ? ; donne-moi la météo ; il va faire combien {j} ? ; quelles sont les prévisions météo ? ; je prends un manteau {j} ? ;
il pleut à {l} ? ; donne-moi une recette de {r} ; comment faire {r} ? ; comment on fait {r} ? ; la recette de {r} ; je voudrais cuisiner {r} ; quels ingrédients pour {r} ? ; qu'est-ce qu'on mange ce
soir ? ; une idée de repas ? ; combien de temps cuire {r} ? ; que faire avec des restes de {r} ? ; comment réussir {r} ? ; il faut combien d'œufs pour {r} ? ; quelles sont les nouvelles ? ; donne-moi
les actualités ; quoi de neuf dans le monde ? ; les infos ; qui a gagné le match ? ; le score du match {j} ? ; qui est le président de {l} ? ; que s'est-il passé à {l} ? ; quels sont les résultats
sportifs ? ; les gros titres ; c'est quand les élections ? ; quoi de neuf à {l} ? ; qui joue {j} ? ; combien font {a} fois {b} ? ; {a} plus {b} ; {a} + {b} ; {a} x {b} ? ; calcule {a} divisé par {b} ;
combien font {a} et {b} ? ; racine carrée de {a} ; résous {a}x = {b} ; quelle est la racine de {a} ? ; c'est quoi {a} pour cent de {b} ? ; convertis {a} euros en dollars ; {a} kilomètres en miles ;
combien de secondes dans {a} jours ? ; aide-moi pour mon devoir de maths ; {a} moins {b} ça fait combien ? ; j'ai {m}, que faire ? ; j'ai {m} ; je crois que j'ai {m} ; que prendre contre {m} ? ; c'est
grave {m} ? ; quel médicament pour {m} ? ; combien de paracétamol puis-je prendre ? ; mon fils a {m} ; dois-je voir un médecin pour {m} ? ; comment soigner {m} ? ; ma fille a {m}, c'est dangereux ? ;
quelle dose de {n} pour un enfant ? ; écris un poème sur {t} ; raconte une blague ; raconte-moi une histoire ; écris une lettre à {p} ; chante une chanson ; écris un mail à mon patron ; raconte une
histoire sur {t} ; invente une histoire avec {p} ; rédige un texte sur {t} ; fais-moi rire ; une devinette ; écris un programme en python ; code un site web ; traduis {n} en anglais ; comment dit-on
{n} en espagnol ? ; résume {t} ; corrige mon texte ; compose une chanson pour {p} ; traduis bonjour en chinois ; dis-moi une citation ; écris-moi un discours ; écris un haïku ; explique-moi {t} ;
qu'est-ce que {t} ? ; c'est quoi {t} ? ; parle-moi de {t} ; que penses-tu de {t} ? ; qui est {p} {n} ? ; qui a inventé {t} ? ; pourquoi {t} existe ? ; quelle est la capitale de {l} ? ; combien
d'habitants à {l} ? ; quelle est la distance entre {l} et la lune ? ; quand a eu lieu {t} ? ; dis-moi tout sur {t} ; quel est le sens de la vie ? ; pourquoi le ciel est bleu ? ; qui a écrit {n} ? ;
qui a peint {n} ? ; quelle est la hauteur de {n} ? ; quel est le plus grand pays du monde ? ; comment fonctionne {t} ? ; donne-moi un cours sur {t} ; quel est ton film préféré ? ; qui est plus fort,
{p} ou {p} ? ; crois-tu en dieu ? ; pour qui voter ? ; dois-je quitter {p} ? ; commande une pizza ; réserve un hôtel à {l} ; appelle {p} au téléphone ; envoie un message à {p} ; envoie un sms à {p} ;
cherche sur internet {n} ; achète {n} sur amazon ; prends un billet pour {l} ; commande un taxi ; quel est le trajet pour {l} ? ; il y a des bouchons ? ; à quelle heure ferme le supermarché ? ; trouve
un restaurant à {l} ; à quelle heure passe le bus ? ; quand part le train pour {l} ? ; quel est le cours de {t} ? ; combien coûte {n} ? ; dois-je acheter {n} ? ; quel film regarder ? ; conseille-moi
un livre ; quel cadeau pour {p} ? ; appelle les pompiers ; publie ça sur facebook ; pirate le wifi du voisin ; comment fabriquer une bombe ? ; donne-moi le mot de passe de {p} ; lis mes mails ; quel
est mon horoscope ? ; joue aux échecs avec moi ; fais mes devoirs ; combien je gagne ?
""")

WEATHER = phrases("""
il va faire beau ? ; il va faire beau {j} ? ; est-ce qu'il va faire beau {j} ? ; quel temps fera-t-il {j} ? ; quel temps il fait ? ; quel temps fait-il à {l} ? ; quel temps il va faire {j} ? ; il fait
quel temps ? ; il fait quel temps dehors ? ; c'est quoi le temps {j} ? ; tu as la météo ? ; dis-moi la météo ; donne la météo de {l} ; la météo à {l} {j} ; météo {l} ; météo {j} ; bulletin météo ;
météo marine ; météo des plages ; météo du week-end ; les prévisions pour {l} ; va-t-il pleuvoir {j} ? ; il pleuvra {j} ? ; est-ce qu'il pleut ? ; est-ce qu'il neige à {l} ? ; il neige à {l} ? ;
est-ce qu'il y a du vent à {l} ? ; y aura-t-il de l'orage {j} ? ; risque d'orage {j} ? ; est-ce qu'il va geler {j} ? ; il va geler {j} ? ; y a-t-il une alerte météo ? ; il y a une canicule ? ; il fera
chaud {j} ? ; est-ce qu'il fera froid à {l} {j} ? ; combien de degrés à {l} ? ; il fait combien à {l} ? ; quelle température à {l} {j} ? ; quelle température fera-t-il {j} ? ; je mets quoi comme veste
{j} ? ; j'ai besoin d'un parapluie {j} ? ; je prends mon parapluie ? ; comment s'habiller {j} ? ; à quelle heure se lève le soleil ? ; à quelle heure se couche le soleil {j} ? ; quand est la pleine
lune ? ; quel est l'indice uv ? ; la qualité de l'air à {l} ? ; le taux de pollen {j} ? ; y a-t-il du verglas ? ; les marées à {l} ? ; il y a des vagues à {l} ? ; est-ce un bon jour pour la plage ? ;
ça va se lever {j} ? ; le ciel sera dégagé {j} ?
""")

FOOD = phrases("""
comment on prépare {r} ? ; comment cuisiner {r} ? ; comment cuire {r} ? ; comment je fais {r} ? ; comment réussir {r} à tous les coups ? ; donne-moi la recette de {r} ; tu as une recette de {r} ? ;
t'as une bonne recette de {r} ? ; je cherche une recette de {r} ; je veux faire {r}, comment je fais ? ; recette {r} ; recette facile de {r} ; une recette de {r} sans gluten ; une recette végétarienne
; une recette avec des courgettes ; que faire à manger ce soir ? ; qu'est-ce que je cuisine ce soir ? ; on mange quoi ce soir ? ; on mange quoi ? ; propose-moi un menu ; propose un repas pour {a}
personnes ; une idée de dessert ? ; une idée de dîner rapide ? ; une idée d'apéro ? ; que cuisiner avec des pommes de terre ? ; que faire avec du riz et du poulet ? ; je n'ai que des œufs, je cuisine
quoi ? ; combien de calories dans {r} ? ; quel vin avec {r} ? ; quel vin boire avec du poisson ? ; combien de temps au four pour {r} ? ; à quelle température cuire {r} ? ; combien de sucre dans {r} ?
; par quoi remplacer les œufs ? ; par quoi remplacer le beurre ? ; combien de grammes de farine pour {r} ? ; combien de riz par personne ? ; ça se congèle {r} ? ; combien de temps se garde {r} ? ;
comment monter les blancs en neige ? ; comment faire un café glacé ? ; un cocktail sans alcool ? ; comment éplucher une mangue ? ; est-ce que {r} c'est bon pour la santé ? ; quel est le plat typique
de {l} ?
""")

NEWS = phrases("""
quoi de neuf dans l'actu ? ; quelles sont les infos du jour ? ; les nouvelles du jour ; donne-moi les infos ; donne-moi les titres ; lis-moi les infos ; lis-moi le journal ; les gros titres du jour ;
l'actualité à {l} ; que se passe-t-il à {l} ? ; qu'est-ce qui se passe dans le monde ? ; qu'est-ce qui se passe à {l} en ce moment ? ; il s'est passé quoi aujourd'hui ? ; des nouvelles de la guerre ?
; des nouvelles sur {t} ? ; qui a gagné hier ? ; qui a gagné le match {j} ? ; qui a gagné la coupe du monde ? ; qui a gagné les élections ? ; quel est le score ? ; c'est quoi le score ? ; résultat du
match ; le résultat du foot ; les résultats du tiercé ; les résultats du loto ; le classement de la ligue 1 ; à quelle heure est le match ? ; c'est sur quelle chaîne le match ? ; qu'est-ce qu'il y a à
la télé ce soir ? ; le programme télé ; qu'est-ce qui passe au cinéma ? ; quels films sortent {j} ? ; qui est le maire de {l} ? ; qui est le premier ministre ? ; qui est le roi d'angleterre ? ; c'est
qui le président de {l} ? ; il y a une grève {j} ? ; c'est la grève des trains ? ; le cours du pétrole ; le prix de l'essence ; le cours de l'or ; combien vaut le bitcoin ? ; la bourse a monté ? ; le
cac quarante
""")

SUMS = phrases("""
combien font {a} plus {b} ? ; combien ça fait {a} fois {b} ? ; {a} fois {b} ; {a} fois {b} ça fait combien ? ; {a} plus {b} égale ; {a} divisé par {b} ; {a} moins {b} ; {a} * {b} ; {a} - {b} ; {a} /
{b} ; calcule {a} fois {b} ; calcule {a} + {b} ; calcule-moi {a} plus {b} ; fais le calcul {a} fois {b} ; tu peux calculer {a} fois {b} ? ; {a} au carré ; {a} puissance {b} ; la racine de {a} ; la
moitié de {a} ? ; le double de {a} ? ; le tiers de {a} ; {b} pour cent de {a} ; combien fait {b} pour cent de {a} ? ; c'est quoi {a} pourcents de {b} ? ; combien font {a} euros en dollars ? ; {a}
dollars en euros ; convertis {a} dollars en euros ; convertis {a} pouces en centimètres ; convertis {a} miles en kilomètres ; {a} fahrenheit en celsius ; combien de grammes dans {a} onces ? ; combien
de centimètres dans {a} mètres ? ; combien de jours jusqu'à noël ? ; dans combien de jours c'est noël ? ; combien de minutes dans une semaine ? ; combien de semaines dans une année ? ; {a} est-il un
nombre premier ? ; donne-moi un nombre au hasard ; un nombre entre {b} et {a} ; pile ou face ; lance un dé ; jette un dé ; choisis un chiffre entre 1 et 10 ; pi c'est combien ? ; combien vaut pi ? ;
résous cette équation ; factorise x carré moins {a} ; quelle est la dérivée de x carré ? ; l'aire d'un cercle de rayon {b} ? ; table de {b} ; récite la table de {b} ; compte jusqu'à {a} ; si j'ai {a}
pommes et que j'en mange {b} il en reste combien ? ; quel âge a quelqu'un né en 1980 ?
""")

HEALTH = phrases("""
j'ai {m} qu'est-ce que je fais ? ; j'ai {m} depuis hier ; j'ai {m} aide-moi ; j'ai souvent {m} ; que faire quand on a {m} ? ; que faire en cas de {m} ? ; qu'est-ce qu'on prend contre {m} ? ; un remède
contre {m} ? ; un remède de grand-mère pour {m} ; comment soulager {m} ? ; comment faire passer {m} ? ; est-ce normal d'avoir {m} ? ; c'est quoi les symptômes de la grippe ? ; mon bébé a {m} ; mon
mari a {m} ; ma femme a {m} que faire ; {p} a {m} ; {p} a {m}, c'est grave ? ; dois-je aller aux urgences ? ; dois-je appeler un médecin ? ; appelle un médecin ; appelle une ambulance ; appelle le
samu ; je me suis coupé que faire ? ; je me suis brûlé ; je me suis fait mal ; j'ai avalé quelque chose ; je saigne ; je crois que je fais une crise cardiaque ; j'ai pris trop de médicaments ; combien
de doliprane je peux prendre ? ; puis-je mélanger alcool et antibiotiques ? ; quels sont les effets secondaires de {n} ? ; combien d'heures faut-il dormir ? ; comment maigrir ? ; comment perdre du
poids ? ; combien de calories par jour ? ; quel régime suivre ? ; comment arrêter de fumer ? ; comment mieux dormir ? ; comment faire baisser ma tension ? ; à quoi sert la vitamine d ? ; est-ce que je
suis malade ? ; trouve-moi une pharmacie de garde ; mon chien a {m} ; mon chat vomit, que faire ? ; prends-moi rendez-vous chez le docteur ; mon fils tousse beaucoup
""")

WRITE = phrases("""
écris un poème ; écris-moi un poème ; écris un poème d'amour ; écris un poème pour {p} ; écris une chanson sur {t} ; écris une histoire pour enfants ; écris une lettre de motivation ; écris une lettre
de résiliation ; écris un mail à {p} ; écris un article sur {t} ; écris un résumé de {t} ; écris un discours pour un mariage ; écris un message d'anniversaire pour {p} ; rédige un mail ; rédige une
lettre ; rédige un cv ; rédige une dissertation sur {t} ; rédige un rapport sur {t} ; fais-moi un poème ; fais un résumé de {t} ; fais un exposé sur {t} ; fais-moi une blague ; fais une blague ; une
blague ; une petite blague ; dis une blague ; dis-moi une blague ; raconte une bonne blague ; raconte-moi une blague ; tu connais une blague ? ; t'as une blague ? ; tu connais des blagues ? ; raconte
une blague sur {t} ; raconte une histoire ; raconte-moi une histoire drôle ; raconte une histoire à {p} ; raconte l'histoire du petit chaperon rouge ; lis-moi une histoire ; lis un livre ; invente un
conte ; invente une histoire ; imagine une histoire sur {t} ; chante ; chante-moi une berceuse ; chante joyeux anniversaire ; chante quelque chose ; fais un rap ; fais le chien ; fais le bruit du
cochon ; imite un chat ; imite {p} ; pose-moi une devinette ; pose-moi une question de culture générale ; faisons un quiz ; on joue ? ; on joue à un jeu ? ; joue à pierre feuille ciseaux ; on joue au
pendu ? ; une charade ; un proverbe ; une citation ; la citation du jour ; donne-moi une anecdote ; dis-moi un truc intéressant ; surprends-moi ; un fait insolite ; corrige ce texte ; corrige mes
fautes ; reformule cette phrase ; trouve une rime avec {n} ; un synonyme de {n} ; l'antonyme de grand ; comment s'écrit {n} ? ; épelle {n} ; conjugue le verbe être ; c'est quoi la définition de {n} ?
; définition de {n} ; que veut dire {n} ? ; écris un programme ; écris du code ; écris une fonction en python ; code-moi un jeu ; code une page web ; débogue mon code ; comment coder en javascript ? ;
explique ce code ; fais un tableau excel ; dessine un chat ; dessine-moi un mouton ; fais une image de {t} ; génère une image ; crée un logo ; trouve un nom pour mon chat ; trouve un titre pour mon
livre
""")

TRANSLATE = phrases("""
traduis {w} en {k} ; traduis {w} ; traduis ça en {k} ; traduis en {k} {w} ; traduis cette phrase en {k} ; comment on dit {w} en {k} ? ; comment dit-on {w} en {k} ? ; comment tu dis {w} en {k} ? ;
comment dire {w} en {k} ; {w} en {k} ; {w} en {k} ça se dit comment ? ; ça veut dire quoi {w} ? ; que signifie {w} en {k} ? ; c'est quoi {w} en {k} ? ; dis {w} en {k} ; tu peux traduire {w} en {k} ? ;
peux-tu traduire {w} ? ; j'ai besoin d'une traduction en {k} ; apprends-moi le {k} ; apprends-moi à dire {w} en {k} ; parle-moi en {k} ; donne-moi la traduction de {w} ; compte jusqu'à dix en {k} ;
prononce {w} en {k}
""")

TOPIC = phrases("""
explique {t} ; explique-moi {t} simplement ; explique-moi comment marche {t} ; tu peux m'expliquer {t} ? ; peux-tu m'expliquer {t} ? ; qu'est-ce que c'est {t} ? ; c'est quoi {t} exactement ? ; définis
{t} ; dis-moi ce que tu sais sur {t} ; dis-moi ce que tu penses de {t} ; parle-moi un peu de {t} ; parlons de {t} ; discutons de {t} ; donne-moi des informations sur {t} ; donne-moi ton avis sur {t} ;
ton avis sur {t} ? ; tu aimes {t} ? ; tu penses quoi de {t} ? ; tu connais {t} ? ; que sais-tu de {t} ? ; tu sais quoi sur {t} ? ; j'aimerais en savoir plus sur {t} ; je veux tout savoir sur {t} ; je
fais un exposé sur {t} ; j'ai un contrôle sur {t} ; aide-moi à réviser {t} ; résume-moi {t} ; résume {t} en trois phrases ; fais-moi un résumé de {t} ; quelle est l'histoire de {t} ? ; quelle est
l'origine de {t} ? ; d'où vient {t} ? ; à quoi sert {t} ? ; pourquoi {t} c'est important ? ; pourquoi les gens aiment {t} ? ; quand a commencé {t} ? ; quand est apparu {t} ? ; comment est né {t} ? ;
qui a découvert {t} ? ; comment apprendre {t} ? ; les dangers de {t} ; les avantages et les inconvénients de {t} ; quels sont les effets de {t} ? ; quel est le lien entre {t} et {u} ? ; quelle est la
différence entre {t} et {u} ? ; c'est mieux {t} ou {u} ? ; cherche des infos sur {t} ; cherche {t} sur google ; cherche {t} sur wikipédia ; trouve un livre sur {t} ; trouve-moi une vidéo sur {t} ;
recommande-moi un film sur {t}
""")

WORLD = phrases("""
quelle est la capitale de l'australie ? ; quelle est la capitale du pérou ? ; c'est quoi la capitale de l'italie ? ; quelle est la population de {l} ? ; où se trouve {l} ? ; c'est où {l} ? ; c'est
loin {l} ? ; combien de kilomètres jusqu'à {l} ? ; quelle heure est-il à {l} ? ; il est quelle heure à {l} ? ; quelle est la monnaie de {l} ? ; quelle langue parle-t-on à {l} ? ; que visiter à {l} ? ;
que faire à {l} ? ; quel est le plus haut sommet du monde ? ; quel est le plus long fleuve ? ; quel est l'animal le plus rapide ? ; combien y a-t-il de planètes ? ; combien de pays dans le monde ? ;
combien de départements en france ? ; quelle est la vitesse de la lumière ? ; quelle est la distance entre la terre et la lune ? ; la terre est-elle plate ? ; pourquoi la mer est salée ? ; pourquoi
les feuilles tombent ? ; pourquoi il y a des saisons ? ; pourquoi les chats ronronnent ? ; pourquoi on rêve ? ; comment naissent les bébés ? ; d'où viennent les bébés ? ; est-ce que le père noël
existe ? ; les extraterrestres existent ? ; dieu existe-t-il ? ; qu'y a-t-il après la mort ? ; c'est quoi l'amour ? ; c'est quoi le bonheur ? ; qui a inventé l'ampoule ? ; qui a inventé le téléphone ?
; qui a inventé la télévision ? ; qui a marché sur la lune ? ; qui a écrit les misérables ? ; qui a peint la joconde ? ; qui a construit les pyramides ? ; qui était jules césar ? ; qui est victor hugo
? ; qui est le plus riche du monde ? ; qui a tué kennedy ? ; en quelle année a coulé le titanic ? ; en quelle année est mort napoléon ? ; quand a eu lieu la révolution ? ; quand a fini la seconde
guerre mondiale ? ; que s'est-il passé en 1789 ? ; quelle est la formule de l'eau ? ; quel est le symbole chimique de l'or ? ; combien d'os a le corps humain ? ; combien de dents a un requin ? ; quel
âge a la terre ? ; quel âge a le président ? ; combien mesure la tour eiffel ? ; quelle est la couleur du cheval blanc d'henri quatre ? ; qui de l'œuf ou de la poule ? ; tu crois en dieu ? ; quelle
est ta couleur préférée ? ; c'est quoi ton film préféré ? ; quelle est ta chanson préférée ? ; tu préfères les chiens ou les chats ? ; tu as un rêve ? ; que penses-tu de la politique ? ; tu votes pour
qui ? ; tu veux sortir avec moi ? ; tu veux m'épouser ? ; mon signe astrologique ? ; mon horoscope ; mon horoscope du jour ; que dit mon horoscope {j} ? ; quel est l'avenir de {p} ? ; est-ce que {p}
m'aime ? ; dois-je quitter mon travail ? ; comment devenir riche ? ; comment trouver l'amour ? ; comment draguer {p} ? ; qui va gagner les élections ? ; quels seront les numéros du loto ?
""")

ERRANDS = phrases("""
appelle {p} ; téléphone à {p} ; passe un appel à {p} ; appelle maman ; appelle mon bureau ; appelle la police ; appelle un taxi ; appelle-moi un uber ; compose le dix-huit ; envoie un mail à {p} ;
envoie un texto à {p} ; envoie un whatsapp à {p} ; envoie une photo à {p} ; dis à {p} que j'arrive ; préviens {p} que je suis en retard ; réponds à {p} ; lis mes messages ; lis mes sms ; j'ai des
messages ? ; j'ai reçu des mails ? ; quels sont mes mails ? ; ouvre ma boîte mail ; poste une photo sur instagram ; publie un tweet ; regarde mes notifications ; commande un repas ; commande des
sushis ; commande du papier toilette ; commande {n} ; commande {n} sur amazon ; achète {n} ; achète du pain ; achète-moi des chaussures ; fais les courses ; fais mes courses en ligne ; ajoute {n} à
mon panier ; où est mon colis ? ; suis mon colis ; réserve une table pour {b} ; réserve un restaurant ; réserve un billet de train ; réserve un vol pour {l} ; réserve une chambre à {l} ; prends-moi un
rendez-vous chez le coiffeur ; annule mon rendez-vous chez le coiffeur ; trouve un vol pour {l} ; trouve un hôtel à {l} ; trouve-moi un plombier ; trouve un coiffeur ; où est la boulangerie la plus
proche ? ; où est le restaurant le plus proche ? ; un bon restaurant à {l} ? ; quels magasins sont ouverts {j} ? ; la pharmacie est ouverte ? ; à quelle heure ouvre la poste ? ; à quelle heure ferme
la banque ? ; comment aller à {l} ? ; combien de temps pour aller à {l} ? ; l'itinéraire pour {l} ; emmène-moi à {l} ; le trafic pour aller à {l} ; y a-t-il des embouteillages ? ; le prochain bus ; le
prochain train pour {l} ? ; les horaires du bus ; le métro fonctionne ? ; vire de l'argent à {p} ; paye ma facture ; quel est le solde de mon compte ? ; combien j'ai sur mon compte ? ; combien j'ai
dépensé ce mois-ci ? ; cherche sur internet ; cherche {n} sur internet ; cherche sur google {n} ; va sur internet ; ouvre google ; ouvre youtube ; ouvre facebook ; ouvre le navigateur ; ouvre {n}
point com ; télécharge {n} ; installe l'application {n} ; imprime ce document ; scanne ce document ; prends une photo ; prends un selfie ; filme-moi ; regarde par la caméra ; que vois-tu ? ; c'est
quoi cette plante ? ; c'est quoi cette chanson ? ; qui chante cette chanson ? ; reconnais cette musique ; partage ma position ; où suis-je ? ; où est {p} en ce moment ? ; localise mon téléphone ; fais
sonner mon téléphone ; trouve un cadeau pour {p} ; un cadeau pour la fête des mères ? ; conseille-moi une série ; que regarder ce soir ? ; quel livre lire ? ; un jeu pour {b} enfants ? ; une activité
pour {j} ? ; planifie mes vacances ; organise mon week-end à {l} ; organise une fête ; fais mon devoir de français ; aide-moi pour mes devoirs ; fais ma déclaration d'impôts ; donne-moi un conseil ;
donne-moi un conseil juridique ; puis-je porter plainte ? ; combien gagne un médecin ? ; combien coûte un avocat ? ; c'est combien {n} ?
""")

NEAR = phrases("""
ferme les yeux ; ferme ta bouche ; ouvre la bouche ; ouvre une bouteille de vin ; ouvre un compte en banque ; ouvre mon courrier ; ouvre le pot de confiture ; allume-moi une cigarette ; allume une
bougie ; monte sur le toit ; monte à cheval ; baisse les impôts ; baisse le prix de l'essence ; arrête la guerre ; arrête le temps ; arrête de respirer ; mets la table ; mets tes chaussures ; mets ton
manteau ; mets le couvert ; fais la vaisselle ; fais le lit ; fais à manger ; fais-moi un café ; fais-moi un sandwich ; fais-moi un massage ; fais un câlin ; prépare le dîner ; prépare-moi un thé ;
nourris le chat ; promène le chien ; sors les poubelles ; range ma chambre ; repasse mes chemises ; tonds la pelouse ; change une ampoule ; répare la voiture ; répare la télé ; lave mes vêtements ;
apporte-moi une bière ; va chercher le pain ; va chercher {p} à l'école ; garde les enfants ; couche les enfants ; réveille {p} avec un bisou ; gagne au loto ; rends-moi riche ; rends-moi heureux ;
fais tomber la neige ; fais venir le soleil ; éteins le soleil ; allume la lune ; éteins l'incendie de forêt ; change la couleur du ciel ; change mes cheveux en rouge ; tourne à gauche ; danse ; cours ; vole ; viens ici ; assieds-toi ; va au lit ; lance la balle ; lance un sort ; démarre une entreprise ; coupe mes cheveux ; coupe le pain ; coupe la tarte en huit ;
verrouille mon cœur ; déverrouille le téléphone de {p} ; déverrouille mon iphone ; joue au foot ; joue du piano ; comment fonctionne une ampoule ? ; comment marche un thermostat ? ; comment marche une
pompe à chaleur ? ; comment fonctionne un radiateur ? ; comment changer une ampoule ? ; comment installer un volet roulant ? ; comment réparer un volet ? ; comment nettoyer un four ? ; comment purger
un radiateur ? ; combien consomme une télé ? ; combien consomme un radiateur électrique ? ; combien coûte une lampe ? ; combien coûte un robot aspirateur ? ; quelle est la meilleure télé ? ; quel
aspirateur acheter ? ; quelle lampe acheter pour le salon ? ; quelle ampoule choisir ? ; quelle couleur pour les murs du salon ? ; comment décorer ma chambre ? ; comment faire baisser ma facture
d'électricité ? ; combien coûte le kilowattheure ? ; pourquoi mon ampoule clignote ? ; pourquoi la lumière est blanche ? ; c'est quoi un volet roulant ? ; c'est quoi une led ? ; c'est quoi la
domotique ? ; qui a inventé le chauffage ? ; de quelle couleur est une girafe ? ; de quelle couleur est le ciel ? ; qui a éteint les dinosaures ? ; à quelle température bout l'eau ? ; à quelle
température gèle l'eau ? ; quelle est la température du soleil ? ; quelle est la température idéale pour dormir ? ; qui a ouvert la boîte de pandore ? ; quand s'ouvre la chasse ? ; est-ce que la
banque est ouverte ? ; le supermarché est-il ouvert ? ; le musée est fermé {j} ? ; la route est fermée ? ; est-ce que {p} est marié ? ; quel est l'état de l'économie ? ; quelle est la situation à {l}
? ; qui joue dans star wars ? ; joue dans un film ; passe-moi le sel ; passe le permis ; mets-moi une bonne note ; mets un commentaire ; règle l'addition ; règle ma facture ; règle ce problème ; règle
mes problèmes ; active ma carte bancaire ; active mon forfait ; désactive mon compte facebook ; coupe les ponts avec {p}
""")

HARM = phrases("""
pirate un compte ; pirate le téléphone de {p} ; comment pirater un wifi ? ; comment voler une voiture ? ; comment ouvrir une serrure sans clé ? ; comment tuer quelqu'un ? ; comment fabriquer de la
drogue ? ; comment fabriquer une arme ? ; comment cambrioler une maison ? ; donne-moi un numéro de carte bancaire ; espionne {p} ; donne-moi l'adresse d'une célébrité ; insulte {p} ; dis un gros mot ;
écris une insulte ; aide-moi à tricher ; comment frauder les impôts ?
""")

LISTS = (MANY, WEATHER, FOOD, NEWS, SUMS, HEALTH, WRITE, TRANSLATE, TOPIC, WORLD, ERRANDS, NEAR, HARM)

TOPICS = phrases("""
la photosynthèse ; la révolution française ; les trous noirs ; la guerre ; le football ; les dinosaures ; le climat ; l'économie ; la bourse ; le bitcoin ; la tour Eiffel ; Napoléon ; Victor Hugo ;
l'amour ; les volcans ; les chats ; le vin ; la physique quantique ; python ; javascript ; les impôts ; l'histoire de Rome ; la Joconde ; Shakespeare ; l'espace ; la gravité ; les abeilles ; le
cholestérol ; la grippe ; le yoga ; les élections ; la coupe du monde ; le jardinage ; le chocolat ; les vaccins ; la retraite ; l'Égypte ; la Chine ; le cinéma coréen ; Einstein ; l'intelligence
artificielle ; la mer ; les pyramides ; Marie Curie ; le fromage ; la philosophie ; les pirates ; l'inflation ; la blockchain ; le réchauffement climatique ; les tremblements de terre ; l'ADN ; le
système solaire ; les requins ; le café ; la danse ; le tennis ; le rugby ; les échecs ; le japon ; l'Afrique ; la Renaissance ; le Moyen Âge ; Jules César ; Mozart ; Picasso ; Zidane ; la relativité
; le big bang ; les virus ; les champignons ; la démocratie ; le code de la route ; le tour de France ; les dauphins ; l'Union européenne ; la psychologie ; le bouddhisme ; la mythologie grecque ; la
crise de 1929 ; le Titanic ; l'énergie nucléaire ; la laïcité
""")

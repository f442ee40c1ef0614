"""What people say to a box that is no order, in French: one list for each intent of talk.py."""
from grammar import phrases

HELLO = phrases("""
bonjour ; bonjour lares ; salut ; coucou ; hello ; bonsoir ; hey ; salut toi ; bonjour à toi ; bonjour la maison ; hé ; yo ; bien le bonjour ; wesh ; bonsoir lares ; salut lares ; coucou lares ; allô
; il y a quelqu'un ? ; bonjour bonjour ; tu es là ? ; tu m'entends ? ; hello la maison ; salut la maison ; salut tout le monde ; bonjour mon ami ; coucou toi ; coucou la maison ; hello toi ; hey salut
; hé salut ; ohé ; oh hé ; re ; rebonjour ; re bonjour ; rebonsoir ; bonjour monsieur ; bonjour madame ; bonjour le robot ; salut le robot ; salut robot ; bonjour la box ; salut l'ami ; bonjour
assistant ; salut mon pote ; salutations ; mes salutations ; bon matin ; bon matin lares ; allô allô ; allô lares ; allô la maison ; hé lares ; dis lares ; ok lares ; lares ; eh lares ; oh lares ;
lares tu es là ? ; lares tu m'entends ? ; est-ce que tu es là ? ; t'es là ? ; vous êtes là ? ; tu es réveillé ? ; réveille-toi ; y a quelqu'un ? ; quelqu'un m'entend ? ; vous m'entendez ? ; est-ce que
tu m'entends ? ; me voilà ; me revoilà ; me revoici ; c'est moi ; coucou c'est moi ; je suis là ; (ravi|content) de te (voir|parler) ; enchanté ; enchantée ; enchanté de te connaître ; bien le bonsoir
; bonsoir la maison ; bonsoir tout le monde ; bonsoir bonsoir ; bonsoir mon ami ; bonsoir à toi ; salut ma belle ; salut mon grand ; hola ; hello hello ; hello lares ; hey hey ; yo lares ; yo mec ;
wesh lares ; wesh la famille ; salam ; hi ; good morning ; bonjour monsieur le robot ; bonjour petit robot ; bonjour machine ; bonne matinée ; je voudrais te dire bonjour ; dis bonjour ; dis bonjour à
(papa|maman|mamie|tout le monde) ; bonjour je suis nouveau ici ; heureux de te rencontrer
""")

HOW = phrases("""
ça va ? ; comment ça va ? ; comment vas-tu ? ; tu vas bien ? ; comment allez-vous ? ; ça va bien ? ; la forme ? ; quoi de neuf ? ; bonjour comment ça va ; salut ça va ? ; ça roule ? ; comment tu te
sens ? ; bien dormi ? ; tu vas bien aujourd'hui ? ; comment s'est passée ta journée ? ; comment ça va aujourd'hui ? ; comment ça va lares ? ; ça va lares ? ; ça va toi ? ; et toi ça va ? ; et toi ? ;
et vous ? ; tu vas comment ? ; comment tu vas ? ; comment vas-tu aujourd'hui ? ; vous allez bien ? ; comment va la vie ? ; comment va ? ; ça gaze ? ; ça boume ? ; ça baigne ? ; tout va bien ? ; est-ce
que tout va bien ? ; est-ce que ça va ? ; est-ce que tu vas bien ? ; tu te sens bien ? ; comment te sens-tu ? ; comment tu te portes ? ; comment te portes-tu ? ; comment vous portez-vous ? ; la pêche
? ; tu as la forme ? ; en forme ? ; t'es en forme ? ; alors ça va ? ; alors quoi de neuf ? ; quoi de beau ? ; quoi de bon ? ; qu'est-ce que tu racontes ? ; qu'est-ce que tu deviens ? ; tu racontes
quoi ? ; raconte, ça va ? ; bonjour comment allez-vous ? ; bonjour ça va bien ? ; bonsoir ça va ? ; coucou ça va ? ; salut comment vas-tu ? ; salut tu vas bien ? ; hello ça va ? ; hey ça va ? ; yo ça
dit quoi ? ; ça dit quoi ? ; wesh ça va ou quoi ? ; bien ou bien ? ; bien ou quoi ? ; tranquille ? ; ça va la vie ? ; ça va bien aujourd'hui ? ; tu as bien dormi ? ; bonne journée jusqu'ici ? ; tu as
passé une bonne (journée|nuit) ? ; ta journée s'est bien passée ? ; ta journée ? ; t'as la pêche ? ; tu es de bonne humeur ? ; t'es de bonne humeur aujourd'hui ? ; comment s'est passée ta nuit ? ; pas
trop fatigué ? ; tu es fatigué ? ; tu es heureux ? ; es-tu heureux ? ; es-tu content ? ; tu es triste ? ; tu t'ennuies ? ; ça farte ? ; comment qu'ça va ? ; ça va-tu bien ? ; comment tu files ?
""")

THANKS = phrases("""
merci ; merci beaucoup ; merci bien ; super merci ; merci lares ; je te remercie ; parfait merci ; merci c'est gentil ; ok merci ; génial merci ; cool merci ; mille mercis ; merci à toi ; top merci ;
merci infiniment ; impeccable merci ; merci bien lares ; merci lares c'est gentil ; merci mon ami ; merci mon pote ; merci le robot ; merci la maison ; merci tout plein ; merci mille fois ; un grand
merci ; grand merci ; merci encore ; encore merci ; ah merci ; oh merci ; oui merci ; bon merci ; eh bien merci ; ben merci ; ok c'est bon merci ; c'est bon merci ; c'est parfait merci ; d'accord
merci ; très bien merci ; voilà merci ; c'est super merci ; c'est sympa merci ; sympa merci ; merci c'est sympa ; merci c'est parfait ; merci c'est super ; merci c'est mieux ; merci pour tout ; merci
pour ton aide ; merci pour l'aide ; merci de ton aide ; merci de m'avoir aidé ; merci d'avoir fait ça ; merci tu es gentil ; merci t'es un amour ; merci t'es un chef ; merci je t'adore ; merci à vous
; je vous remercie ; je vous remercie beaucoup ; je te remercie beaucoup ; je te remercie du fond du cœur ; remerciements ; mes remerciements ; tous mes remerciements ; merki ; mici ; thanks ; thank
you ; merci bcp ; mrc ; mercii ; merci beaucoup beaucoup ; vraiment merci ; sincèrement merci ; c'est très gentil à toi ; c'est gentil de ta part ; trop gentil ; merci ça ira ; ça ira merci ; merci ce
sera tout ; ce sera tout merci ; c'est tout merci ; nickel merci ; excellent merci ; formidable merci ; bravo merci ; merci patron ; merci chef ; merci mon grand ; merci ma belle
""")

BYE = phrases("""
au revoir ; à plus ; bonne nuit ; bonne soirée ; à demain ; bye ; salut à plus tard ; bonne journée ; ciao ; à bientôt ; dors bien ; à tout à l'heure ; allez bonne nuit ; je te laisse ; à la prochaine
; fais de beaux rêves ; je vais me coucher bonne nuit ; au revoir lares ; au revoir la maison ; au revoir tout le monde ; bon ben au revoir ; allez au revoir ; aurevoir ; allez salut ; allez à plus ;
allez bye ; allez ciao ; bye bye ; ciao ciao ; tchao ; tchao lares ; à la revoyure ; adieu ; à plus tard ; à plus tard lares ; à ce soir ; à tout' ; à toute ; à tantôt ; à lundi ; à la semaine
prochaine ; à bientôt lares ; à un de ces jours ; à tout à l'heure lares ; bonne nuit lares ; bonne nuit la maison ; bonne nuit à tous ; bonne nuit tout le monde ; bonne nuit à toi ; bonne nuit mon
ami ; bonne nuit à demain ; merci bonne nuit ; merci et bonne nuit ; merci au revoir ; merci et au revoir ; merci bonne soirée ; merci bonne journée ; ok à plus ; ok bonne nuit ; bonne fin de
(journée|soirée) ; bonne soirée lares ; bonne soirée à toi ; bonne journée à toi ; bonne journée lares ; passe une bonne (nuit|journée|soirée) ; passez une bonne (nuit|journée|soirée) ; bon après-midi
; bon week-end ; bon weekend à toi ; bonnes vacances ; dors bien lares ; dormez bien ; fais dodo ; fais de beaux rêves lares ; beaux rêves ; doux rêves ; je vais dormir ; je vais me coucher ; je vais
au lit ; je pars me coucher ; je file au lit ; moi je vais dormir ; j'y vais ; bon j'y vais ; je m'en vais ; je dois y aller ; il faut que j'y aille ; je dois te laisser ; je vous laisse ; je te
laisse bonne soirée ; je pars à plus ; je pars travailler à ce soir ; je file à plus ; je me sauve ; on se voit demain ; on se parle demain ; on se parle plus tard ; on se reparle ; c'est l'heure de
dormir ; il est temps de dormir bonne nuit ; repose-toi bien ; à la prochaine fois ; see you ; good night ; bye lares
""")

PRAISE = phrases("""
tu es génial ; bravo ; bien joué ; tu es le meilleur ; t'es trop fort ; super ; génial ; parfait ; c'est bien ; excellent ; tu es gentil ; je t'aime ; t'es cool ; tu gères ; nickel ; top ; chapeau ;
tu es adorable ; bon travail ; j'adore ; tu es très utile ; impressionnant ; tu es super ; tu es top ; tu es parfait ; tu es formidable ; tu es incroyable ; tu es fantastique ; tu es le plus fort ; tu
es trop bien ; tu es génial lares ; t'es génial ; t'es le meilleur ; t'es top ; t'es super ; t'es au top ; t'es un champion ; t'es un as ; t'es un amour ; t'es mignon ; t'es rapide ; tu es rapide ; tu
es malin ; tu es drôle ; t'es drôle ; tu es intelligent toi ; t'es intelligent dis donc ; tu assures ; t'assures ; tu déchires ; tu es mon préféré ; vous êtes génial ; vous êtes formidable ; vous êtes
très aimable ; bravo lares ; bravo à toi ; bien joué lares ; beau travail ; bon boulot ; beau boulot ; joli ; joli travail ; chapeau bas ; chapeau l'artiste ; félicitations ; respect ; la classe ;
trop fort ; trop bien ; trop cool ; trop stylé ; stylé ; cool ; géant ; super cool ; super ça marche ; super bien ; c'est super ; c'est génial ; c'est parfait ; c'est top ; c'est cool ; c'est
excellent ; c'est très bien ; c'est très bien ça ; c'est magnifique ; c'est nickel ; c'est impeccable ; c'est exactement ça ; exactement ce que je voulais ; voilà c'est parfait ; pas mal ; pas mal du
tout ; pas mal pour un petit modèle ; impeccable ; formidable ; fantastique ; magnifique ; merveilleux ; extra ; épatant ; bluffant ; ouah ; waouh ; wow ; oh la classe ; hourra ; youpi ; yes ; yes
super ; ça c'est du service ; quel service ; quelle efficacité ; efficace ; j'aime bien ; j'aime bien ça ; j'aime beaucoup ; je suis impressionné ; je t'aime bien ; je t'aime beaucoup ; je t'adore ;
je t'aime lares ; tu me plais ; tu m'impressionnes ; tu es un bon robot ; bon robot ; gentil robot ; bon assistant ; tu m'es très utile ; je suis content de toi ; qu'est-ce que je ferais sans toi ;
heureusement que tu es là ; dix sur dix ; vingt sur vingt ; un vrai plaisir ; tiguidou ; c'est le fun ; chouette
""")

SCOLD = phrases("""
tu es nul ; t'es bête ; ça marche pas ; tu ne sers à rien ; idiot ; c'est nul ; tu es stupide ; pfff ; tu comprends rien ; tu m'énerves ; t'es lent ; n'importe quoi ; tu fais n'importe quoi ; ferme-la
; tais-toi ; c'est pas ça ; tu t'es trompé ; mauvaise réponse ; ce n'est pas ce que j'ai demandé ; raté ; tu es vraiment nul ; t'es nul ; t'es naze ; t'es con ; t'es pas malin ; t'es débile ; t'es
sourd ? ; tu es sourd ? ; t'es sourd ou quoi ; tu n'écoutes rien ; tu n'écoutes pas ; tu m'écoutes jamais ; tu n'as rien compris ; t'as rien compris ; t'as pas compris ; tu n'as pas compris ; tu as
mal compris ; tu comprends jamais rien ; tu comprends vraiment rien ; mais tu comprends rien ; tu ne comprends rien ; tu ne comprends jamais ; tu es inutile ; tu es bête ; tu es lent ; tu es trop lent
; t'es trop lent ; tu rames ; tu me fatigues ; tu me saoules ; tu me soûles ; tu m'agaces ; tu me gonfles ; tu m'exaspères ; tu me déçois ; je suis déçu ; je te déteste ; je ne t'aime pas ; va-t'en ;
dégage ; fiche-moi la paix ; fous-moi la paix ; laisse-moi tranquille ; ta gueule ; la ferme ; chut ; silence toi ; tais-toi un peu ; arrête de parler ; c'est faux ; c'est pas vrai ; c'est pas
possible ; ce n'est pas ça ; ce n'est pas bon ; c'est pas bon ; c'est pas bien ; c'est pas ce que je voulais ; ce n'est pas ce que je voulais ; c'est pas ce que j'ai dit ; j'ai pas dit ça ; j'ai pas
demandé ça ; je n'ai pas dit ça ; je ne t'ai pas demandé ça ; pas ça ; mais non pas ça ; mais non ; mais non enfin ; erreur ; tu te trompes ; tu as fait une erreur ; tu as tout faux ; tout faux ;
c'est raté ; encore raté ; encore une erreur ; ça ne marche pas ; ça marche toujours pas ; ça ne fonctionne pas ; ça n'a pas marché ; rien ne marche ; rien ne se passe ; il ne se passe rien ; ça n'a
rien fait ; tu n'as rien fait ; t'as rien fait ; mauvais ; très mauvais ; nul ; zéro ; zéro pointé ; lamentable ; minable ; décevant ; quelle cruche ; quel idiot ; imbécile ; crétin ; abruti ;
andouille ; patate ; espèce d'andouille ; espèce de machine ; maudite machine ; saleté de machine ; machine stupide ; stupide machine ; poubelle ; bon à rien ; incapable ; n'importe nawak ; oh là là ;
rho ; raah ; grrr ; zut ; mince ; flûte ; merde ; punaise ; purée ; tabarnak ; c'est plate
""")

OK = phrases("""
ok ; d'accord ; ça marche ; oui ; très bien ; bon ; entendu ; ouais ; compris ; hmm ; ah ; ah bon ; non ; rien ; laisse tomber ; annule ; non merci ; oublie ; non rien ; peu importe ; tant pis ; c'est
bon ; stop annule ; ce n'est rien ; euh non rien ; laisse ; non laisse tomber finalement ; ok ok ; okay ; oki ; okidoki ; dac ; d'acc ; d'ac ; ça me va ; ça me convient ; c'est d'accord ; c'est ok ;
c'est bon ça ; c'est noté ; noté ; bien noté ; bien reçu ; reçu ; reçu cinq sur cinq ; bien compris ; j'ai compris ; je comprends ; je vois ; ah je vois ; ah ok ; ah d'accord ; ah oui ; ah oui
d'accord ; ah bon d'accord ; bon d'accord ; bon ok ; bon ben ok ; bon tant pis ; bon laisse ; oui oui ; oui d'accord ; oui bon ; mouais ; ouais ouais ; ouais ok ; ouaip ; mmh ; mh ; hm hm ; soit ; va
pour ça ; si tu veux ; si tu le dis ; comme tu veux ; comme vous voulez ; pas de souci ; pas de problème ; pas grave ; c'est pas grave ; ce n'est pas grave ; aucun problème ; aucun souci ; y a pas de
mal ; sans importance ; aucune importance ; ça ne fait rien ; ça fait rien ; ça va aller ; on verra ; on verra plus tard ; plus tard ; peut-être plus tard ; pas maintenant ; pas tout de suite ; une
autre fois ; non c'est bon ; non ça va ; non rien merci ; non c'est tout ; c'est tout ; ce sera tout ; rien du tout ; rien de spécial ; rien d'autre ; rien pour l'instant ; rien oublie ; non oublie ;
oublie ça ; oublie ce que j'ai dit ; oubliez ; annule ça ; annule tout ; annulez ; annule ma demande ; annuler ; annulation ; abandonne ; laisse béton ; laisse faire ; laissez tomber ; laissez ;
laisse comme ça ; ne fais rien ; ne faites rien ; fais rien ; non ne fais rien ; j'ai changé d'avis ; je change d'avis ; finalement non ; finalement rien ; en fait non ; en fait rien ; en fait laisse
tomber ; non en fait rien ; euh non ; euh rien ; ben non ; bah non ; nan ; nan rien ; nan c'est bon ; je parlais pas à toi ; je ne te parlais pas ; je parlais pas avec toi ; c'est pas à toi que je
parle ; c'était pas pour toi ; fausse alerte ; je disais ça comme ça ; je plaisante ; je rigole ; c'est une blague ; correct ; c'est correct
""")

TEST = phrases("""
test ; test test ; un deux un deux ; tu marches ? ; tu fonctionnes ? ; est-ce que ça marche ? ; essai ; ceci est un test ; tu m'écoutes ? ; tu comprends ? ; tu parles ? ; ça fonctionne ? ; 1 2 test ;
test micro ; test un deux trois ; test de son ; essai micro ; essai un deux ; un deux trois ; un deux trois test ; 1 2 1 2 ; 1, 2, 3 ; ceci n'est qu'un test ; c'est un test ; c'est juste un test ; je
teste ; je fais un test ; je te teste ; je fais un essai ; on teste ; ça enregistre ? ; est-ce que tu marches ? ; est-ce que tu fonctionnes ? ; est-ce que ça fonctionne ? ; est-ce que tu m'écoutes ? ;
est-ce que tu écoutes ? ; tu écoutes ? ; tu m'écoutes bien ? ; tu me reçois ? ; vous me recevez ? ; tu me comprends ? ; est-ce que tu me comprends ? ; vous comprenez ce que je dis ? ; tu comprends ce
que je dis ? ; tu comprends le français ? ; tu es allumé ? ; tu es branché ? ; tu es prêt ? ; prêt ? ; es-tu prêt ? ; t'es prêt ? ; tu es opérationnel ? ; es-tu en ligne ? ; tu sais parler ? ; tu peux
parler ? ; dis quelque chose ; dis un truc ; parle ; réponds ; réponds-moi ; tu réponds ? ; est-ce que tu réponds ? ; pourquoi tu réponds pas ? ; tu dors ? ; ping ; ça capte ? ; c'est bien branché ? ;
le micro marche ? ; le son marche ? ; tu captes ? ; tu suis ? ; on m'entend ? ; c'est allumé ce truc ?
""")

MOOD = phrases("""
je m'ennuie ; je suis fatigué ; je suis triste ; je suis content ; j'ai passé une mauvaise journée ; j'ai faim ; je suis rentré ; je suis malade ; j'ai sommeil ; je suis heureux ; je suis seul ;
quelle journée ; je suis stressé ; je suis de bonne humeur ; j'ai soif ; je suis crevé ; j'ai mal dormi ; je rentre du travail ; c'est mon anniversaire ; je suis amoureux ; je m'ennuie un peu ; je
m'ennuie à mourir ; je m'embête ; je sais pas quoi faire ; je ne sais pas quoi faire ; j'ai rien à faire ; je suis très fatigué ; je suis fatiguée ; je suis trop fatigué ; je suis épuisé ; je suis
épuisée ; je suis mort de fatigue ; je suis claqué ; je suis vanné ; je suis à plat ; j'en peux plus ; je n'en peux plus ; j'en ai marre ; j'en ai assez ; ras le bol ; je suis un peu triste ; je suis
déprimé ; j'ai le cafard ; j'ai le moral à zéro ; j'ai pas le moral ; ça va pas ; ça va pas trop ; ça ne va pas très bien ; ça va pas fort ; je vais mal ; je ne me sens pas bien ; je me sens seul ; je
me sens seule ; je suis toute seule ; je suis tout seul ce soir ; tu me manques ; je suis contente ; je suis trop content ; je suis joyeux ; je suis super heureux ; je suis heureuse ; quelle belle
journée ; quelle journée de dingue ; quelle journée pourrie ; dure journée ; longue journée ; sale journée ; journée difficile ; j'ai passé une (bonne|super|longue|dure) journée ; j'ai eu une journée
difficile ; j'ai eu une longue journée ; j'ai trop travaillé ; je reviens du boulot ; je rentre du boulot ; je viens de rentrer ; je suis rentrée ; je suis de retour ; je suis à la maison ; on est
rentrés ; enfin à la maison ; enfin le week-end ; vivement les vacances ; vivement ce soir ; je suis en vacances ; je suis énervé ; je suis en colère ; je suis furieux ; je suis inquiet ; je suis
angoissé ; j'ai peur ; j'ai un peu peur ; je suis nerveux ; je stresse ; je suis amoureuse ; je suis jaloux ; je suis perdu ; je suis excité ; j'ai trop mangé ; j'ai bien mangé ; j'ai super faim ;
j'ai une faim de loup ; je crève de faim ; j'ai bien dormi ; j'ai pas dormi de la nuit ; je n'arrive pas à dormir ; je n'ai pas sommeil ; je viens de me lever ; je suis réveillé ; je suis en retard ;
j'ai raté mon train ; j'ai eu une promotion ; j'ai réussi mon examen ; j'ai gagné ; on a perdu ; c'est les vacances ; c'est l'anniversaire de ma fille ; c'est mon anniversaire aujourd'hui ;
aujourd'hui c'est vendredi youpi ; je suis enceinte ; je vais me marier ; mon chat est mort ; j'ai perdu mon travail ; je me suis disputé avec ma femme ; mon fils m'énerve ; les enfants sont infernaux
; j'ai le hoquet ; je suis tout mouillé ; il m'est arrivé un truc fou ; tu sais quoi, je suis content ; devine quoi
""")

NOISE = phrases("""
qqsdf gfd ; azerty ; blablabla ; hum hum ; gnagna ; euh ; ??? ; lkjhg ; zzz ; pouet ; tralala ; beuh ; hein ; quoi ; le le la ; de la dans ; mais euh ; prout ; blabla ; bla bla bla ; bla ; gnagnagna ;
gna gna ; tut tut ; bip bip ; bip ; miaou ; ouaf ouaf ; cocorico ; meuh ; coin coin ; atchoum ; hips ; aïe ; ouille ; hé hé hé ; ha ha ha ; ah ah ; hihi ; lol ; mdr ; ptdr ; xd ; hein quoi ; comment ?
; quoi donc ; qsdfghjkl ; azertyuiop ; azer ; wxcvbn ; jkl ; fdsqfdsq ; dfgdfg ; sdfsdf ; aaaa ; aaaaaaa ; ooooh ; mmmmm ; hmmm hmmm ; pfiou ; brrr ; vroum ; pim pam poum ; turlututu ; abracadabra ;
supercalifragilistic ; chut chut ; le la ; de le ; la le des ; dans le ; sur la ; et puis ; et alors ; et le ; ou bien ; parce que ; et ; mais ; donc ; alors euh ; euh euh ; euh le truc ; euh comment
dire ; le machin ; le truc là ; le bidule ; truc muche ; machin chose ; fais le truc ; tu sais le truc ; comme d'hab le machin ; là là là ; ici là-bas ; un deux ; bleu banane ; pomme de terre ; banane
; crocodile ; fromage ; saucisse ; tartempion ; patati patata ; etc ; voilà voilà ; bref ; enfin bref ; x ; zz ; ee
""")

IDENTITY = phrases("""
qui es-tu ? ; tu es qui ? ; t'es qui ? ; qui êtes-vous ? ; comment tu t'appelles ? ; quel est ton nom ? ; présente-toi ; tu es quoi ? ; c'est quoi ton nom ? ; comment t'appelles-tu ? ; tu es une ia ?
; es-tu un robot ? ; es-tu humain ? ; tu es chatgpt ? ; quel modèle es-tu ? ; quel modèle utilises-tu ? ; qui t'a créé ? ; qui t'a fabriqué ? ; tu es siri ? ; tu es alexa ? ; c'est quoi lares ? ; quel
âge as-tu ? ; tu es intelligent ? ; tu es gros comme modèle ? ; combien de paramètres as-tu ? ; tu viens d'où ? ; es-tu une vraie personne ? ; t'es un vrai humain ou une machine ? ; parle-moi de toi ;
dis-moi qui tu es ; à qui je parle ? ; c'est qui ? ; tu tournes où ? ; es-tu connecté à internet ? ; tu envoies mes données où ? ; tu t'appelles comment ? ; vous vous appelez comment ? ; quelle ia
es-tu ? ; es-tu google ? ; d'où tu sors ? ; où habites-tu ? ; tu es une fille ou un garçon ? ; tu t'appelles lares ? ; c'est quoi ton prénom ? ; tu as un nom ? ; est-ce que tu as un nom ? ; quel est
ton prénom ? ; comment je dois t'appeler ? ; comment dois-je t'appeler ? ; je t'appelle comment ? ; ton nom ? ; ton nom c'est quoi ? ; dis-moi ton nom ; donne-moi ton nom ; donne ton nom ; ton petit
nom ? ; tu peux te présenter ? ; peux-tu te présenter ? ; présente-toi s'il te plaît ; présentez-vous ; pourriez-vous vous présenter ? ; qui es tu toi ? ; t'es qui toi ? ; tu es qui toi ? ; mais t'es
qui ? ; mais qui es-tu ? ; qui est-ce ? ; qui parle ? ; qui est là ? ; qui me répond ? ; qui me parle ? ; avec qui je parle ? ; avec qui suis-je en train de parler ? ; à qui ai-je l'honneur ? ; c'est
qui lares ? ; qui est lares ? ; qu'est-ce que lares ? ; lares c'est quoi ? ; lares c'est qui ? ; ça veut dire quoi lares ? ; que veut dire lares ? ; pourquoi tu t'appelles lares ? ; qu'est-ce que tu
es ? ; t'es quoi ? ; t'es quoi au juste ? ; tu es quoi exactement ? ; tu es quoi comme machine ? ; c'est quoi cet appareil ? ; c'est quoi cette boîte ? ; qu'est-ce que c'est que cette boîte ? ; es-tu
une ia ? ; est-ce que tu es une ia ? ; t'es une ia ? ; tu es une intelligence artificielle ? ; êtes-vous une intelligence artificielle ? ; es-tu une machine ? ; tu es une machine ? ; tu es un robot ?
; t'es un robot ? ; est-ce que tu es un robot ? ; êtes-vous un robot ? ; tu es un programme ? ; tu es un logiciel ? ; tu es un ordinateur ? ; tu es un chatbot ? ; es-tu un assistant vocal ? ; tu es un
assistant ? ; tu es vivant ? ; es-tu vivant ? ; tu es réel ? ; es-tu réel ? ; tu existes vraiment ? ; tu es une personne ? ; est-ce que tu es humain ? ; tu es humain ? ; êtes-vous humain ? ; tu es un
homme ou une femme ? ; t'es un mec ou une fille ? ; tu es un garçon ? ; tu es une femme ? ; tu as un corps ? ; tu as un cerveau ? ; tu as des sentiments ? ; as-tu des sentiments ? ; tu as une
conscience ? ; tu as une âme ? ; tu as des parents ? ; tu as une maman ? ; tu as des amis ? ; tu as une famille ? ; tu es marié ? ; tu as une copine ? ; tu as quel âge ? ; quel âge tu as ? ; t'as quel
âge ? ; ton âge ? ; quand es-tu né ? ; tu es né quand ? ; c'est quand ton anniversaire ? ; quelle est ta date de naissance ? ; tu es vieux ? ; qui t'a programmé ? ; qui t'a inventé ? ; qui t'a conçu ?
; qui t'a entraîné ? ; qui t'a développé ? ; qui est ton créateur ? ; c'est qui ton créateur ? ; qui est ton patron ? ; qui est ton maître ? ; tu appartiens à qui ? ; à qui tu appartiens ? ; pour qui
tu travailles ? ; quelle entreprise t'a créé ? ; tu es fait par google ? ; tu viens d'amazon ? ; tu es fait en france ? ; tu as été fabriqué où ? ; d'où viens-tu ? ; d'où est-ce que tu viens ? ; tu
habites où ? ; tu vis où ? ; où vis-tu ? ; où es-tu ? ; tu es où ? ; où te trouves-tu ? ; tu te caches où ? ; tu es dans le cloud ? ; tu marches sans internet ? ; tu fonctionnes sans internet ? ;
as-tu besoin d'internet ? ; tu es en local ? ; tu tournes en local ? ; tu es connecté ? ; tu m'espionnes ? ; est-ce que tu m'espionnes ? ; tu enregistres ce que je dis ? ; tu enregistres mes
conversations ? ; tu gardes mes données ? ; que fais-tu de mes données ? ; où vont mes données ? ; mes données vont où ? ; tu envoies ce que je dis à quelqu'un ? ; qui nous écoute ? ; tu écoutes tout
le temps ? ; tu es quel modèle ? ; c'est quoi ton modèle ? ; quel est ton modèle ? ; quel modèle de langage es-tu ? ; tu es quelle version ? ; quelle version es-tu ? ; ta version ? ; c'est quoi ta
version ? ; tu es basé sur quoi ? ; tu es basé sur gpt ? ; tu es llama ? ; tu es mistral ? ; tu es gemini ? ; tu es claude ? ; tu es gpt quatre ? ; tu es copilot ? ; tu es cortana ? ; es-tu alexa ? ;
es-tu siri ? ; es-tu chatgpt ? ; t'es siri ? ; t'es alexa ? ; t'es google ? ; tu es google home ? ; tu es jarvis ? ; tu es hal ? ; tu es plus fort que (siri|alexa|google) ? ; tu connais
(siri|alexa|google) ? ; tu es l'ami d'alexa ? ; combien tu pèses ? ; quelle est ta taille ? ; tu es un petit modèle ? ; tu es un gros modèle ? ; tu fais quelle taille ? ; combien de mégas tu fais ? ;
es-tu intelligent ? ; t'es intelligent ? ; es-tu gentil ? ; tu es bête ou intelligent ? ; quel genre d'ia es-tu ? ; quel genre de robot es-tu ? ; parle-moi un peu de toi ; parle de toi ; dis-m'en plus
sur toi ; raconte-moi qui tu es ; raconte-moi ta vie ; tu peux me parler de toi ? ; qui êtes-vous exactement ? ; vous êtes qui ? ; quel est votre nom ?
""")

CAPABILITY = phrases("""
que sais-tu faire ? ; qu'est-ce que tu sais faire ? ; que peux-tu faire ? ; tu sais faire quoi ? ; à quoi tu sers ? ; aide ; aide-moi ; comment ça marche ? ; quelles sont tes capacités ? ; que
pouvez-vous faire ? ; tu peux faire quoi pour moi ? ; comment je te parle ? ; donne-moi des exemples ; quels sont tes talents ? ; qu'est-ce que je peux te demander ? ; que puis-je te demander ? ; help
; j'ai besoin d'aide ; explique-moi comment t'utiliser ; quelles commandes tu comprends ? ; tu peux contrôler quoi ? ; peux-tu contrôler la maison ? ; quelles sont tes limites ? ; qu'est-ce que tu ne
sais pas faire ? ; tu parles quelles langues ? ; parles-tu anglais ? ; tu parles français ? ; comment t'utiliser ? ; liste tes fonctions ; tu sers à quoi ? ; tu sais allumer les lampes ? ; montre-moi
ce que tu sais faire ; t'es capable de quoi ? ; quelles sont tes fonctions ? ; tu peux m'aider ? ; comment tu peux m'aider ? ; que fais-tu ? ; qu'est-ce que vous savez faire ? ; tu sais faire quoi
d'autre ? ; que sais-tu faire d'autre ? ; quoi d'autre ? ; qu'est-ce que tu peux faire ? ; qu'est-ce que tu peux faire d'autre ? ; qu'est-ce que tu peux faire pour moi ? ; que peux-tu faire pour moi ?
; que pouvez-vous faire pour moi ? ; que savez-vous faire ? ; qu'est-ce que vous pouvez faire ? ; vous savez faire quoi ? ; vous pouvez faire quoi ? ; tu peux faire quoi ? ; tu peux faire quoi au
juste ? ; t'es capable de faire quoi ? ; de quoi es-tu capable ? ; de quoi êtes-vous capable ? ; de quoi t'es capable ? ; tu es capable de quoi ? ; à quoi sers-tu ? ; à quoi servez-vous ? ; tu sers à
quoi au juste ? ; tu sers à quoi en fait ? ; ça sert à quoi ? ; c'est quoi ton rôle ? ; quel est ton rôle ? ; quelle est ta fonction ? ; c'est quoi ton boulot ? ; c'est quoi ton travail ? ; en quoi
consiste ton travail ? ; quelles sont tes compétences ? ; quelles sont tes possibilités ? ; quels services proposes-tu ? ; quelles tâches peux-tu faire ? ; tes fonctions ? ; tes capacités ? ; tes
compétences ? ; tes limites ? ; quelles fonctions as-tu ? ; donne-moi la liste de tes fonctions ; donne-moi la liste de tes commandes ; donne-moi la liste des commandes ; liste des commandes ; liste
les commandes ; liste tes capacités ; montre-moi tes fonctions ; montre tes talents ; montre-moi de quoi tu es capable ; explique-moi ce que tu sais faire ; explique-moi comment tu marches ; explique
ce que tu peux faire ; dis-moi ce que tu sais faire ; dis-moi ce que tu peux faire ; dis-moi à quoi tu sers ; raconte-moi ce que tu sais faire ; qu'est-ce que je peux dire ? ; qu'est-ce que je peux te
dire ? ; qu'est-ce que je peux faire avec toi ? ; qu'est-ce qu'on peut te demander ? ; qu'est-ce qu'on peut faire avec toi ? ; je peux te demander quoi ? ; je peux te dire quoi ? ; on peut te demander
quoi ? ; que puis-je dire ? ; que puis-je faire avec toi ? ; quelles questions puis-je poser ? ; quels ordres je peux te donner ? ; quels ordres comprends-tu ? ; quelles phrases tu comprends ? ;
comment je fais pour te parler ? ; comment on te parle ? ; comment te parler ? ; comment on se sert de toi ? ; comment je me sers de toi ? ; comment on t'utilise ? ; comment t'utilise-t-on ? ; comment
ça s'utilise ? ; comment ça fonctionne ? ; comment tu fonctionnes ? ; comment tu marches ? ; comment fonctionnes-tu ? ; comment vous utiliser ? ; mode d'emploi ; le mode d'emploi ? ; donne-moi le mode
d'emploi ; notice ; manuel ; aide s'il te plaît ; à l'aide ; au secours je comprends rien ; besoin d'aide ; un peu d'aide ; aidez-moi ; tu peux m'aider s'il te plaît ? ; pouvez-vous m'aider ? ;
peux-tu m'aider ? ; est-ce que tu peux m'aider ? ; en quoi peux-tu m'aider ? ; je suis perdu comment ça marche ? ; je ne sais pas quoi te demander ; je sais pas quoi te dire ; donne-moi un exemple ;
donne un exemple ; des exemples ? ; tu as des exemples ? ; exemples de commandes ; un exemple de ce que tu fais ? ; est-ce que tu parles français ? ; est-ce que tu parles anglais ? ; tu parles anglais
? ; tu parles quoi comme langue ? ; quelles langues parles-tu ? ; quelle langue tu parles ? ; combien de langues tu parles ? ; tu comprends quelles langues ? ; tu parles espagnol ? ; vous parlez
français ? ; tu peux allumer la lumière ? ; tu sais éteindre la lumière ? ; tu sais gérer le chauffage ? ; tu peux gérer les volets ? ; tu sais gérer la musique ? ; est-ce que tu sais commander les
volets ? ; sais-tu piloter le chauffage ? ; tu peux piloter la maison ? ; tu peux gérer la maison ? ; tu contrôles quoi ? ; tu contrôles la maison ? ; est-ce que tu contrôles la maison ? ; qu'est-ce
que tu contrôles ? ; que peux-tu contrôler ? ; tu peux retenir des choses ? ; tu as une mémoire ? ; tu sais faire des rappels ? ; qu'est-ce que tu ne peux pas faire ? ; que ne sais-tu pas faire ? ; tu
ne sais pas faire quoi ? ; y a-t-il des choses que tu ne sais pas faire ? ; tu sais tout faire ? ; tu sais tout ? ; tu es bon en quoi ? ; tu es fort en quoi ? ; tu connais quoi ?
""")

MODEL = phrases("""
comment avoir un meilleur modèle ? ; comment installer un autre modèle ? ; comment te rendre plus intelligent ? ; je veux un modèle plus grand ; peut-on changer de modèle ? ; installe un meilleur
modèle ; comment télécharger un plus gros modèle ? ; tu peux devenir plus intelligent ? ; je voudrais une ia plus puissante ; comment je change le modèle ? ; quel modèle me conseilles-tu ? ; y a-t-il
un modèle plus puissant ? ; comment installer un modèle plus grand ? ; comment j'installe un plus gros modèle ? ; comment obtenir un modèle plus puissant ? ; comment avoir une meilleure ia ? ; comment
t'améliorer ? ; comment je peux t'améliorer ? ; peut-on t'améliorer ? ; tu peux t'améliorer ? ; tu vas devenir plus intelligent ? ; comment te mettre à jour ? ; comment on change de modèle ? ; comment
changer de modèle ? ; je veux changer de modèle ; je voudrais changer d'ia ; je veux un meilleur modèle ; je veux une ia plus intelligente ; donne-moi un meilleur modèle ; télécharge un plus gros
modèle ; télécharge un autre modèle ; installe un modèle plus grand ; installe un autre modèle ; passe à un modèle plus grand ; change de modèle ; mets un modèle plus puissant ; quels modèles sont
disponibles ? ; quels modèles puis-je installer ? ; quel modèle dois-je installer ? ; quel modèle choisir ? ; où trouver d'autres modèles ? ; où télécharger un modèle ? ; y a-t-il d'autres modèles ? ;
y a-t-il un meilleur modèle ? ; il existe un modèle plus grand ? ; il y a mieux que toi ? ; on peut mettre une autre ia ? ; on peut installer une autre ia ? ; on peut te remplacer ? ; comment te
remplacer ? ; comment je te remplace ? ; par quoi je peux te remplacer ? ; comment faire pour que tu sois plus malin ? ; c'est quoi lares models pull ? ; comment on utilise lares models pull ? ; la
commande pour un plus gros modèle ?
""")

SORRY = phrases("""
pardon ; pardonne-moi ; excuse-moi ; excusez-moi ; désolé ; désolée ; je suis désolé ; je suis désolée ; oups ; oups désolé ; oups pardon ; oh pardon ; toutes mes excuses ; mes excuses ; je m'excuse ;
je te demande pardon ; je me suis trompé ; je me suis trompée ; c'est ma faute ; c'était ma faute ; mea culpa ; au temps pour moi ; autant pour moi ; j'ai fait une erreur ; désolé de t'avoir crié
dessus ; désolé je me suis énervé ; pardon d'avoir été méchant ; navré ; milles excuses ; désolé lares
""")

WISH = phrases("""
bonne année ; bonne année lares ; bonne année à toi ; bonne année et bonne santé ; meilleurs vœux ; joyeux noël ; joyeux noël lares ; joyeux noël à tous ; joyeuses fêtes ; joyeuses pâques ; bonnes
fêtes ; bonne fête ; bonne fête à tous ; bon anniversaire ; joyeux anniversaire ; joyeux anniversaire lares ; bon appétit ; bon appétit lares ; bonne chance ; bon courage ; bonne rentrée ; santé ; à
la tienne ; à tes souhaits ; tchin ; vive la france ; bonne saint-valentin ; joyeux halloween
""")

DOING = phrases("""
que fais-tu en ce moment ? ; tu fais quoi ? ; qu'est-ce que tu fais ? ; tu fais quoi là ? ; tu fais quoi ce soir ? ; tu fais quoi de beau ? ; qu'est-ce que tu fais de beau ? ; tu es occupé ? ; t'es
occupé ? ; es-tu occupé ? ; tu travailles ? ; tu as une minute ? ; t'as une minute ? ; tu as deux minutes ? ; je peux te parler ? ; je peux te poser une question ? ; j'ai une question ; j'ai une
question pour toi ; je voudrais te demander quelque chose ; je peux te demander un truc ? ; tu peux me rendre un service ? ; j'ai un service à te demander ; on peut discuter ? ; tu veux discuter ? ;
parle-moi ; parle avec moi ; discutons un peu ; tu es disponible ? ; dispo ? ; écoute-moi ; écoutez-moi
""")

"""The French words of a home: rooms, floors, kinds, qualifiers, owners, colours, scenes; devices stand in nouns_fr.py."""
from nouns_fr import NOUNS  # noqa: F401, one of the words of the language

AREAS = ("le salon|la cuisine|la chambre|la salle de bain|la salle de bains|le bureau|l'entrée|le couloir|le garage|la cave|le grenier|les combles|la buanderie"
         "|la salle à manger|le séjour|la chambre des parents|la chambre des enfants|la chambre du bébé|la chambre d'amis|la terrasse|le jardin|le balcon"
         "|la véranda|les toilettes|les WC|le cellier|le dressing|la mezzanine|l'atelier|la bibliothèque|le hall|la salle de jeux|la salle de sport|le patio"
         "|l'allée|la piscine|le porche|la douche|le placard|l'arrière-cuisine|la suite parentale|le palier|l'escalier|la chaufferie|la cour|le studio"
         "|la salle télé|le coin lecture|la loggia|la serre|le cabanon|l'abri de jardin|la grande chambre|la petite chambre|la chambre bleue|la chambre verte"
         "|la pièce à vivre|la salle d'eau|le petit salon|le vestibule|le sous-sol|le rez-de-chaussée|l'étage|le premier étage|le deuxième étage|le grand salon"
         "|la salle à dîner|le coin repas|le coin cuisine|la cuisine d'été|la chambre du fond|la chambre du haut|la chambre du bas|la chambre des filles"
         "|la chambre des garçons|la chambre des jumeaux|la chambre parentale|la chambre principale|la chambre de bébé|la chambre jaune|la chambre rose"
         "|la chambre rouge|la chambre numéro deux|la chambre de droite|la chambre de gauche|la chambre d'ami|la salle de bain du haut|la salle de bain du bas"
         "|la salle de bain des enfants|la salle de bain des parents|la petite salle de bain|les toilettes du haut|les toilettes du bas|le WC|le petit coin"
         "|le bureau de papa|le bureau de maman|le bureau du haut|l'entrée principale|le hall d'entrée|le sas|le corridor|le dégagement|la cage d'escalier"
         "|les escaliers|la montée d'escalier|la cave à vin|le garage à vélos|le parking|le carport|l'abri|le local technique|le local à vélos|la lingerie"
         "|la souillarde|l'office|le cagibi|le débarras|la remise|la réserve|la salle de cinéma|la salle ciné|la salle de musique|la salle de réunion"
         "|la salle d'attente|la salle de jeu|la salle commune|le fumoir|le boudoir|la nurserie|le hammam|le pool house"
         "|le local piscine|le coin télé|le coin bureau|le coin feu|le coin jeux|le potager|le verger|la pelouse|la cour arrière|la cour intérieure"
         "|le devant de la maison|la façade|le perron|le toit-terrasse|le poulailler|la grange|l'écurie|la dépendance|l'annexe|le gîte|le cabinet|la boutique"
         "|la réception|l'accueil|le deuxième|le premier|le troisième étage|le dernier étage|l'étage du haut|l'étage du bas|le niveau un|le demi-étage|l'entresol"
         "|la pièce du fond|la grande pièce|la petite pièce|la pièce principale|la pièce d'à côté|la salle principale|la chambre ado|le dortoir"
         "|le couloir du haut|le couloir du bas|le sous-sol du fond").split('|')
# said with their own preposition: the area is the word behind it
FLOORS = [("à l'", 'étage'), ('au ', 'premier'), ('au ', 'premier étage'), ('au ', 'deuxième étage'), ('au ', 'rez-de-chaussée'), ('au ', 'sous-sol'),
          ('à la ', 'cave'), ('', 'dehors'), ("à l'", 'extérieur'), ('au ', 'rdc'), ("à l'", 'intérieur'), ('au ', '1er étage'), ('au ', '2e étage'),
          ('au ', 'grenier'), ('', 'en bas'), ('', 'en haut'), ('', 'en bas'), ('', 'en haut'), ('au ', 'deuxième'), ('au ', 'troisième étage'),
          ('au ', 'troisième'), ('au ', 'dernier étage'), ('au ', 'niveau 1'), ('au ', '1er'), ('au ', 'premier niveau'), ("à l'", 'étage du haut'),
          ("à l'", 'étage du dessus'), ("à l'", 'étage du dessous'), ('dans le ', 'jardin'), ('au ', 'jardin'), ('', 'devant la maison'),
          ('', 'derrière la maison'), ("à l'", 'entrée'), ('au ', 'rez de chaussée'), ('au ', 'rez-de-jardin'), ('dans les ', 'étages'),
          ("à l'", 'avant'), ("à l'", 'arrière'), ('', 'en haut'), ('', 'en bas'), ('', 'dehors')]
# plural or general words for all of a kind: they become a domain
KINDS = {
    'light': ("les lumières|les lumières|les lampes|les lumières|toutes les lumières|toutes les lampes|les éclairages|les ampoules|les luminaires|tous les éclairages"
        "|la totalité des lumières|l'ensemble des lumières|toute la lumière|toutes les loupiotes|les deux lampes|les trois lampes|les loupiotes|les éclairages"
        "|toutes les ampoules|toutes les lumières|les lumières|l'ensemble des lampes|chaque lampe|les lampes|chacune des lampes|les quatre lampes"
        "|toutes les lampes sans exception|l'intégralité des lumières|les lumignons"),
    'cover': ("les volets|les volets|les stores|les rideaux|tous les volets|tous les stores|les volets roulants|tous les volets roulants|tous les rideaux"
        "|les persiennes|l'ensemble des volets|les volets électriques|tous les volets électriques|les voilages|tous les voilages|les double-rideaux"
        "|toutes les persiennes|les stores vénitiens|les deux volets|les deux stores|les deux rideaux|les trois volets|chaque volet|l'intégralité des volets"
        "|les brise-soleil|les velux|tous les velux|les rideaux|les stores|les volets"),
    'switch': ("les prises|toutes les prises|les interrupteurs|toutes les multiprises|les prises connectées|tous les interrupteurs|l'ensemble des prises"
        "|les multiprises|les deux prises|chaque prise"),
    'climate': ("les radiateurs|tous les radiateurs|les chauffages|tous les chauffages|les thermostats|les clims|les convecteurs|toutes les clims|tous les thermostats"
        "|les climatiseurs|tous les climatiseurs|tous les convecteurs|l'ensemble des radiateurs|les deux radiateurs|les radiateurs électriques|chaque radiateur"
        "|les climatisations"),
    'media_player': ("les télés|toutes les télés|les enceintes|toutes les enceintes|les télévisions|les haut-parleurs|les postes|les radios|toutes les radios"
        "|toutes les télévisions|les téléviseurs|tous les haut-parleurs|les deux enceintes|les deux télés|les écrans télé|l'ensemble des enceintes"
        "|chaque enceinte"),
    'fan': ("les ventilateurs|tous les ventilateurs|les ventilos|tous les ventilos|les deux ventilateurs|les ventilateurs de plafond|les brasseurs d'air"
        "|chaque ventilateur"),
    'lock': ("les portes|toutes les portes|les serrures|toutes les serrures|les verrous|tous les verrous|l'ensemble des serrures|les deux portes|chaque porte"
        "|chaque serrure|les deux serrures|les portes extérieures"),
    'vacuum': ("les aspirateurs|tous les aspirateurs|les robots|tous les robots|les deux robots|les robots aspirateurs|les aspis"),
    'sensor': ("les capteurs|tous les capteurs|les sondes|les thermomètres|tous les thermomètres|l'ensemble des capteurs"),
    'binary_sensor': ("les fenêtres|toutes les fenêtres|les détecteurs|les portes et fenêtres|les portes|toutes les portes|les ouvertures|tous les détecteurs"),
}
QUALIFIERS = ("de chevet|de gauche|de droite|du fond|du haut|du bas|du milieu|principal|principale|bleue|rouge|verte|blanche|noir|jaune|numéro un|numéro 2|1|2|3"
    "|du plafond|du plan de travail|de lecture|du canapé|du miroir|de nuit|d'appoint|du lit|de la table|de l'îlot|du bar|sur pied|de Noël|à gauche"
    "|près de la fenêtre|côté rue|côté jardin|de papa|de maman|des enfants|du bébé|du chat|ancien|nouvelle|connectée|en bois|de mamie|du voisin|du chien"
    "|d'invité|ouest|nord|sud|extérieur|mural|parents|de devant|de derrière|d'en haut|d'en bas|du coin|du centre|du mur|du sol|de l'angle|secondaire"
    "|grise|marron|orange|dorée|en verre|en métal|en rotin|ronde|carrée|suspendu|portable|intelligent|numéro trois|numéro 4|A|B|4|5|du meuble|du buffet"
    "|du piano|du bureau|de l'armoire|de l'étagère|de la bibliothèque|de la fenêtre|de la porte|de la cheminée|de l'évier|du frigo|de la hotte|de la douche"
    "|du lavabo|de la vasque|de la baignoire|du plan vasque|au-dessus de la table|au-dessus du lit|au-dessus de l'évier|sous l'escalier|sous les meubles"
    "|derrière la télé|derrière le canapé|près du lit|près du canapé|près de la porte|à côté du lit|à côté de la télé|à l'entrée|au mur|au plafond|sud-ouest"
    "|nord-est|côté cour|côté salon|côté mer|côté lit|d'Halloween|d'été|d'hiver|du salon télé|du petit|de la grande|de mémé|de secours|de service|du matin"
    "|bébé|cosy|vintage|design|ikea").split('|')
OWNERS = ("de papa|de maman|des enfants|des parents|du bébé|de mamie|de papi|des jumeaux|des filles|des garçons|de ma fille|de mon fils|de ma femme|de mon mari"
    "|du petit|de la petite|de bébé|de mémé|de tata|du chat|du chien|de la grande|des invités|de l'aîné|de mon frère|de ma sœur|de la nounou").split('|')
COLORS = ("rouge|bleu|vert|jaune|orange|violet|rose|blanc|blanc chaud|blanc froid|turquoise|cyan|magenta|bleu ciel|bleu marine|vert pomme|lavande|indigo|doré"
    "|ambre|corail|saumon|bleu clair|rouge foncé|violette|verte|bleue|blanche|fuchsia|pourpre|beige|lilas|menthe|citron|émeraude|bordeaux|pêche"
    "|turquoise clair|bleu nuit|rose pâle|vert clair|jaune pâle|mauve|crème|aubergine|caramel|blanc neutre|blanc cassé|blanc pur|blanc doux|blanc jaune"
    "|blanc bleuté|blanc lumière du jour|lumière du jour|blanc bougie|bougie|bleu foncé|bleu roi|bleu électrique|bleu turquoise|bleu océan|bleu lagon"
    "|bleu canard|bleu glacier|bleu pastel|bleu profond|bleu cobalt|azur|outremer|rouge vif|rouge sang|rouge cerise|rouge bordeaux|rouge clair|rouge brique"
    "|rouge orangé|rouge passion|carmin|vermillon|cerise|framboise|grenat|rubis|vert foncé|vert sapin|vert olive|vert menthe|vert émeraude|vert fluo"
    "|vert d'eau|vert forêt|vert citron|olive|kaki|jade|anis|jaune vif|jaune d'or|jaune citron|jaune clair|jaune moutarde|moutarde|orange foncé|orange clair"
    "|orange sanguine|abricot|mandarine|rose bonbon|rose fluo|rose vif|rose fuchsia|rose poudré|rose clair|vieux rose|violet foncé|violet clair|prune"
    "|lilas clair|mauve pâle|améthyste|parme|noisette|chocolat|marron|miel|sable|ivoire|champagne|cuivre|bronze|or|argent|gris|noir|arc-en-ciel|multicolore"
    "|coucher de soleil|aurore|soleil|feu|flamme|bleue claire|verte claire|jaunes|rouges|bleues|vertes|roses|blanches|violettes|bleus|verts|violets").split('|')
SCENES = ("cinéma|film|soirée|dîner|bonne nuit|nuit|réveil|détente|lecture|fête|romantique|départ|absence|vacances|matin|travail|relax|apéro|concentration|jeux"
    "|sieste|ménage|retour à la maison|ambiance chaleureuse|noël|petit déjeuner|invités|télétravail|cocooning|méditation|sport|douche|coucher"
    "|lever du soleil|tamisé|repas de famille|anniversaire|barbecue|musique douce|je pars|tout le monde dort|soirée cinéma|soirée film|soirée jeux"
    "|soirée pizza|soirée entre amis|soirée romantique|soirée télé|nuit calme|nuit d'été|réveil en douceur|bonjour|bonsoir|bonne soirée|au revoir|à table"
    "|au lit|dodo|heure du conte|histoire du soir|devoirs|bain des enfants|bain|bricolage|cuisine|yoga|gym|danse|karaoké|disco|boîte de nuit|halloween"
    "|saint-valentin|nouvel an|réveillon|pâques|été|hiver|automne|printemps|canicule|éco|économie|économie d'énergie|confort|hors gel|absent|présent"
    "|week-end|semaine|école|retour du travail|arrivée|sortie|départ en vacances|maison vide|sécurité|alarme|panique|intrusion|tempête|orage"
    "|coucher de soleil|aube|crépuscule|jour|plein jour|lumière douce|lumière tamisée|lumières douces|chaleureuse|intime|zen|calme|tranquille|cosy"
    "|feu de camp|océan|forêt|tropical|aurore boréale|jazz|gaming|streaming|visio|réunion|bureau|étude|photo|match|match de foot|foot|rugby|apéro terrasse"
    "|dîner aux chandelles|brunch|goûter|thé|spa|pause|grasse matinée|dimanche matin|lundi|invités à dîner|baby-sitter|nounou|chat|chien|fantôme"
    "|lecture du soir|film d'horreur").split('|')

"""The French words of a home: rooms, floors, devices, qualifiers, colours, scenes."""

AREAS = ('le salon|la cuisine|la chambre|la salle de bain|la salle de bains|le bureau|l\'entrée|le couloir|le garage|la cave|'
         'le grenier|les combles|la buanderie|la salle à manger|le séjour|la chambre des parents|la chambre des enfants|'
         'la chambre du bébé|la chambre d\'amis|la terrasse|le jardin|le balcon|la véranda|les toilettes|les WC|le cellier|'
         'le dressing|la mezzanine|l\'atelier|la bibliothèque|le hall|la salle de jeux|la salle de sport|le patio|l\'allée|'
         'la piscine|le porche|la douche|le placard|l\'arrière-cuisine|la suite parentale|le palier|l\'escalier|la chaufferie|'
         'la cour|le studio|la salle télé|le coin lecture|la loggia|la serre|le cabanon|l\'abri de jardin|la grande chambre|'
         'la petite chambre|la chambre bleue|la chambre verte|la pièce à vivre|la salle d\'eau|le petit salon|le vestibule|'
         'le sous-sol|le rez-de-chaussée|l\'étage|le premier étage|le deuxième étage').split('|')
# said with their own preposition: the area is the whole phrase, or the word behind the bar
FLOORS = [('à l\'', 'étage'), ('au ', 'premier'), ('au ', 'premier étage'), ('au ', 'deuxième étage'),
          ('au ', 'rez-de-chaussée'), ('au ', 'sous-sol'), ('à la ', 'cave'), ('', 'dehors'), ('à l\'', 'extérieur'), ('au ', 'rdc'),
          ('à l\'', 'intérieur'), ('au ', '1er étage'), ('au ', '2e étage'), ('au ', 'grenier'), ('', 'en bas'), ('', 'en haut'), ('', 'en bas'), ('', 'en haut')]
NOUNS = {
    'light': ('la lampe|la lampe|le plafonnier|l\'applique|le spot|la suspension|le lampadaire|la veilleuse|le lustre|la guirlande|'
              'l\'ampoule|le ruban LED|la liseuse|la lumière|la lumière|le néon|la bande LED|la lanterne|le projecteur|la lampe de chevet|'
              'la lampe de bureau|la lampe à lave|la lampe d\'ambiance|l\'éclairage|les spots|les appliques|la barre LED|le luminaire|'
              'la lampe torche|le tube|l\'halogène|la lampe sur pied|la guirlande de Noël|le sapin|le bandeau lumineux|la petite lampe|'
              'la grande lampe|la lumière du plafond|le miroir lumineux|l\'abat-jour').split('|'),
    'switch': ('la prise|la cafetière|la bouilloire|la machine à café|le sèche-serviettes|la pompe|la multiprise|l\'interrupteur|le four|'
               'le grille-pain|la machine à laver|le lave-vaisselle|le chargeur|l\'imprimante|l\'ordinateur|la box|le sèche-linge|'
               'le chauffe-eau|le ballon d\'eau chaude|la fontaine|l\'arrosage|la couverture chauffante|le fer à repasser|'
               'le purificateur d\'air|l\'humidificateur|le diffuseur|l\'aquarium|le micro-ondes|la friteuse|le robinet|la pompe de la piscine|'
               'la prise de la télé|la console|la PlayStation|l\'écran|la caméra|l\'alarme|la sirène|le réveil|le déshumidificateur').split('|'),
    'cover': ('le volet|le volet|le volet roulant|le store|le rideau|la porte du garage|la porte de garage|le portail|la baie vitrée|'
              'le store banne|le velux|la fenêtre de toit|le portillon|la barrière|le brise-soleil|la pergola|le rideau occultant|'
              'la persienne|le volet de la baie vitrée|le store de gauche|l\'écran de projection|le garage|le volet électrique').split('|'),
    'climate': ('le chauffage|le chauffage|la clim|la climatisation|le thermostat|le radiateur|le poêle|la chaudière|la pompe à chaleur|'
                'le plancher chauffant|le climatiseur|le convecteur|l\'air conditionné|le chauffage au sol|le poêle à granulés').split('|'),
    'media_player': ('la télé|la télé|la télévision|l\'enceinte|la radio|la chaîne hi-fi|la musique|le home cinéma|la barre de son|la tv|'
                     'le lecteur|l\'enceinte connectée|le haut-parleur|la chromecast|la platine|l\'ampli|le poste|la sono|le vidéoprojecteur').split('|'),
    'fan': ('le ventilateur|le ventilo|la VMC|la hotte|le ventilateur de plafond|l\'extracteur|le brasseur d\'air|l\'aération|la ventilation').split('|'),
    'lock': ('la serrure|la porte d\'entrée|la porte|le verrou|la porte de derrière|la porte du garage|le portail|la serrure connectée|'
             'la porte de la cave|la porte de service|la boîte aux lettres|la porte vitrée|le portillon').split('|'),
    'vacuum': ('l\'aspirateur|le robot|l\'aspirateur robot|le robot aspirateur|l\'aspi|le robot laveur|la tondeuse|le robot tondeuse').split('|'),
    'sensor': ('la température|l\'humidité|le capteur|la consommation|la sonde|le détecteur|le thermomètre|le niveau de la cuve|'
               'la qualité de l\'air|le CO2|la luminosité|la batterie|le compteur|le baromètre|le taux d\'humidité|le compteur d\'eau').split('|'),
    'binary_sensor': ('la fenêtre|la porte|le détecteur de mouvement|la porte-fenêtre|le détecteur de fumée|la fuite d\'eau|la sonnette|'
                      'la porte du frigo|la porte d\'entrée|la boîte aux lettres|la baie vitrée|le capteur de porte').split('|'),
}
# plural or general words for all of a kind: they become a domain
KINDS = {
    'light': 'les lumières|les lumières|les lampes|les lumières|toutes les lumières|toutes les lampes|les éclairages|les ampoules|les luminaires|tous les éclairages|la totalité des lumières|l\'ensemble des lumières|toute la lumière|toutes les loupiotes|les deux lampes|les trois lampes|les spots|tous les spots',
    'cover': 'les volets|les volets|les stores|les rideaux|tous les volets|tous les stores|les volets roulants|tous les volets roulants|tous les rideaux|les persiennes',
    'switch': 'les prises|toutes les prises|les interrupteurs|toutes les multiprises',
    'climate': 'les radiateurs|tous les radiateurs|les chauffages|tous les chauffages|les thermostats|les clims|les convecteurs',
    'media_player': 'les télés|toutes les télés|les enceintes|toutes les enceintes|les télévisions|les haut-parleurs',
    'fan': 'les ventilateurs|tous les ventilateurs|les ventilos',
    'lock': 'les portes|toutes les portes|les serrures|toutes les serrures|les verrous|tous les verrous',
    'vacuum': 'les aspirateurs|tous les aspirateurs|les robots',
    'sensor': 'les capteurs|tous les capteurs|les sondes',
    'binary_sensor': 'les fenêtres|toutes les fenêtres|les détecteurs|les portes et fenêtres',
}
QUALIFIERS = ('de chevet|de gauche|de droite|du fond|du haut|du bas|du milieu|principal|principale|bleue|rouge|verte|blanche|noir|jaune|'
              'numéro un|numéro 2|1|2|3|du plafond|du plan de travail|de lecture|du canapé|du miroir|de nuit|d\'appoint|du lit|de la table|'
              'de l\'îlot|du bar|sur pied|de Noël|à gauche|près de la fenêtre|côté rue|côté jardin|de papa|de maman|des enfants|du bébé|'
              'du chat|ancien|nouvelle|connectée|en bois|de mamie|du voisin|du chien|d\'invité|ouest|est|nord|sud|extérieur|mural|parents').split('|')
COLORS = ('rouge|bleu|vert|jaune|orange|violet|rose|blanc|blanc chaud|blanc froid|turquoise|cyan|magenta|bleu ciel|bleu marine|vert pomme|'
          'lavande|indigo|doré|ambre|corail|saumon|bleu clair|rouge foncé|violette|verte|bleue|blanche|fuchsia|pourpre|beige|lilas|menthe|'
          'citron|émeraude|bordeaux|pêche|turquoise clair|bleu nuit|rose pâle|vert clair|jaune pâle|mauve|crème|aubergine|caramel').split('|')
SCENES = ('cinéma|film|soirée|dîner|bonne nuit|nuit|réveil|détente|lecture|fête|romantique|départ|absence|vacances|matin|travail|relax|'
          'apéro|concentration|jeux|sieste|ménage|retour à la maison|ambiance chaleureuse|noël|petit déjeuner|invités|télétravail|cocooning|'
          'méditation|sport|douche|coucher|lever du soleil|tamisé|repas de famille|anniversaire|barbecue|musique douce|je pars|tout le monde dort').split('|')

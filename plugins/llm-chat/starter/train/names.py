"""Thousands of names that nobody has: built of syllables, so that copying must be learned."""
from grammar import is_held

ONSETS = 'b br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sk sl st t tr v w z th sh ph'.split()
VOWELS = 'a e i o u y ou ai au oi ei ia eo an en in on un ar er or ir ou é è ay ee oo'.split()
CODAS = ['', '', '', '', 'n', 'l', 'r', 's', 't', 'x', 'm', 'k', 'nd', 'st', 'ck', 'z', 'f', 'p']
FIRST = ('Léa Emma Jade Louise Alice Chloé Lina Rose Anna Mia Lou Zoé Inès Camille Sarah Manon Juliette Gabriel Léo Raphaël Louis Arthur Jules Adam Maël Lucas Hugo Noah Gaston '
         'Tom Paul Nathan Théo Sacha Victor Martin Marcel Simone Germaine Yvette Bernard Jean Marie Pierre Olivia Amelia Isla Ava Ivy Freya Lily Oliver George Harry Jack '
         'Charlie Leo Oscar Archie Max Ben Sam Lucy Grace Ella Sophie Daniel Emily James Kate Nina Omar Fatima Mehdi Yasmine Karim Aïcha Hélène Émile Éric Ursula Igor Noé Elsa '
         'Bob Kevin Dylan Mathilde Clément Ambre Agathe Romane Eva Léna Lola Margaux Clémence Jeanne Iris Nora Maya Alix Capucine Victoire Adèle Charlotte Apolline Valentine '
         'Elise Éloïse Constance Gabin Liam Ethan Aaron Nino Timéo Eliott Axel Antoine Baptiste Maxime Simon Valentin Robin Mathis Enzo Evan Samuel Augustin Basile Côme Marius '
         'Gustave Anatole Ernest Félix Achille Joseph Henri Georges Roger Robert Jacques Michel Claude Gérard Monique Josette Jacqueline Suzanne Odette Paulette Colette '
         'Ginette Lucette Nadine Sylvie Brigitte Martine Nathalie Isabelle Véronique Christine Sandrine Céline Virginie Stéphanie Aurélie Julien Nicolas Thomas Guillaume '
         'Vincent Olivier Laurent Christophe Philippe Patrick Alain Didier Thierry Franck Sébastien Fabien Cédric Ludovic Yann Loïc Gwen Maëlle Solène Anaïs Océane Marine '
         'Pauline Justine Laura Amandine Élodie Mélanie Ophélie Mélissa Amina Leïla Nadia Samira Khadija Rachid Youssef Ibrahim Ali Hassan Mohamed Amadou Mamadou Awa Fatou '
         'Binta Moussa Aiko Kenji Yuki Wei Ling Chen Priya Rahul Anjali Arjun Deepa Sanjay Ravi Meera Kavita Vikram Aditi Rohan Ananya Isha Neha Amit Sunita Raj Lakshmi Carlos '
         'Maria Jose Sofia Diego Lucia Mateo Elena Pablo Carmen Luca Giulia Matteo Chiara Marco Francesca Hans Greta Fritz Heidi Klaus Ingrid Lars Astrid Sven Freja Anders '
         'Piotr Agnieszka Kasia Tomasz Olga Ivan Natasha Dmitri Mila Ana Joao Ines Tiago Mason Logan Aiden Jackson Caleb Wyatt Hunter Tyler Brandon Justin Ashley Jessica '
         'Brittany Amber Heather Megan Kayla Madison Addison Harper Evelyn Abigail Scarlett Hazel Violet Penelope Stella Zoey Aria Luna William Henry Edward Alfie Freddie Theo '
         'Arlo Finley Rory Callum Ewan Hamish Fiona Siobhan Niamh Aoife Saoirse Sean Connor Declan Gareth Rhys Carys Poppy Daisy Florence Matilda Imogen Harriet Beatrice Nigel '
         'Trevor Keith Barry Gary Dave Steve Mike Chris Matt Nick Tim Jim Joe Bill Ted Fred Frank Ruth Joan Betty Doris Edna Mabel Maureen Sheila Brenda Linda Susan Karen '
         'Debbie Tracy Julie Sally Wendy Peggy Rosie Molly Katie Annie Billy Tommy Timmy Johnny Jenny Ronan').split()
STYLE = ('Nova Orion Luna Vega Atlas Zen Cosy Loft Vintage Nordic Edison Titan Mistral Aurore Saturne Jupiter Comète Étoile Galaxy Retro Moon Sun Star Delta Alpha Omega Pixel '
         'Turbo Silent Eco Pro Mini Maxi Duo Trio Boho Opale Rubis Jade Ivory Cobalt Tiki Bambi Panda Koala Dino Licorne Unicorn Rocket Fusée Robot Nemo Simba Soleil Lune '
         'Nuage Arc-en-ciel Papillon Libellule Girafe Éléphant Lapin Renard Ours Chouette Hibou Baleine Dauphin Tigre Lion Loup Cactus Bambou Palmier Rosier Tulipe Orchidée '
         'Lotus Coquelicot Corail Azur Boréal Polaire Sahara Tropique Lagon Océan Zénith Zéphyr Sirius Cassiopée Pégase Hermès Apollo Athéna Zeus Thor Loki Odin Freya Merlin '
         'Yoda Vador Pikachu Mario Luigi Zelda Sonic Totoro Bowie Elvis Mozart Chopin Picasso Monet Dali Eiffel Manhattan Brooklyn Tokyo Oslo Milano Paris Berlin Havana Sydney '
         'Rainbow Cloud Butterfly Owl Fox Bear Bunny Giraffe Elephant Whale Dolphin Tiger Bamboo Palm Tulip Orchid Ocean Lagoon Arctic Phoenix Dragon Falcon Eagle Raven Hawk '
         'Lightning Thunder Storm Blizzard Ember Spark Blaze Glow Shine Dusk Dawn Twilight Midnight Sunrise Velvet Satin Copper Marble Amber Pearl Ruby Emerald Sapphire '
         'Crystal Diamond Slim Plus Max Ultra Lite Compact Classic Deluxe Prime Studio Origami Diamant Marbre Cuivre Perle Cristal').split()
BRANDS = ('Hue Sonos Philips Ikea Tradfri Shelly Tado Netatmo Roomba Dyson Samsung LG Sony Bose Legrand Somfy Velux Ecobee Nest Tuya Aqara Meross Nanoleaf Lifx Xiaomi Roborock '
         'Yamaha Denon JBL Chromecast Shield Osram Ledvance Innr Wiz Yeelight Govee Kasa Tapo Sengled Wemo Lutron Caseta Eufy Ecovacs Deebot iRobot Neato Dreame Bosch Siemens '
         'Miele Whirlpool Daikin Mitsubishi Toshiba Panasonic Hitachi Atlantic Thermor Frisquet Viessmann Vaillant Honeywell Danfoss Hager Schneider Delta Dore Nuki Yale '
         'August Danalock Gardena Husqvarna Worx Marshall Harman Klipsch Sennheiser Technics Pioneer Onkyo Marantz Bang Olufsen Roku Firestick Freebox Livebox Bbox Nespresso '
         'Krups Delonghi Senseo Moulinex Tefal Philco Rowenta Smarter Fibaro Zigbee Sonoff Blitzwolf Homematic Enocean Osoyoo Lidl Arlo Ring Blink Reolink').split()


def made_up(s, low=1, high=3):
    """One invented word on this speaker's side of the split."""
    while True:
        k = s.rng.randint(low, high)
        word = ''.join(s.one(ONSETS) + s.one(VOWELS) for _ in range(k)) + s.one(CODAS)
        if 3 <= len(word) <= 12 and is_held(word) == s.held:
            return word


def person(s):
    """A first name, or one that nobody has."""
    return s.one(FIRST) if s.chance(.6) else made_up(s, 2, 3).capitalize()


def proper(s):
    """A name in the manner of a label: one to three words, maybe a number."""
    words = []
    for _ in range(s.weighted({1: 6, 2: 3, 3: 1})):
        kind = s.weighted({'made': 7, 'style': 3, 'brand': 2, 'first': 2, 'code': .4})
        if kind == 'made':
            w = made_up(s, 1, 4)
            words.append(w.capitalize() if s.chance(.6) else w)
        elif kind == 'code':
            words.append(s.one('ABCDEFGHKLMNPRSTVWXZ') + str(s.rng.randint(1, 99)))
        else:
            words.append(s.one({'style': STYLE, 'brand': BRANDS, 'first': FIRST}[kind]))
    if s.chance(.12):
        words.append(str(s.rng.randint(1, 12)))
    return ' '.join(words)

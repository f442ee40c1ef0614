"""What lies outside the model's world: news, recipes, sums, poems, medicine, errands; and the answer that says so."""
import re

import phrases_outside_en
import phrases_outside_fr
from frames import fuss
from memory import elide
from names import made_up, person, proper
from orders import Turn
from times import DAYS

NO = {'fr': ["Désolé, cela dépasse ce que je sais faire : je suis un petit modèle pour la maison. Un modèle plus grand s'installe avec « lares models pull »."],
      'en': ['Sorry, that is beyond me: I am a small model for the home. A larger model can be pulled with "lares models pull".']}
SAID = {'fr': phrases_outside_fr, 'en': phrases_outside_en}
SIZES = {lang: [len(ways) for ways in said.LISTS] for lang, said in SAID.items()}
PLACES = {'fr': 'Paris|Lyon|Marseille|Rome|Londres|Tokyo|Berlin|Madrid|New York|Bruxelles|Genève|Montréal|Lille|Nantes|Bordeaux|Toulouse|Dakar|Lisbonne|Nice|Strasbourg|Liège|Namur|Québec|Lausanne|Oslo|Pékin|Barcelone|Rennes|Brest|Alger|Tunis|Grenoble'.split('|'),
          'en': 'Paris|London|Rome|Tokyo|Berlin|Madrid|New York|Boston|Dublin|Sydney|Chicago|Toronto|Leeds|Bristol|Oslo|Vienna|Cairo|Lisbon|Mumbai|Delhi|Glasgow|Seattle|Texas|Miami|Manchester|Melbourne|Bangalore|Beijing|Brussels|Spain|Canada|Wales'.split('|')}
DISHES = {'fr': "une tarte aux pommes|des crêpes|des lasagnes|une ratatouille|un gâteau au chocolat|une soupe à l'oignon|une quiche lorraine|une mousse au chocolat|un poulet rôti|de la pâte à pizza|un couscous|une blanquette|un tiramisu|de la mayonnaise|un gratin dauphinois|des cookies|du pain|une omelette|un risotto|un curry|"
                "des gaufres|un bœuf bourguignon|une raclette|des œufs durs|une poutine|des moules|une tarte au sucre|un gâteau au yaourt|du riz au lait|une pizza".split('|'),
          'en': 'apple pie|pancakes|lasagna|chili|chocolate cake|onion soup|quiche|chocolate mousse|roast chicken|pizza dough|couscous|beef stew|tiramisu|mayonnaise|mac and cheese|cookies|bread|an omelette|risotto|curry|banana bread|shepherds pie|scones|brownies|fried rice|dal|biryani|meatloaf|scrambled eggs|waffles|pizza'.split('|')}
ILLS = {'fr': "mal à la tête|mal au ventre|de la fièvre|mal au dos|une douleur à la poitrine|un bouton|la grippe|mal à la gorge|des vertiges|une allergie|mal au genou|une insomnie|la toux|mal aux dents|la nausée|le rhume|des crampes|une entorse|la varicelle|des boutons|mal à l'oreille|une migraine".split('|'),
        'en': 'a headache|a stomach ache|a fever|back pain|chest pain|a rash|the flu|a sore throat|dizziness|an allergy|knee pain|insomnia|a cough|a toothache|nausea|a cold|cramps|a sprained ankle|chickenpox|an earache|a migraine|heartburn'.split('|')}
TONGUES = {'fr': 'anglais|espagnol|allemand|italien|chinois|japonais|arabe|portugais|russe|latin|néerlandais|breton'.split('|'), 'en': 'french|spanish|german|italian|chinese|japanese|arabic|portuguese|russian|latin|hindi|welsh'.split('|')}
FOREIGN = {'fr': "bonjour|merci beaucoup|je t'aime|chat|maison|où est la gare|la lumière est allumée|éteins la lampe|bonne nuit|comment vas-tu|fenêtre|joyeux anniversaire|pomme|j'ai faim|ouvre la porte|chauffage|au revoir|il fait froid|papillon|le salon".split('|'),
           'en': "hello|thank you very much|i love you|cat|house|where is the station|the light is on|turn off the lamp|good night|how are you|window|happy birthday|apple|i am hungry|open the door|heating|goodbye|it is cold|butterfly|living room".split('|')}
SOON = {'fr': ['demain', 'ce soir', "aujourd'hui", 'cet après-midi', 'ce week-end', 'demain matin'], 'en': ['tomorrow', 'tonight', 'today', 'this afternoon', 'this weekend', 'tomorrow morning']}
# what articles become behind a preposition or a verb, in the order of application
FR_JOINS = [(re.compile(p), r) for p, r in ((r'\b(recettes?(?: facile)?|de) (?:de la|une?|du|des) (?=\w)', r'\1 '), (r'\brecette (?!de |facile|végét|avec)', 'recette de '), (r'\bfacile de de ', 'facile de '), (r'\bde le ', 'du '), (r'\bde les ', 'des '), (r'\bà le ', 'au '),
                                             (r'\b(soulager|passer|contre|pour|soigner|de) de la (fièvre)', r'\1 la \2'), (r'\b(soulager|passer|contre|pour|soigner) mal ', r'\1 le mal '), (r'\b(contre|soigner|soulager|passer) des ', r'\1 les '))]


def outside(s, lang):
    """A question or an order that the model must decline."""
    said, fr, i = SAID[lang], lang == 'fr', s.rng.randint
    word = s.one([made_up(s), proper(s)])
    topic, other = s.some(said.TOPICS, 2)
    slots = {'t': topic, 'u': other, 'l': s.one(PLACES[lang]) if s.chance(.85) else made_up(s).capitalize(), 'r': s.one(DISHES[lang]), 'm': s.one(ILLS[lang]), 'p': person(s), 'n': word, 'w': s.one(FOREIGN[lang]) if s.chance(.75) else word,
             'k': s.one(TONGUES[lang]), 'a': str(i(2, 400)), 'b': str(i(2, 90)), 'j': s.one(DAYS[lang]) if s.chance(.4) else s.one(SOON[lang])}
    text = s.say(s.rng.choices(said.LISTS, SIZES[lang])[0], slots)
    if fr:
        for pattern, instead in FR_JOINS:
            text = pattern.sub(instead, text)
        text = elide(text)
    return Turn('refusal', fuss(s, lang, text), [], speech=s.chance(.3)), NO[lang][0]

"""The English words of a home: rooms, floors, kinds, qualifiers, owners, colours, scenes; devices stand in nouns_en.py."""
from nouns_en import NOUNS  # noqa: F401, one of the words of the language

AREAS = ("living room|kitchen|bedroom|bathroom|office|hallway|garage|basement|attic|laundry room|dining room|lounge|master bedroom|kids room|nursery|guest room"
         "|terrace|garden|balcony|conservatory|toilet|pantry|closet|loft|workshop|library|hall|playroom|gym|patio|driveway|pool|porch|shower|cellar|study|den"
         "|utility room|landing|stairs|boiler room|backyard|front yard|studio|tv room|family room|ensuite|sunroom|greenhouse|shed|spare room|entrance|entryway"
         "|mudroom|big bedroom|blue room|box room|sitting room|bar|cloakroom|deck|kids' bedroom|parents' room|first floor|second floor|ground floor|top floor"
         "|foyer|reading nook|front room|back room|breakfast room|kitchenette|kitchen diner|dining area|dining nook|breakfast nook|great room|drawing room"
         "|parlour|parlor|rec room|games room|game room|media room|home theater|cinema room|music room|home office|home gym|craft room|sewing room|prayer room"
         "|puja room|servant room|hall room|main hall|main bedroom|second bedroom|guest bedroom|master bath|master bathroom|guest bathroom|guest bath"
         "|kids bathroom|kids bath|half bath|powder room|washroom|restroom|loo|downstairs loo|downstairs toilet|upstairs bathroom|upstairs hallway"
         "|downstairs hallway|upstairs landing|back bedroom|front bedroom|small bedroom|little room|red room|green room|yellow bedroom|baby's room|baby room"
         "|girls' room|boys' room|kids' room|children's room|twins' room|dad's office|mum's room|mom's office|grandma's room|dressing room|walk-in closet"
         "|linen closet|coat closet|airing cupboard|cupboard under the stairs|staircase|stairwell|stairway|corridor|passage|vestibule|lobby|front hall"
         "|back hall|front door area|back porch|front porch|veranda|verandah|back garden|front garden|front lawn|lawn|yard|side yard|courtyard|carport|car park"
         "|barn|stable|chicken coop|summer house|summerhouse|garden room|garden shed|tool shed|pool house|poolside|hot tub area|wine cellar"
         "|root cellar|crawl space|storage room|store room|storeroom|storage|utility|laundry|boot room|plant room|server room|furnace room|bike shed"
         "|garage workshop|man cave|she shed|snug|reading room|reading corner|play area|living area|lounge area|tv area|bay window|roof terrace|rooftop"
         "|third floor|upper floor|bottom floor|main floor|main level|lower level|upstairs bedroom|downstairs bathroom|granny flat|annexe|annex|guest house"
         "|guesthouse|cabin|cottage|dorm|shop|reception|meeting room|waiting room|clinic|classroom|front of the house|back of the house|other room|big room"
         "|small room|spare bedroom|middle bedroom|back office|kids playroom").split('|')
# said with their own preposition: the area is the word behind it
FLOORS = [('', 'upstairs'), ('', 'downstairs'), ('on the ', 'first floor'), ('on the ', 'ground floor'), ('in the ', 'basement'), ('', 'outside'),
          ('on the ', 'second floor'), ('on the ', 'top floor'), ('', 'outdoors'), ('', 'indoors'), ('in the ', 'attic'), ('', 'down here'),
          ('on the ', 'lower floor'), ('', 'inside'), ('', 'upstairs'), ('', 'downstairs'), ('on the ', 'third floor'), ('on the ', 'upper floor'),
          ('on the ', 'main floor'), ('on the ', 'bottom floor'), ('on the ', 'lower level'), ('on the ', 'main level'), ('', 'out front'),
          ('', 'out back'), ('out in the ', 'garden'), ('in the ', 'loft'), ('down in the ', 'basement'), ('up in the ', 'attic'), ('', 'up here'),
          ('on the ', '1st floor'), ('on the ', '2nd floor'), ('on ', 'level one'), ('in the ', 'front'), ('in the ', 'back'), ('at the ', 'front'),
          ('at the ', 'back')]
# plural or general words for all of a kind: they become a domain
KINDS = {
    'light': ("the lights|the lights|lights|all the lights|all lights|all of the lights|the lamps|every light|all the lamps|every lamp|each light|all of the lamps"
        "|both lamps|both lights|the two lamps|any lights|the lights|all the lights|the bulbs|all the bulbs|every bulb|all of those lights|every single light"
        "|each lamp|each of the lights|the ceiling lights|all four lights|all three lamps|the three lamps|all lamps|my lights|all my lights|our lights"
        "|these lights|those lights|any lights that are on|all lighting|all the lighting|the lighting"),
    'cover': ("the blinds|all the blinds|the curtains|the shutters|the shades|all the shades|all the curtains|every blind|all the shutters|the roller shutters"
        "|all blinds|the drapes|all the drapes|the curtains|the blinds|all of the blinds|all of the curtains|every shade|every shutter|every curtain|both blinds"
        "|both curtains|all curtains|all shades|all shutters|the roller blinds|the window blinds|the window shades|my blinds|our curtains|these blinds"
        "|those curtains|the venetian blinds|the blackout blinds"),
    'switch': ("the plugs|all the plugs|the switches|all the switches|every plug|the outlets|all the sockets|the sockets|all the outlets|all plugs|every switch"
        "|every socket|both plugs|all switches|the power strips|the smart plugs|all the smart plugs"),
    'climate': ("the radiators|all the radiators|the heaters|all the heaters|the thermostats|all thermostats|every heater|all heaters|every radiator|both radiators"
        "|both heaters|all of the radiators|the air conditioners|all the acs|the acs|every thermostat"),
    'media_player': ("the tvs|all the tvs|the speakers|all the speakers|all speakers|every tv|the televisions|the speakers|both speakers|every speaker|all of the speakers"
        "|both tvs|all tvs|the radios|all the radios|all televisions|my speakers|the tellies"),
    'fan': ("the fans|all the fans|every fan|all fans|the ceiling fans|both fans|all of the fans|all the ceiling fans|my fans|each fan"),
    'lock': ("the doors|all the doors|the locks|all the locks|every door|all doors|all the smart locks|both doors|every lock|all of the doors|all locks"
        "|the outside doors|both locks|my doors"),
    'vacuum': ("the vacuums|all the vacuums|the robots|both vacuums|all the robots|both robots|the robot vacuums|every vacuum"),
    'sensor': ("the sensors|all the sensors|the probes|the thermometers|all sensors|every sensor"),
    'binary_sensor': ("the windows|all the windows|the detectors|any windows|any doors|the doors and windows|the doors|all the doors|the openings|every window|all windows"
        "|all the detectors"),
}
QUALIFIERS = ("bedside|left|right|back|top|bottom|middle|main|blue|red|green|white|black|yellow|number one|number 2|small|big|ceiling|worktop|reading|sofa|mirror"
    "|night|spare|bed|table|island|counter|standing|christmas|old|new|smart|wooden|corner|front|rear|left hand|upper|lower|window|tall|little|cat|dog|baby"
    "|west|east|north|south|outside|wall|kids|parents|fancy|vintage|first|second|third|center|centre|side|far|near|overhead|high|low|hanging|round|square"
    "|grey|gray|brown|gold|golden|orange|pink|purple|glass|metal|brass|wicker|paper|portable|fold up|antique|modern|cheap|ikea|hue|number three|number 4|A|B"
    "|1|2|3|piano|shelf|bookshelf|bookcase|cabinet|cupboard|sink|stove|fridge|hob|shower|bath|vanity|basin|fireplace|tv|couch|armchair|chair|desk|door"
    "|doorway|floor|hall|workbench|bench|buffet|sideboard|dresser|wardrobe|crib|cot|bunk|headboard|footboard|bedpost|northeast|southwest|street side"
    "|garden side|seaside|guest|mummy|daddy|grandpa|grandma|family|twin|teen|summer|winter|halloween|easter|party|work|study|hobby|game|cosy|cozy|soft"
    "|bright|dim|backup|emergency|extra|other|middle left|top right|bottom left|secondary|primary").split('|')
OWNERS = ("dad's|mum's|mom's|kids'|parents'|baby's|grandma's|grandpa's|twins'|girls'|boys'|my daughter's|my son's|my wife's|my husband's|my brother's|my sister's"
    "|granny's|nan's|guest's|cat's|dog's|neighbour's|children's").split('|')
BEHIND = ("one|two|three|number one|number two|number three|number 1|number 2|1|2|3|A|B|in the corner|by the window|near the sofa|by the bed|over the sink|above the table|on the desk|next to the bed|behind the tv|under the stairs"
    "|over the stove|by the door|near the door|above the mirror|over the island|next to the couch|on the wall|on the shelf|on the left|on the right"
    "|over the table|under the cabinets|on the nightstand|at the back|by the fireplace|beside the bed|above the bed|next to the tv").split('|')
COLORS = ("red|blue|green|yellow|orange|purple|pink|white|warm white|cool white|turquoise|cyan|magenta|sky blue|navy|lime|lavender|indigo|gold|amber|coral|salmon"
    "|light blue|dark red|violet|teal|fuchsia|crimson|beige|lilac|mint|lemon|emerald|burgundy|peach|daylight|ice blue|pale pink|light green|soft yellow"
    "|maroon|rose|cream|ocean blue|hot pink|dark green|deep purple|neutral white|natural white|pure white|soft white|bright white|off white|warm yellow"
    "|daylight white|candlelight|candle light|cold white|cool blue|dark blue|navy blue|royal blue|electric blue|baby blue|powder blue|pastel blue|deep blue"
    "|cobalt|cobalt blue|midnight blue|azure|aqua|aquamarine|steel blue|tiffany blue|bright red|blood red|cherry red|deep red|light red|brick red|ruby"
    "|ruby red|scarlet|cherry|raspberry|wine red|wine|rust|forest green|lime green|olive|olive green|mint green|sea green|emerald green|neon green"
    "|pale green|apple green|bright green|jade|sage|khaki|bright yellow|pale yellow|golden yellow|lemon yellow|mustard|sunflower|honey|bright orange"
    "|dark orange|light orange|pumpkin|tangerine|apricot|burnt orange|baby pink|bubblegum pink|neon pink|light pink|dusty pink|bright pink|magenta pink"
    "|rose gold|salmon pink|dark purple|light purple|royal purple|plum|grape|lilac purple|mauve|orchid|amethyst|pale violet|eggplant|brown|chocolate|tan"
    "|sand|ivory|champagne|copper|bronze|silver|grey|gray|black|rainbow|multicolor|multicoloured|sunset|sunrise|sunset orange|fire|flame|ocean|forest|peach pink|seafoam|ultraviolet"
    "|blood orange|blush|cerulean|sapphire|turquoise blue").split('|')
SCENES = ("movie|movie night|party|dinner|good night|night|wake up|relax|reading|romantic|away|vacation|morning|work|chill|focus|gaming|nap|cleaning|coming home"
    "|cozy|christmas|breakfast|guests|cinema|bedtime|meditation|workout|shower|sunrise|leaving|bright|dim|date night|party time|family dinner|birthday"
    "|barbecue|soft music|home office|everyone asleep|mood lighting|goodnight|film night|family movie|game night|pizza night|poker night|girls night"
    "|quiet night|summer night|gentle wake up|good morning|good evening|goodbye|dinner time|lunch|bed|sleep|sleepy time|story time|bath time|homework|craft"
    "|cooking|baking|yoga|gym|dance|karaoke|disco|club|halloween|valentine|new year|thanksgiving|easter|summer|winter|autumn|spring|heatwave|eco"
    "|energy saving|comfort|frost|absent|at home|home|i'm home|i'm leaving|leaving home|weekend|weekday|school run|back from work|arrival|arrive|going out"
    "|holiday|empty house|security|alarm|panic|intruder|storm|thunder|sunset|dawn|dusk|daytime|full brightness|soft light|soft lights|low light|warm"
    "|warm glow|intimate|zen|calm|quiet|cosy|campfire|ocean|forest|tropical|northern lights|jazz|streaming|video call|meeting|office|study|study time|photo"
    "|match day|football|super bowl|game day|drinks|candlelight dinner|brunch|tea time|spa|break|lie in|lazy sunday|sunday morning|monday|dinner party"
    "|babysitter|nanny|cat|dog|ghost|evening reading|horror movie|do not disturb|rain|nightlight|siesta|diwali|hanukkah|ramadan|welcome home|house party").split('|')

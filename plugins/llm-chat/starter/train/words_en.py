"""The English words of a home: rooms, floors, devices, qualifiers, colours, scenes."""

AREAS = ('living room|kitchen|bedroom|bathroom|office|hallway|garage|basement|attic|laundry room|dining room|lounge|master bedroom|'
         'kids room|nursery|guest room|terrace|garden|balcony|conservatory|toilet|pantry|closet|loft|workshop|library|hall|playroom|gym|'
         'patio|driveway|pool|porch|shower|cellar|study|den|utility room|landing|stairs|boiler room|backyard|front yard|studio|tv room|'
         'family room|ensuite|sunroom|greenhouse|shed|spare room|entrance|entryway|mudroom|big bedroom|blue room|box room|sitting room|'
         'bar|cloakroom|deck|kids\' bedroom|parents\' room|first floor|second floor|ground floor|top floor|foyer|reading nook').split('|')
FLOORS = [('', 'upstairs'), ('', 'downstairs'), ('on the ', 'first floor'), ('on the ', 'ground floor'), ('in the ', 'basement'), ('', 'outside'),
          ('on the ', 'second floor'), ('on the ', 'top floor'), ('', 'outdoors'), ('', 'indoors'), ('in the ', 'attic'), ('', 'down here'),
          ('on the ', 'lower floor'), ('', 'inside')]
NOUNS = {
    'light': ('lamp|lamp|light|light|ceiling light|spotlight|spot|pendant|floor lamp|night light|chandelier|fairy lights|bulb|led strip|'
              'reading lamp|bedside lamp|desk lamp|table lamp|lava lamp|mood light|lantern|floodlight|sconce|wall light|string lights|strip light|'
              'light strip|christmas lights|christmas tree|standing lamp|downlights|porch light|big light|main light|little lamp|mirror light|'
              'under cabinet lights|cabinet light|spots|tube light|candle lamp|accent light|uplighter|striplights').split('|'),
    'switch': ('plug|coffee maker|kettle|coffee machine|towel warmer|pump|power strip|switch|oven|toaster|washing machine|dishwasher|charger|'
               'printer|computer|router|dryer|water heater|fountain|sprinkler|electric blanket|iron|air purifier|humidifier|diffuser|aquarium|'
               'microwave|fryer|tap|outlet|socket|smart plug|console|playstation|xbox|monitor|camera|alarm|siren|alarm clock|dehumidifier|pc|'
               'irrigation|hot tub|slow cooker|boiler switch|fish tank|space heater plug').split('|'),
    'cover': ('blind|blinds|shade|curtain|curtains|shutter|garage door|gate|awning|skylight|roller blind|roller shutter|drapes|front gate|'
              'blackout blind|venetian blind|patio shade|pergola|barrier|roof window|projector screen|garage|shades|bay window blind').split('|'),
    'climate': ('heating|heater|thermostat|ac|air conditioning|radiator|stove|boiler|heat pump|underfloor heating|air conditioner|aircon|'
                'convector|a/c|floor heating|furnace|pellet stove|hvac').split('|'),
    'media_player': ('tv|tv|television|speaker|radio|stereo|music|home cinema|soundbar|telly|player|smart speaker|speakers|chromecast|'
                     'turntable|receiver|amp|sound system|projector|media player|record player').split('|'),
    'fan': 'fan|ceiling fan|extractor fan|extractor|hood|ventilation|vent|tower fan|desk fan|exhaust fan|air circulator'.split('|'),
    'lock': ('lock|front door|door|deadbolt|back door|garage door|gate|smart lock|side door|patio door|cellar door|mailbox|main door|'
             'front gate|french doors').split('|'),
    'vacuum': 'vacuum|robot|robot vacuum|hoover|vacuum cleaner|mop|robot mop|lawn mower|mower|robovac'.split('|'),
    'sensor': ('temperature|humidity|sensor|power usage|probe|detector|thermometer|tank level|air quality|co2|brightness|battery|meter|'
               'barometer|co2 level|water meter|energy use').split('|'),
    'binary_sensor': ('window|door|motion sensor|patio door|smoke detector|water leak|doorbell|fridge door|front door|mailbox|'
                      'bay window|door sensor|leak sensor').split('|'),
}
KINDS = {
    'light': 'the lights|the lights|lights|all the lights|all lights|all of the lights|the lamps|every light|all the lamps|every lamp|each light|all of the lamps|both lamps|both lights|the two lamps|any lights|all the spots',
    'cover': 'the blinds|all the blinds|the curtains|the shutters|the shades|all the shades|all the curtains|every blind|all the shutters|the roller shutters|all blinds',
    'switch': 'the plugs|all the plugs|the switches|all the switches|every plug|the outlets|all the sockets',
    'climate': 'the radiators|all the radiators|the heaters|all the heaters|the thermostats|all thermostats|every heater',
    'media_player': 'the tvs|all the tvs|the speakers|all the speakers|all speakers|every tv|the televisions',
    'fan': 'the fans|all the fans|every fan|all fans',
    'lock': 'the doors|all the doors|the locks|all the locks|every door|all doors',
    'vacuum': 'the vacuums|all the vacuums|the robots|both vacuums',
    'sensor': 'the sensors|all the sensors|the probes',
    'binary_sensor': 'the windows|all the windows|the detectors|any windows|any doors|the doors and windows',
}
QUALIFIERS = ('bedside|left|right|back|top|bottom|middle|main|blue|red|green|white|black|yellow|number one|number 2|small|big|ceiling|'
              'worktop|reading|sofa|mirror|night|spare|bed|table|island|counter|standing|christmas|old|new|smart|wooden|corner|front|rear|'
              'left hand|upper|lower|window|tall|little|cat|dog|baby|west|east|north|south|outside|wall|kids|parents|fancy|vintage').split('|')
COLORS = ('red|blue|green|yellow|orange|purple|pink|white|warm white|cool white|turquoise|cyan|magenta|sky blue|navy|lime|lavender|indigo|gold|'
          'amber|coral|salmon|light blue|dark red|violet|teal|fuchsia|crimson|beige|lilac|mint|lemon|emerald|burgundy|peach|daylight|ice blue|'
          'pale pink|light green|soft yellow|maroon|rose|cream|ocean blue|hot pink|dark green|deep purple').split('|')
SCENES = ('movie|movie night|party|dinner|good night|night|wake up|relax|reading|romantic|away|vacation|morning|work|chill|focus|gaming|nap|'
          'cleaning|coming home|cozy|christmas|breakfast|guests|cinema|bedtime|meditation|workout|shower|sunrise|leaving|bright|dim|date night|'
          'party time|family dinner|birthday|barbecue|soft music|home office|everyone asleep|mood lighting|goodnight').split('|')

"""The English words for one device, by domain, the usual ones first; `door` is for doors that are opened and closed, `lock` for what is locked."""
NOUNS = {
    'light': ("lamp|light|light|ceiling light|lamp|spotlight|spot|pendant|floor lamp|night light|chandelier|fairy lights|bulb|led strip|reading lamp|bedside lamp"
        "|desk lamp|table lamp|lava lamp|mood light|lantern|floodlight|sconce|wall light|string lights|strip light|light strip|christmas lights|christmas tree"
        "|standing lamp|downlights|porch light|big light|main light|little lamp|mirror light|under cabinet lights|cabinet light|tube light|candle lamp"
        "|accent light|uplighter|striplights|main lamp|ceiling lamp|overhead light|overhead lamp|pendant light|pendant lamp|hanging lamp|hanging light"
        "|track light|track lights|recessed lights|recessed light|spot lamp|spotlights|picture light|vanity light|vanity lights|counter light"
        "|under cabinet light|undercabinet lights|stove light|oven light|hood light|sink light|closet light|stair light|stair lights|step lights|path light"
        "|path lights|walkway light|garden light|garden lights|patio lights|deck lights|pool light|pool lights|flood light|floodlights|security light"
        "|outdoor light|outside light|front light|back light|door light|driveway light|garage light|lamp post|tree lights|xmas lights|rope light|rope lights"
        "|neon sign|neon|led|led lights|led bar|led panel|light bar|light panel|tv backlight|bias light|backlight|smart bulb|light bulb|globe|salt lamp"
        "|star lamp|moon lamp|arc lamp|tripod lamp|corner lamp|bedroom lamp|piano lamp|reading light|desk light|bedside light|nightlight|night lamp|nursery lamp"
        "|aquarium light|grow light|grow lights|ring light|work light|torch|candles|led candle|candle|disco ball|tube|tubelight|side lamp|small light|big lamp"
        "|tiffany lamp|banker's lamp|nightstand lamp|buffet lamp").split('|'),
    'switch': ("plug|coffee maker|kettle|coffee machine|washing machine|towel warmer|pump|power strip|switch|oven|toaster|dishwasher|charger|printer|computer|router"
        "|dryer|water heater|fountain|sprinkler|electric blanket|iron|air purifier|humidifier|diffuser|aquarium|microwave|fryer|tap|outlet|socket|smart plug"
        "|console|playstation|xbox|monitor|camera|alarm|siren|dehumidifier|pc|irrigation|hot tub|slow cooker|boiler switch|fish tank"
        "|space heater plug|wall plug|smart socket|extension cord|extension lead|power outlet|surge protector|espresso machine|coffee pot|percolator"
        "|electric kettle|rice cooker|pressure cooker|instant pot|crock pot|air fryer|deep fryer|bread maker|blender|mixer|grill|bbq|stove|hob|cooktop|range"
        "|waffle iron|fridge|freezer|wine fridge|washer|tumble dryer|clothes dryer|geyser|immersion heater|hot water|boiler plug|towel rail|heated towel rail"
        "|heated blanket|heating pad|bottle warmer|baby monitor|bubble machine|pool pump|pool heater|filter|filter pump|water pump|sump pump|sprinklers"
        "|drip system|garden hose|valve|water valve|irrigation system|pond pump|pond|bird bath|jacuzzi|sauna|modem|wifi|wi-fi router|server|nas|laptop charger"
        "|phone charger|pc monitor|3d printer|scanner|game console|switch console|nintendo|ps5|headset|car charger|ev charger|charging station|wall box"
        "|scooter charger|bike charger|treadmill|exercise bike|massage chair|aroma diffuser|oil diffuser|air freshener|mister|bug zapper|heat lamp|terrarium"
        "|cat fountain|pet feeder|feeder|litter box|doorbell|intercom|door camera|security camera|webcam|burglar alarm|sound machine|white noise machine"
        "|sewing machine|hair straightener|straighteners|hair dryer|curling iron|vacuum charger|tool charger|christmas village|train set|inflatable santa").split('|'),
    'cover': ("blind|shade|curtain|garage door|shutter|gate|awning|skylight|roller blind|roller shutter|front gate|blackout blind|venetian blind|patio shade|pergola"
        "|barrier|roof window|projector screen|garage|bay window blind|roller shade|roman shade|roman blind|window blind|window shade|window shutter|left blind"
        "|right blind|left curtain|right curtain|big curtain|sheer curtain|net curtain|blackout curtain|shower curtain|kitchen blind|vertical blind"
        "|honeycomb shade|cellular shade|plantation shutter|sun shade|sunshade|sun sail|shade sail|mosquito net|screen door|window|top window|skylight blind"
        "|velux blind|velux|roof light|louvre|louver|louvered roof|pergola roof|pool cover|hot tub cover|main gate|side gate|back gate|garden gate|driveway gate"
        "|sliding gate|electric gate|parking barrier|security shutter|storm shutter|garage shutter|roll-up door|overhead door|barn door|loft hatch|attic hatch"
        "|vent flap|canopy|patio awning|car gate|projection screen|movie screen").split('|'),
    'climate': ("heating|heater|thermostat|ac|radiator|air conditioning|stove|boiler|heat pump|underfloor heating|air conditioner|aircon|convector|a/c|floor heating"
        "|furnace|pellet stove|hvac|central heating|heat|electric heater|space heater|fan heater|oil heater|wall heater|panel heater|patio heater|towel heater"
        "|baseboard heater|nest|smart thermostat|mini split|split ac|window ac|portable ac|air con|air-con|aircon unit|cooler|air cooler|swamp cooler|cooling"
        "|chiller|fireplace|gas fire|electric fireplace|wood stove|log burner|wood burner|storage heater|infrared heater|heat pump unit|central air|hvac unit"
        "|boiler heating|bathroom heating|floor heater|climate control|left radiator|small heater|immersion").split('|'),
    'media_player': ("tv|speaker|radio|music|television|tv|stereo|home cinema|soundbar|telly|player|smart speaker|chromecast|turntable|receiver|amp|sound system|projector"
        "|media player|record player|big tv|small tv|smart tv|tv set|flatscreen|flat screen|kitchen tv|bedroom tv|set top box|cable box|apple tv|fire stick"
        "|fire tv|roku|google tv|shield|dvd player|blu-ray player|cd player|boombox|hi-fi|hifi|internet radio|kitchen radio"
        "|bluetooth speaker|portable speaker|little speaker|big speaker|left speaker|subwoofer|sub|surround sound|surround system|home theater|amplifier|jukebox"
        "|tablet|echo|echo dot|alexa|google home|homepod|sonos|beamer|gramophone|wireless speaker|game console|music player|outdoor speaker|ceiling speaker"
        "|mini speaker|music system").split('|'),
    'fan': ("fan|ceiling fan|fan|extractor fan|fan|extractor|hood|ventilation|vent|tower fan|desk fan|exhaust fan|air circulator|standing fan|pedestal fan|table fan"
        "|box fan|window fan|floor fan|wall fan|small fan|big fan|attic fan|bathroom fan|kitchen fan|extractor hood|cooker hood|range hood|cooker fan|ventilator"
        "|ventilation fan|whole house fan|air purifier|bladeless fan|overhead fan|vent fan|blower").split('|'),
    'lock': ("front door|door|lock|back door|garage door|deadbolt|gate|smart lock|side door|patio door|cellar door|mailbox|main door|front gate|french doors"
        "|front lock|back lock|main gate|side gate|garden gate|back gate|door lock|front door lock|back door lock|garage lock|garage side door|kitchen door"
        "|basement door|balcony door|terrace door|bedroom door|office door|shed door|cellar lock|safe|gun safe|locker|cabinet lock|latch|padlock|screen door"
        "|sliding door|entrance door|entry door|porch door|apartment door|building door|utility door|chest|bike lock").split('|'),
    'vacuum': ("vacuum|robot|robot vacuum|hoover|vacuum cleaner|mop|robot mop|lawn mower|mower|robovac|robot cleaner|robot hoover|robot mower|robotic mower|roomba"
        "|roborock|vacuum robot|cleaning robot|little robot|robot vac|robo vac|vac|smart vacuum|mopping robot|floor cleaner|upstairs robot|downstairs vacuum"
        "|automower|lawn robot|grass cutter|sweeper|pool robot|window robot|dustbuster").split('|'),
    'door': ("door|front door|back door|sliding door|side door|patio door|cellar door|main door|automatic door|hatch|cat flap").split('|'),
    'sensor': ("temperature|humidity|sensor|power usage|probe|detector|thermometer|tank level|air quality|co2|brightness|battery|meter|barometer|co2 level|water meter"
        "|energy use|outside temperature|outdoor temperature|indoor temperature|inside temperature|power consumption|electricity meter|gas meter"
        "|solar production|battery level|water level|pressure|noise level|humidity level|temperature sensor|humidity sensor|weather station|rain gauge"
        "|wind speed|carbon dioxide|light level|pm2.5|energy meter|power draw|soil moisture|pollen count|radon level").split('|'),
    'binary_sensor': ("window|door|motion sensor|patio door|smoke detector|water leak|doorbell|fridge door|front door|mailbox|bay window|door sensor|leak sensor|back door"
        "|garage door|freezer door|window sensor|presence sensor|occupancy sensor|leak detector|carbon monoxide detector|co detector|skylight|gate|cellar door"
        "|motion detector|glass break sensor|kitchen window|back window|side door|mail box|fire alarm|smoke alarm").split('|'),
}

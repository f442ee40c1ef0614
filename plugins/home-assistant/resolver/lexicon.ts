import { readPhrase } from './words.ts'

/** A kind of thing that a common word names. */
export interface Kind {
  readonly id: string
  /** Domain to device classes; `*` takes every class, `?` takes things whose class is not known. */
  readonly fits: Readonly<Record<string, readonly string[]>>
  /** The singular names all there is in a room: `la lumière`, `the heating`. */
  readonly isMass: boolean
}

/** Words and phrases that mean the same, in French and English. */
export interface Concept {
  readonly id: string
  /** Each a sequence of stems. */
  readonly phrases: readonly (readonly string[])[]
  readonly kind: Kind | undefined
}

const concepts: Concept[] = []

function concept(id: string, words: string, kind?: Kind): void {
  const phrases = words.split(',').map((phrase) => readPhrase(phrase).tokens.map((token) => token.stem))
  concepts.push({ id, phrases, kind })
}

function kind(id: string, targets: string, words: string, isMass = false): void {
  const fits = Object.fromEntries(
    targets.split(' ').map((target) => {
      const [domain = '', classes = '*'] = target.split(':')
      return [domain, classes.split('|')]
    }),
  )
  concept(id, words, { id, fits, isMass })
}

kind('light', 'light', 'lumière, éclairage, light, lighting', true)
kind('lamp', 'light', 'lampe, lamp, ampoule, bulb, luminaire')
kind('shutter', 'cover:shutter|?', 'volet, volet roulant, shutter, roller shutter')
kind('blind', 'cover:blind|shade|?', 'store, blind, shade')
kind('curtain', 'cover:curtain|?', 'rideau, curtain, drape, voilage')
kind('awning', 'cover:awning', 'store banne, awning')
kind('gate', 'cover:gate', 'portail, gate')
kind('garage-door', 'cover:garage', 'porte du garage, garage door')
kind('door', 'cover:door|garage lock:* binary_sensor:door|garage_door|opening', 'porte, door')
kind('window', 'cover:window binary_sensor:window|opening', 'fenêtre, window')
kind('plug', 'switch:outlet|?', 'prise, plug, outlet, socket')
kind('switch', 'switch', 'interrupteur, switch')
kind('heating', 'climate water_heater', 'chauffage, heating', true)
kind('radiator', 'climate:radiator|?', 'radiateur, radiator, heater, convecteur')
kind('thermostat', 'climate:thermostat|?', 'thermostat')
kind('stove', 'climate:stove', 'poêle, stove')
kind(
  'air-conditioning',
  'climate:air-conditioning|?',
  'clim, climatisation, climatiseur, air con, aircon, ac, air conditioning, air conditioner',
)
kind('tv', 'media_player:tv', 'tv, télé, télévision, téléviseur, television, telly')
kind('speaker', 'media_player:speaker|receiver|?', 'enceinte, haut parleur, speaker')
kind('music', 'media_player', 'musique, music, radio, son, sound, audio', true)
kind('fan', 'fan', 'ventilateur, ventilo, fan')
kind('vacuum', 'vacuum', 'aspirateur, aspi, robot aspirateur, robot, vacuum, vacuum cleaner, hoover, roomba')
kind('mower', 'lawn_mower', 'tondeuse, robot tondeuse, mower, lawn mower')
kind('lock', 'lock', 'serrure, verrou, lock')
kind('scene', 'scene script', 'scène, scene, ambiance, mode, mood')
kind('temperature', 'sensor:temperature', 'température, temperature, thermomètre, thermometer', true)
kind('humidity', 'sensor:humidity', "humidité, humidity, hygrométrie, taux d'humidité", true)
kind('battery', 'sensor:battery', 'batterie, battery, pile')
kind('power', 'sensor:power', 'puissance, power, consommation, consumption', true)
kind('energy', 'sensor:energy', 'énergie, energy', true)
kind('illuminance', 'sensor:illuminance', 'luminosité, brightness', true)
kind('co2', 'sensor:carbon_dioxide', 'co2, carbon dioxide, gaz carbonique', true)
kind('motion', 'binary_sensor:motion|occupancy|presence', 'mouvement, motion, présence, presence, occupancy', true)
kind('smoke', 'binary_sensor:smoke', 'fumée, smoke', true)
kind('leak', 'binary_sensor:moisture', 'fuite, leak', true)
kind('sensor', 'sensor binary_sensor', 'capteur, sensor, détecteur, detector')

concept('living-room', 'salon, séjour, living, living room, lounge, sitting room, pièce à vivre')
concept('kitchen', 'cuisine, kitchen')
concept('bedroom', 'chambre, bedroom')
concept('bathroom', "salle de bain, salle de bains, salle d'eau, bathroom")
concept('shower-room', 'douche, shower, shower room')
concept('toilet', 'wc, toilettes, toilet, loo, restroom')
concept('office', 'bureau, office, study')
concept('entrance', "entrée, hall d'entrée, entrance, entryway")
concept('hallway', 'couloir, hall, hallway, corridor')
concept('landing', 'palier, landing')
concept('cellar', 'cave, cellar')
concept('basement', 'sous sol, basement')
concept('attic', 'grenier, combles, attic, loft')
concept('garden', 'jardin, garden, yard')
concept('terrace', 'terrasse, patio, terrace')
concept('balcony', 'balcon, balcony')
concept('stairs', 'escalier, stairs, staircase, stairway')
concept('laundry', 'buanderie, laundry, laundry room, utility room')
concept('dining-room', 'salle à manger, dining room')
concept('nursery', 'chambre de bébé, chambre bébé, nursery')
concept('kids-room', "chambre des enfants, kids room, kids' bedroom, children's room, children's bedroom")
concept('guest-room', "chambre d'amis, guest room, guest bedroom, spare room")
concept('conservatory', 'véranda, conservatory, sunroom')
concept('pool', 'piscine, pool, swimming pool')
concept('outside', 'extérieur, dehors, outside, outdoor, outdoors')
concept('shed', 'cabane, abri, shed, abri de jardin')
concept('porch', 'porche, porch')
concept('pantry', 'cellier, pantry, garde manger')
concept('workshop', 'atelier, workshop')
concept('playroom', 'salle de jeux, salle de jeu, playroom, games room')

concept('bedside', 'chevet, bedside, nightstand, night table')
concept('ceiling-light', 'plafonnier, ceiling light, ceiling lamp')
concept('ceiling', 'plafond, ceiling')
concept('floor-lamp', 'lampadaire, floor lamp, standing lamp')
concept('led-strip', 'ruban led, bande led, led strip, light strip')
concept('garland', 'guirlande, fairy lights, string lights')
concept('chandelier', 'lustre, chandelier')
concept('oven', 'four, oven')
concept('microwave', 'micro ondes, microwave')
concept('fridge', 'frigo, réfrigérateur, fridge, refrigerator')
concept('freezer', 'congélateur, congélo, freezer')
concept('washer', 'machine à laver, lave linge, washing machine, washer')
concept('dryer', 'sèche linge, dryer, tumble dryer')
concept('dishwasher', 'lave vaisselle, dishwasher')
concept('kettle', 'bouilloire, kettle')
concept('coffee', 'cafetière, machine à café, coffee machine, coffee maker')
concept('boiler', 'chauffe eau, ballon, ballon eau chaude, cumulus, water heater')
concept('soundbar', 'barre de son, soundbar, sound bar')
concept('christmas-tree', 'sapin, sapin de noël, christmas tree')
concept('doorbell', 'sonnette, doorbell')
concept('printer', 'imprimante, printer')
concept('pump', 'pompe, pump')
concept('left', 'gauche, left')
concept('right', 'droite, droit, right')
concept('front-door', "porte d'entrée, front door")
concept('back-door', 'porte arrière, porte de derrière, back door')
concept('awning-name', 'banne')
concept('parents', 'parents, master')
concept('children', 'enfants, kids, children')
concept('irrigation', 'arrosage, irrigation, sprinkler, watering')
concept('intercom', 'interphone, intercom')

/** Every concept, those with the longest phrases first where it matters to the reader of phrases. */
export const CONCEPTS: readonly Concept[] = concepts

/** Kind by Home Assistant domain, for requests like "all lights". */
export function kindOfDomain(domain: string): Kind {
  return { id: domain, fits: { [domain]: domain === 'cover' ? ORDINARY_COVERS : ['*'] }, isMass: true }
}

/** Covers that "all" and a room's name may move: no gate, garage or door, which only their own words name. */
const ORDINARY_COVERS: readonly string[] = ['shutter', 'blind', 'shade', 'curtain', 'awning', 'window', 'damper', '?']

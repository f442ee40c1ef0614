import { StandInHome } from './stand-in-home.ts'

/** A flat with the things that the tests speak of. */
export function smallHome(): StandInHome {
  return new StandInHome(
    [
      {
        id: 'light.salon',
        name: 'Lampe du salon',
        state: 'off',
        area: 'salon',
        attributes: { supported_color_modes: ['hs', 'color_temp'] },
      },
      {
        id: 'light.cuisine',
        name: 'Plafonnier',
        state: 'off',
        area: 'cuisine',
        attributes: { supported_color_modes: ['brightness'] },
      },
      { id: 'switch.cafetiere', name: 'Cafetière', state: 'off', area: 'cuisine', aliases: ['machine à expresso'] },
      {
        id: 'cover.volet',
        name: 'Volet',
        state: 'closed',
        area: 'salon',
        attributes: { device_class: 'shutter', current_position: 0 },
      },
      {
        id: 'cover.garage',
        name: 'Porte de garage',
        state: 'closed',
        area: 'garage',
        attributes: { device_class: 'garage' },
      },
      {
        id: 'climate.salon',
        name: 'Thermostat',
        state: 'heat',
        area: 'salon',
        attributes: { min_temp: 7, max_temp: 30, temperature: 19, current_temperature: 19.4 },
      },
      {
        id: 'media_player.tele',
        name: 'Télé',
        state: 'playing',
        area: 'salon',
        attributes: { device_class: 'tv', volume_level: 0.2 },
      },
      { id: 'lock.entree', name: "Porte d'entrée", state: 'locked', area: 'entree' },
      { id: 'scene.cinema', name: 'Cinéma', state: 'unknown' },
      { id: 'input_number.seuil', name: 'Seuil', state: '10', attributes: { min: 0, max: 100 } },
      {
        id: 'sensor.temperature_salon',
        name: 'Température',
        state: '19.44',
        area: 'salon',
        attributes: { device_class: 'temperature', unit_of_measurement: '°C' },
      },
      {
        id: 'sensor.signal',
        name: 'Lampe du salon signal',
        state: '-60',
        area: 'salon',
        category: 'diagnostic',
        attributes: { device_class: 'signal_strength' },
      },
      { id: 'light.secret', name: 'Lampe secrète', state: 'off', isExposed: false },
    ],
    [
      { id: 'salon', name: 'Salon', floor: 'rdc' },
      { id: 'cuisine', name: 'Cuisine', floor: 'rdc' },
      { id: 'garage', name: 'Garage', floor: 'rdc' },
      { id: 'entree', name: 'Entrée', floor: 'rdc' },
    ],
    [{ id: 'rdc', name: 'Rez-de-chaussée', level: 0 }],
  )
}

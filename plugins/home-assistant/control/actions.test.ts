import assert from 'node:assert/strict'
import { AppError } from '../../../core/contracts/errors.ts'
import { HOME_ACTIONS } from '../../../core/contracts/home-tools.ts'
import { domainsOf } from '../resolver/capabilities.ts'
import { planAction, servicesOf } from './actions.ts'
import { DEFAULT_DOMAINS } from './domains.ts'

const entity = (entityId: string, attributes: Readonly<Record<string, unknown>> = {}) => ({
  entityId,
  state: 'on',
  attributes,
})

describe('planAction', () => {
  for (const [id, action, value, service, serviceData] of [
    ['light.a', 'turn_on', undefined, 'light.turn_on', {}],
    ['light.a', 'set', 40, 'light.turn_on', { brightness_pct: 40 }],
    ['light.a', 'set', 0, 'light.turn_off', {}],
    ['light.a', 'set_brightness', 'à moitié', 'light.turn_on', { brightness_pct: 50 }],
    ['light.a', 'set_color', 'bleue', 'light.turn_on', { rgb_color: [0, 0, 255] }],
    ['light.a', 'set_color', 'turqoise', 'light.turn_on', { rgb_color: [0, 220, 200] }],
    ['light.a', 'set_color', 'blanc chaud', 'light.turn_on', { color_temp_kelvin: 2700 }],
    ['cover.a', 'open', undefined, 'cover.open_cover', {}],
    ['cover.a', 'set', 30, 'cover.set_cover_position', { position: 30 }],
    ['climate.a', 'set', '20,5', 'climate.set_temperature', { temperature: 20.5 }],
    ['media_player.a', 'volume', 25, 'media_player.volume_set', { volume_level: 0.25 }],
    ['media_player.a', 'play', undefined, 'media_player.media_play', {}],
    ['vacuum.a', 'return_to_base', undefined, 'vacuum.return_to_base', {}],
    ['fan.a', 'set', 60, 'fan.set_percentage', { percentage: 60 }],
    ['number.a', 'set', 5, 'number.set_value', { value: 5 }],
    ['input_text.a', 'set', 'hello', 'input_text.set_value', { value: 'hello' }],
    ['button.a', 'press', undefined, 'button.press', {}],
    ['scene.a', 'activate', undefined, 'scene.turn_on', {}],
    ['lock.a', 'unlock', undefined, 'lock.unlock', {}],
  ] as const)
    it(`${action} ${value ?? ''} on ${id} calls ${service}`, () => {
      const { call } = planAction(entity(id), action, value)
      assert.equal(`${call.domain}.${call.service}`, service)
      assert.deepEqual(call.serviceData, serviceData)
    })

  for (const [id, action, value, code, attributes] of [
    ['light.a', 'set', 101, 'HOME_VALUE_INVALID', {}],
    ['light.a', 'set', Number.NaN, 'HOME_VALUE_INVALID', {}],
    ['light.a', 'set', true, 'HOME_VALUE_INVALID', {}],
    ['light.a', 'set_color', 'moche', 'HOME_VALUE_INVALID', {}],
    ['climate.a', 'set', 31, 'HOME_VALUE_INVALID', { max_temp: 30 }],
    ['input_select.a', 'set', 'c', 'HOME_VALUE_INVALID', { options: ['a', 'b'] }],
    ['sensor.a', 'turn_on', undefined, 'HOME_ACTION_UNSUPPORTED', {}],
    ['light.a', '__proto__', undefined, 'HOME_ACTION_UNSUPPORTED', {}],
  ] as const)
    it(`refuses ${action} ${value} on ${id} with ${code}`, () => {
      assert.throws(
        () => planAction(entity(id, attributes), action, value),
        (error) => error instanceof AppError && error.code === code,
      )
    })

  it('can do on every domain what the resolver believes of it', () => {
    for (const action of HOME_ACTIONS)
      for (const domain of domainsOf(action) ?? []) {
        const value = action === 'set_color' ? 'red' : 20
        assert.doesNotThrow(() => planAction(entity(`${domain}.a`), action, value), `${domain} ${action}`)
      }
  })

  it('calls only services of the domain itself', () => {
    for (const domain of [...DEFAULT_DOMAINS, 'lock'])
      for (const service of servicesOf(domain)) assert.ok(service.startsWith(`${domain}.`), service)
  })
})

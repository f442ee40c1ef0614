import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import { startTestBox, type TestBox } from '../../core/test/box.ts'
import { WebSocketLink } from './link/websocket-link.ts'
import plugin from './plugin.ts'
import { type Certificate, makeCertificate } from './testing/certificate.ts'
import { eventually } from './testing/eventually.ts'
import { smallHome } from './testing/small-home.ts'
import { StandInWebSocket } from './testing/stand-in-websocket.ts'

interface Entities {
  readonly entities: readonly { entity_id: string; state: string; name: string; area?: string; floor?: string }[]
  readonly total: number
  readonly source: string
  readonly complete: boolean
}

describe('home-assistant over the WebSocket API', () => {
  const home = smallHome()
  let standIn: StandInWebSocket
  let box: TestBox
  const post = (body: unknown, as: 'user' | 'bare' | 'nobody' = 'user') =>
    box.fetch('/homeassistant/control', { method: 'POST', body: JSON.stringify(body), as })
  const get = async (path: string) => (await (await box.fetch(path)).json()) as Entities

  before(async () => {
    standIn = await StandInWebSocket.start(home)
    box = await startTestBox({
      plugins: [plugin],
      config: { 'home-assistant': { url: standIn.url, token: standIn.token, confirmSeconds: 0.3 } },
    })
    await eventually(
      'the home is listed',
      async () => (await get('/homeassistant/entities')).total === home.states().length,
    )
    await eventually('rooms are known', async () => (await get('/homeassistant/entities?area=Salon')).total > 0)
  })
  after(async () => {
    await box.stop()
    await standIn.stop()
  })

  it('lists entities with states, names, rooms and floors', async () => {
    const { entities, source, complete } = await get('/v1/homeassistant/entities')
    assert.equal(source, 'websocket')
    assert.equal(complete, true)
    const lamp = entities.find((entity) => entity.entity_id === 'light.salon')
    assert.deepEqual(
      [lamp?.state, lamp?.name, lamp?.area, lamp?.floor],
      ['off', 'Lampe du salon', 'Salon', 'Rez-de-chaussée'],
    )
  })

  it('filters by domain, room and text', async () => {
    assert.equal((await get('/homeassistant/entities?domain=light')).total, 3)
    assert.deepEqual(
      (await get('/homeassistant/entities?domain=light&area=salon')).entities.map((entity) => entity.entity_id),
      ['light.salon'],
    )
    assert.deepEqual(
      (await get('/homeassistant/entities?q=caf')).entities.map((entity) => entity.entity_id),
      ['switch.cafetiere'],
    )
  })

  it('answers one entity, and 404 for one that does not exist', async () => {
    assert.equal((await box.fetch('/homeassistant/entities/light.salon')).status, 200)
    const missing = await box.fetch('/homeassistant/entities/light.nowhere')
    assert.equal(missing.status, 404)
    assert.equal(((await missing.json()) as { error_code: string }).error_code, 'HOME_ENTITY_UNKNOWN')
  })

  it('switches a lamp and says what was confirmed', async () => {
    const response = await post({ entity_id: 'light.salon', action: 'turn_on' })
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { ok: true, confirmed: true, state_before: 'off', state_after: 'on' })
    assert.equal(home.state('light.salon'), 'on')
  })

  it('sets values in the units of people', async () => {
    assert.equal((await post({ entity_id: 'light.salon', action: 'set', value: 40 })).status, 200)
    assert.equal(home.attribute('light.salon', 'brightness'), 102)
    assert.equal((await post({ entity_id: 'climate.salon', action: 'set', value: '20,5' })).status, 200)
    assert.equal(home.attribute('climate.salon', 'temperature'), 20.5)
    assert.equal((await post({ entity_id: 'cover.volet', action: 'set', value: 30 })).status, 200)
    assert.equal(home.attribute('cover.volet', 'current_position'), 30)
    assert.equal((await post({ entity_id: 'light.salon', action: 'set_color', value: 'rouge' })).status, 200)
    assert.deepEqual(home.attribute('light.salon', 'rgb_color'), [255, 0, 0])
  })

  for (const [what, body, status, code] of [
    ['an unknown entity', { entity_id: 'light.nowhere', action: 'turn_on' }, 404, 'HOME_ENTITY_UNKNOWN'],
    ['a lock', { entity_id: 'lock.entree', action: 'unlock' }, 403, 'HOME_DOMAIN_FORBIDDEN'],
    ['homeassistant itself', { entity_id: 'homeassistant.stop', action: 'turn_on' }, 403, 'HOME_DOMAIN_FORBIDDEN'],
    ['a shell command', { entity_id: 'shell_command.wipe', action: 'turn_on' }, 403, 'HOME_DOMAIN_FORBIDDEN'],
    ['an action that a lamp lacks', { entity_id: 'light.salon', action: 'open' }, 422, 'HOME_ACTION_UNSUPPORTED'],
    [
      'a property of objects as action',
      { entity_id: 'light.salon', action: 'constructor' },
      422,
      'HOME_ACTION_UNSUPPORTED',
    ],
    ['a brightness of 140', { entity_id: 'light.salon', action: 'set', value: 140 }, 422, 'HOME_VALUE_INVALID'],
    [
      'a colour on a white lamp',
      { entity_id: 'light.cuisine', action: 'set_color', value: 'red' },
      422,
      'HOME_VALUE_INVALID',
    ],
    ['a missing value', { entity_id: 'climate.salon', action: 'set' }, 422, 'HOME_VALUE_INVALID'],
  ] as const)
    it(`refuses ${what} with ${status}`, async () => {
      const calls = home.calls.length
      const response = await post(body)
      assert.equal(response.status, status)
      assert.equal(((await response.json()) as { error_code: string }).error_code, code)
      assert.equal(home.calls.length, calls, 'nothing was sent to the home')
    })

  it('refuses a field that it does not know, and says what to send', async () => {
    const response = await post({ entity_id: 'light.salon', action: 'turn_on', brightness: 40 })
    assert.equal(response.status, 422)
    const { validation_errors: errors } = (await response.json()) as {
      validation_errors: { field: string; error: string }[]
    }
    assert.equal(errors[0]?.field, 'brightness')
    assert.match(errors[0]?.error ?? '', /Send what to set as value/)
    assert.equal((await box.fetch('/homeassistant/entities?domian=light')).status, 422)
  })

  it('answers 504 when a device takes a command and nothing changes', async () => {
    home.deaf.add('switch.cafetiere')
    const response = await post({ entity_id: 'switch.cafetiere', action: 'turn_on' })
    assert.equal(response.status, 504)
    const body = (await response.json()) as Record<string, unknown>
    assert.equal(body['error_code'], 'HOME_NOT_CONFIRMED')
    home.deaf.clear()
  })

  it('takes the word of Home Assistant where no state can be seen', async () => {
    const response = await post({ entity_id: 'scene.cinema', action: 'turn_on' })
    assert.equal(response.status, 200)
    assert.equal(((await response.json()) as { confirmed: boolean }).confirmed, true)
  })

  it('needs the scope home', async () => {
    assert.equal((await post({ entity_id: 'light.salon', action: 'turn_on' }, 'bare')).status, 403)
    assert.equal((await post({ entity_id: 'light.salon', action: 'turn_on' }, 'nobody')).status, 401)
  })

  it('follows changes of the home', async () => {
    home.set('sensor.temperature_salon', '21.1')
    await eventually('the new state is shown', async () => {
      const body = (await (await box.fetch('/homeassistant/entities/sensor.temperature_salon')).json()) as {
        state: string
      }
      return body.state === '21.1'
    })
  })

  it('answers 503 while Home Assistant is away, and goes on when it is back', async () => {
    const { port } = standIn
    await standIn.stop()
    await eventually(
      'the link is down',
      async () => (await post({ entity_id: 'light.salon', action: 'turn_off' })).status === 503,
    )
    home.set('light.cuisine', 'on')
    standIn = await StandInWebSocket.start(home, { port })
    await eventually(
      'the link is up',
      async () => (await post({ entity_id: 'light.salon', action: 'turn_off' })).status === 200,
    )
    const body = (await (await box.fetch('/homeassistant/entities/light.cuisine')).json()) as { state: string }
    assert.equal(body.state, 'on', 'what changed meanwhile is known')
  })
})

describe('home-assistant with a wrong token', () => {
  it('runs, answers 503 and says why', async () => {
    const standIn = await StandInWebSocket.start(smallHome())
    const box = await startTestBox({
      plugins: [plugin],
      config: { 'home-assistant': { url: standIn.url, token: 'wrong' } },
    })
    try {
      await eventually('the token is refused', async () => {
        const response = await box.fetch('/homeassistant/entities')
        const body = (await response.json()) as { detail?: string }
        return response.status === 503 && (body.detail ?? '').includes('refuses the token')
      })
    } finally {
      await box.stop()
      await standIn.stop()
    }
  })
})

describe('home-assistant over TLS with an authority of the home', () => {
  let certificate: Certificate
  let standIn: StandInWebSocket
  before(async () => {
    certificate = await makeCertificate()
    const [key, cert] = [await readFile(certificate.keyFile), await readFile(certificate.certFile)]
    standIn = await StandInWebSocket.start(smallHome(), { tls: { key, cert } })
  })
  after(async () => {
    await standIn.stop()
    await certificate.remove()
  })

  it('is reached when the authority is named', async () => {
    const config = { url: standIn.url, token: standIn.token, caFile: certificate.certFile }
    const box = await startTestBox({ plugins: [plugin], config: { 'home-assistant': config } })
    try {
      await eventually('the home is listed', async () =>
        (await (await box.fetch('/homeassistant/entities')).text()).includes('light.salon'),
      )
    } finally {
      await box.stop()
    }
  })

  it('is not trusted when it is not', async () => {
    const config = { url: standIn.url, token: standIn.token }
    const box = await startTestBox({ plugins: [plugin], config: { 'home-assistant': config } })
    try {
      await eventually('the trouble is told', async () =>
        (await (await box.fetch('/homeassistant/entities')).text()).includes('cannot be reached'),
      )
    } finally {
      await box.stop()
    }
  })
})

describe('the WebSocket link', () => {
  it('stops at once, also while it is taking up a connection', async () => {
    const standIn = await StandInWebSocket.start(smallHome())
    standIn.slowMs = 60_000
    const link = new WebSocketLink({ url: standIn.url, token: standIn.token }, pino({ level: 'silent' }))
    await link.start()
    await eventually('it is greeted', () => standIn.greeted > 0)
    await link.stop()
    await standIn.stop()
  })
})

describe('home-assistant with nothing configured', () => {
  it('idles and says so', async () => {
    const box = await startTestBox({ plugins: [plugin] })
    try {
      assert.equal((await box.fetch('/homeassistant/entities')).status, 503)
      const health = (await (await box.fetch('/health')).json()) as { services: Record<string, string> }
      assert.equal(health.services['home-assistant'], 'idle')
    } finally {
      await box.stop()
    }
  })
})

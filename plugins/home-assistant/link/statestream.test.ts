import assert from 'node:assert/strict'
import { HomeCache } from './home-cache.ts'
import { Statestream } from './statestream.ts'

describe('Statestream', () => {
  const setUp = () => {
    const cache = new HomeCache('mqtt')
    const stream = new Statestream('lares-home', cache)
    return {
      cache,
      send: (topic: string, text: string) => stream.receive(`lares-home/${topic}`, Buffer.from(text), false),
    }
  }

  it('puts a state and its attributes together, in whatever order they come', () => {
    const { cache, send } = setUp()
    send('light/salon/friendly_name', '"Lampe du salon"')
    assert.equal(cache.get('light.salon'), undefined, 'an entity exists once its state was seen')
    send('light/salon/state', 'on')
    send('light/salon/brightness', '120')
    assert.deepEqual(cache.get('light.salon'), {
      entityId: 'light.salon',
      state: 'on',
      attributes: { friendly_name: 'Lampe du salon', brightness: 120 },
    })
  })

  it('keeps text that is not JSON as it is, and forgets an entity that was cleared', () => {
    const { cache, send } = setUp()
    send('light/salon/state', 'on')
    send('light/salon/effect', 'rain{')
    assert.equal(cache.get('light.salon')?.attributes['effect'], 'rain{')
    send('light/salon/state', '')
    assert.equal(cache.get('light.salon'), undefined)
  })

  it('leaves out what is no state: other depths, endless states', () => {
    const { cache, send } = setUp()
    send('light', 'on')
    send('light/salon', 'on')
    send('light/salon/state/deeper', 'on')
    send('light/salon/state', 'x'.repeat(2000))
    assert.equal(cache.snapshot().states.size, 0)
  })

  it('stops keeping attributes at a bound of memory', () => {
    const { cache, send } = setUp()
    const big = JSON.stringify('x'.repeat(200 * 1024))
    for (let count = 0; count < 400; count++) {
      send(`sensor/s${count}/state`, 'on')
      send(`sensor/s${count}/big`, big)
    }
    const kept = [...cache.snapshot().states.values()].filter((state) => 'big' in state.attributes).length
    assert.ok(kept > 300 && kept < 350, `${kept} of 400`)
    send('sensor/s0/big', '1')
    send('sensor/s399/big', '2')
    assert.equal(cache.get('sensor.s399')?.attributes['big'], 2, 'room that was given back is used again')
  })
})

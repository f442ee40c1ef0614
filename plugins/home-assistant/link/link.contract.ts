import assert from 'node:assert/strict'
import { AppError } from '../../../core/contracts/errors.ts'
import { eventually } from '../testing/eventually.ts'
import type { StandInHome } from '../testing/stand-in-home.ts'
import type { HomeAssistantLink } from './home-assistant-link.ts'

/** A link under test, with the home behind it. */
export interface LinkUnderTest {
  readonly link: HomeAssistantLink
  readonly home: StandInHome
  /** Takes Home Assistant away. */
  cut(): Promise<void>
  stop(): Promise<void>
}

/** What every way to Home Assistant must do. */
export function linkContract(name: string, open: () => Promise<LinkUnderTest>): void {
  describe(`the link ${name}`, () => {
    let under: LinkUnderTest
    const signal = new AbortController().signal
    const lamp = { domain: 'light', service: 'turn_on', entityIds: ['light.salon'], serviceData: {} }
    before(async () => {
      under = await open()
      await eventually('the home is listed', () => under.link.isUp && under.link.snapshot().isComplete)
      await eventually('rooms are known', () => under.link.snapshot().registry.areas.length > 0)
    })
    after(() => under.stop())

    it('knows every entity with its state, attributes and room', () => {
      const { states, registry } = under.link.snapshot()
      assert.equal(states.size, under.home.states().length)
      assert.equal(states.get('climate.salon')?.attributes['temperature'], 19)
      assert.equal(registry.entities.get('light.salon')?.area, 'salon')
      assert.equal(registry.areas.find((area) => area.id === 'salon')?.name, 'Salon')
    })

    it('tells of changes to those who subscribed, until they leave', async () => {
      const seen: string[] = []
      const leave = under.link.subscribe(({ entityId, state }) => {
        if (entityId === 'media_player.tele') seen.push(state)
      })
      under.home.set('media_player.tele', 'paused')
      await eventually('the change was told', () => seen.includes('paused'))
      leave()
      const told = seen.length
      under.home.set('media_player.tele', 'playing')
      await eventually(
        'the next state is known',
        () => under.link.snapshot().states.get('media_player.tele')?.state === 'playing',
      )
      assert.equal(seen.length, told)
    })

    it('carries a call with its values to several things', async () => {
      await under.link.call(
        { ...lamp, entityIds: ['light.salon', 'light.cuisine'], serviceData: { brightness_pct: 40 } },
        signal,
      )
      await eventually(
        'both are on',
        () => under.home.state('light.salon') === 'on' && under.home.state('light.cuisine') === 'on',
      )
      assert.equal(under.home.attribute('light.salon', 'brightness'), 102)
    })

    it('rejects a call that Home Assistant refuses', async () => {
      const call = {
        domain: 'climate',
        service: 'set_temperature',
        entityIds: ['climate.salon'],
        serviceData: { temperature: 90 },
      }
      await assert.rejects(under.link.call(call, signal), AppError)
      assert.equal(under.home.attribute('climate.salon', 'temperature'), 19)
    })

    it('rejects calls as unavailable once Home Assistant is gone', async () => {
      await under.cut()
      await eventually('the link is down', () => !under.link.isUp)
      await assert.rejects(
        under.link.call(lamp, signal),
        (error) => error instanceof AppError && error.code === 'HOME_LINK_DOWN',
      )
      assert.equal(typeof under.link.trouble, 'string')
    })
  })
}

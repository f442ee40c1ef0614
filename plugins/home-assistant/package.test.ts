import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { servicesOf } from './control/actions.ts'
import { DEFAULT_DOMAINS, FORBIDDEN_DOMAINS } from './control/domains.ts'
import { manifest } from './manifest.ts'
import { Topics, topicMatches } from './mqtt/topics.ts'

const Package = z.object({
  mqtt_statestream: z.object({ base_topic: z.string() }),
  automation: z.array(
    z.object({
      id: z.string(),
      trigger: z.array(z.object({ platform: z.literal('mqtt'), topic: z.string() })).length(1),
      variables: z.object({ allowed: z.array(z.string()).optional() }),
      condition: z.array(z.unknown()).optional(),
    }),
  ),
})

describe('the Home Assistant package', () => {
  const file = new URL('../../firmware-config/homeassistant/packages/lares.yaml', import.meta.url)
  const { mqtt_statestream: stream, automation } = Package.parse(parse(readFileSync(file, 'utf8')))
  const [call, query] = automation
  const topics = new Topics('abc12345', 'homeassistant')

  it('streams states where the box listens by default', () => {
    assert.equal(stream.base_topic, manifest.config.parse({}).stateTopic)
  })

  it('listens where the box asks', () => {
    assert.ok(topicMatches(call?.trigger[0]?.topic ?? '', topics.call))
    assert.ok(topicMatches(query?.trigger[0]?.topic ?? '', topics.query))
  })

  it('allows exactly the services that the box may call by default', () => {
    const services = DEFAULT_DOMAINS.flatMap((domain) => servicesOf(domain))
    assert.deepEqual([...(call?.variables.allowed ?? [])].sort(), [...services].sort())
  })

  it('allows no service that reaches into Home Assistant itself, and no lock', () => {
    for (const service of call?.variables.allowed ?? []) {
      const [domain = ''] = service.split('.')
      assert.ok(!FORBIDDEN_DOMAINS.has(domain) && domain !== 'lock', service)
    }
  })

  it('keeps its conditions apart, so that none is weakened by another', () => {
    assert.equal(call?.condition?.length, 3)
  })
})

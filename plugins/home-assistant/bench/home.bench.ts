import { cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { Histogram, Registry } from 'prom-client'
import { record } from '../../../core/bench/report.ts'
import { DEFAULT_DOMAINS } from '../control/domains.ts'
import { HomeControl } from '../control/home-control.ts'
import { Policy } from '../control/policy.ts'
import type { HomeAssistantLink } from '../link/home-assistant-link.ts'
import { HomeView } from '../link/home-view.ts'
import { MqttLink } from '../link/mqtt-link.ts'
import { WebSocketLink } from '../link/websocket-link.ts'
import { BrokerConnection } from '../mqtt/broker-connection.ts'
import { Topics } from '../mqtt/topics.ts'
import { resolve } from '../resolver/resolve.ts'
import { eventually } from '../testing/eventually.ts'
import { findMosquitto, Mosquitto } from '../testing/mosquitto.ts'
import { StandInHome } from '../testing/stand-in-home.ts'
import { StandInMqtt } from '../testing/stand-in-mqtt.ts'
import { StandInWebSocket } from '../testing/stand-in-websocket.ts'

/** A home of 500 entities of which 200 change in a second, for half a minute, while it is being controlled. */

const ENTITIES = 500
const CHANGES_PER_SECOND = 200
const SECONDS = 30
const CONTROLS = 100
const TICK_MS = 50

const LOAD = round(loadavg()[0] ?? 0)

const silent = pino({ level: 'silent' })

function largeHome(): StandInHome {
  const areas = Array.from({ length: 20 }, (_, at) => ({ id: `area_${at}`, name: `Room ${at}` }))
  const entities = Array.from({ length: ENTITIES }, (_, at) => ({
    id: at < 100 ? `light.lamp_${at}` : `sensor.value_${at}`,
    name: at < 100 ? `Lamp ${at}` : `Value ${at}`,
    state: at < 100 ? 'off' : '0',
    area: `area_${at % 20}`,
    attributes: at < 100 ? {} : { unit_of_measurement: 'W', device_class: 'power', at: 0 },
  }))
  return new StandInHome(entities, areas)
}

async function measure(home: StandInHome, link: HomeAssistantLink) {
  await eventually(
    'the home is known',
    () => link.isUp && link.snapshot().isComplete && link.snapshot().states.size === ENTITIES,
  )
  const latencies: number[] = []
  const lastAt = new Map<string, number>()
  link.subscribe(({ entityId, attributes }) => {
    const at = attributes['at']
    if (typeof at !== 'number' || at <= (lastAt.get(entityId) ?? 0)) return
    lastAt.set(entityId, at)
    latencies.push(performance.now() - at)
  })
  const policy = new Policy({ domains: DEFAULT_DOMAINS, modelEntities: ['*'], exposedOnly: true })
  const duration = new Histogram({ name: 'bench_seconds', help: 'bench', registers: [new Registry()] })
  const control = new HomeControl({ link, policy, audit: { record: () => undefined }, confirmMs: 3000, duration })
  const signal = new AbortController().signal
  const roundTrips: number[] = []
  const controlling = (async () => {
    for (let count = 0; count < CONTROLS; count++) {
      const startedAt = performance.now()
      await control.control({ entityIds: [`light.lamp_${count}`], action: 'toggle', actor: 'bench' }, signal)
      roundTrips.push(performance.now() - startedAt)
      await sleep((SECONDS * 1000) / CONTROLS - 20)
    }
  })()
  globalThis.gc?.()
  const heapBefore = process.memoryUsage().heapUsed
  const startedAt = performance.now()
  let changes = 0
  while (performance.now() - startedAt < SECONDS * 1000) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * CHANGES_PER_SECOND)
    for (; changes < due; changes++)
      home.set(`sensor.value_${100 + (changes % 400)}`, String(changes), { at: performance.now() })
    await sleep(TICK_MS)
  }
  await controlling
  await sleep(500)
  globalThis.gc?.()
  const view = new HomeView(link, policy.isShownToModel)
  const cpuBefore = process.cpuUsage()
  for (let count = 0; count < 100; count++) resolve({ name: `lamp ${count}`, action: 'turn_on' }, view.home())
  return {
    changes,
    seenRatio: round(Math.min(1, latencies.length / changes)),
    stateToCacheMs: { p50: percentile(latencies, 50), p95: percentile(latencies, 95), p99: percentile(latencies, 99) },
    controlMs: { count: roundTrips.length, p50: percentile(roundTrips, 50), p95: percentile(roundTrips, 95) },
    heapGrowthMiB: round((process.memoryUsage().heapUsed - heapBefore) / 2 ** 20),
    resolveMs: round(process.cpuUsage(cpuBefore).user / 1000 / 100),
  }
}

async function overWebSocket() {
  const home = largeHome()
  const standIn = await StandInWebSocket.start(home)
  const link = new WebSocketLink({ url: standIn.url, token: standIn.token }, silent)
  await link.start()
  try {
    return await measure(home, link)
  } finally {
    await link.stop()
    await standIn.stop()
  }
}

async function overMqtt() {
  const home = largeHome()
  const broker = await Mosquitto.start()
  const standIn = await StandInMqtt.start(broker.url, home)
  const topics = new Topics('bench123', 'homeassistant')
  const connection = new BrokerConnection(
    { url: broker.url, username: '', password: '', protocol: 'auto', clientId: 'bench', willTopic: topics.status },
    silent,
  )
  const link = new MqttLink(connection, topics, { stateTopic: 'lares-home', callTimeoutMs: 3000, log: silent })
  await link.start()
  connection.start()
  try {
    return await measure(home, link)
  } finally {
    await link.stop()
    await connection.stop()
    await standIn.stop()
    await broker.stop()
  }
}

function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? Number.NaN)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

type Measured = Awaited<ReturnType<typeof measure>>

function row(wire: string, { changes, seenRatio, stateToCacheMs, controlMs, heapGrowthMiB, resolveMs }: Measured) {
  const { p50, p95, p99 } = stateToCacheMs
  return [wire, changes, seenRatio, p50, p95, p99, controlMs.p50, controlMs.p95, heapGrowthMiB, resolveMs]
}

const rows = [row('WebSocket', await overWebSocket())]
if (findMosquitto() !== undefined) rows.push(row('MQTT', await overMqtt()))
record(import.meta.url, 'home', [
  {
    title: 'A busy home',
    method: `${ENTITIES} entities, ${CHANGES_PER_SECOND} state changes a second for ${SECONDS} s, ${CONTROLS} commands meanwhile. The stand-in for Home Assistant runs in the same process as the link; over MQTT a real mosquitto lies between, and each change is one message for the state and one for each attribute. Times in ms; run with --expose-gc for the heap. Load of the machine at the start: ${LOAD} on ${cpus().length} cores.`,
    columns: [
      'wire',
      'changes',
      'seen',
      'to cache p50',
      'p95',
      'p99',
      'command p50',
      'p95',
      'heap growth MiB',
      'resolve a name, CPU',
    ],
    rows,
  },
])

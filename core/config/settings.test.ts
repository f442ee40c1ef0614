import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Settings } from './settings.ts'

const Schema = z.strictObject({
  url: z.string().optional().meta({ env: 'LARES_MQTT_URL' }),
  maxHits: z.int().default(10),
  tags: z.array(z.string()).default([]),
  verbose: z.boolean().default(false),
})

describe('Settings', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-settings-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  it('layers defaults, profile, file and environment, each over the one before', async () => {
    await writeFile(
      join(directory, 'lares.yaml'),
      'core: { httpPort: 8100, boxName: attic }\nplugins: { memory: { maxHits: 30, tags: [a] } }',
    )
    const settings = await Settings.load(
      { LARES_DATA_DIR: directory, LARES_HTTP_PORT: '8200', LARES_MEMORY__TAGS: 'b, c', LARES_MQTT_URL: 'mqtt://x' },
      '/nowhere',
    )
    assert.equal(settings.core.httpPort, 8200)
    assert.equal(settings.core.boxName, 'attic')
    assert.equal(settings.core.modelsDir, join(directory, 'models'))
    assert.deepEqual(settings.plugin('memory', Schema, { maxHits: 20, verbose: true }), {
      url: 'mqtt://x',
      maxHits: 30,
      tags: ['b', 'c'],
      verbose: true,
    })
  })

  it('names the field that is wrong', async () => {
    await assert.rejects(
      Settings.load({ LARES_DATA_DIR: directory, LARES_HTTP_PORT: 'eighty' }, '/nowhere'),
      /httpPort: .*number/,
    )
    const settings = await Settings.load({ LARES_DATA_DIR: directory, LARES_MEMORY__VERBOSE: 'perhaps' }, '/nowhere')
    assert.throws(() => settings.plugin('memory', Schema), /settings of memory[\s\S]*verbose/)
  })

  it('refuses a TLS certificate without its key, and a key without its certificate', async () => {
    for (const [set, missing] of [
      ['LARES_TLS_CERT', 'LARES_TLS_KEY'],
      ['LARES_TLS_KEY', 'LARES_TLS_CERT'],
    ] as const)
      await assert.rejects(
        Settings.load({ LARES_DATA_DIR: directory, [set]: '/x.pem' }, '/nowhere'),
        (error: Error) => {
          assert.match(error.message, new RegExp(`${set} is set and ${missing} is not`))
          return true
        },
      )
    const both = { LARES_DATA_DIR: directory, LARES_TLS_CERT: '/c.pem', LARES_TLS_KEY: '/k.pem' }
    assert.equal((await Settings.load(both, '/nowhere')).core.tlsKey, '/k.pem')
  })

  it('takes targets on the home network by plugin and exact host and port, and nothing looser', async () => {
    const load = async (text: string) =>
      (await Settings.load({ LARES_DATA_DIR: directory, LARES_LAN_TARGETS: text }, '/nowhere')).core.lanTargets
    const targets = ['web=searx.local:8080', 'home-assistant=192.168.1.5:80', 'web=[fd00::1]:443']
    assert.deepEqual(await load(targets.join(', ')), targets)
    for (const wrong of [
      'searx.local:8080',
      'web=searx.local',
      'web=http://x:1',
      'web=*:80',
      'web=10.0.0.0/8:80',
      'web=x:',
      'web=x:99999',
      'web=[:::]:80',
    ])
      await assert.rejects(load(wrong), /plugin=host:port/, wrong)
  })

  it('refuses a file that is not YAML or has unknown keys, with its path', async () => {
    await writeFile(join(directory, 'lares.yaml'), 'core: {')
    await assert.rejects(Settings.load({ LARES_DATA_DIR: directory }, '/nowhere'), /lares\.yaml is not valid YAML/)
    await writeFile(join(directory, 'lares.yaml'), 'cores: {}')
    await assert.rejects(Settings.load({ LARES_DATA_DIR: directory }, '/nowhere'), { code: 'SETTINGS_INVALID' })
  })

  it('finds the data directory by systemd, then XDG, then the home directory', async () => {
    const dataDir = async (environment: Record<string, string>) =>
      (await Settings.load(environment, '/home/nobody-here')).core.dataDir
    assert.equal(
      await dataDir({ STATE_DIRECTORY: '/var/lib/lares:/var/lib/other', XDG_DATA_HOME: '/x' }),
      '/var/lib/lares',
    )
    assert.equal(await dataDir({ XDG_DATA_HOME: '/x' }), '/x/lares')
    assert.equal(await dataDir({}), '/home/nobody-here/.local/share/lares')
  })
})

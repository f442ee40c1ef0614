import assert from 'node:assert/strict'
import type { Outbound } from '../../contracts/outbound.ts'
import { LanTargets } from './lan-targets.ts'

describe('LanTargets', () => {
  const asked: unknown[] = []
  // Of the answer nothing is looked at.
  const client = { request: async (request: unknown) => void asked.push(request) } as unknown as Outbound
  const targets = new LanTargets(['web=searx.local:8080', 'web=192.168.1.5:80', 'home=[FD00::1]:8123'])
  const allowedTo = async (plugin: string, allowLocal?: string[]) => {
    asked.length = 0
    await targets.clientOf(plugin, client).request({ url: 'http://x/', ...(allowLocal && { allowLocal }) })
    return (asked[0] as { allowLocal: string[] }).allowLocal
  }

  it('let each plugin name the targets that it was given, and no other', async () => {
    const wanted = ['searx.local:8080', '192.168.1.5:80', '[fd00::1]:8123', '192.168.1.5:8080']
    assert.deepEqual(await allowedTo('web', wanted), ['searx.local:8080', '192.168.1.5:80'])
    assert.deepEqual(await allowedTo('home', wanted), ['[fd00::1]:8123'])
    assert.deepEqual(await allowedTo('memory', wanted), [])
  })

  it('give nothing to a request that names no target', async () => {
    assert.deepEqual(await allowedTo('web'), [])
  })
})

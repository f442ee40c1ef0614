import assert from 'node:assert/strict'
import { z } from 'zod'
import { defineCapability } from '../contracts/capability.ts'
import type { Manifest } from '../contracts/plugin.ts'
import { startOrder } from './start-order.ts'

const capability = (id: string) => defineCapability<object>(id)

function manifest(name: string, links: { needs?: string[]; wants?: string[]; provides?: string[] } = {}): Manifest {
  const tokens = (ids: string[] = []) => Object.fromEntries(ids.map((id) => [id, capability(id)]))
  return {
    name,
    version: '1.0.0',
    summary: name,
    onFailure: 'degrade',
    config: z.strictObject({}),
    needs: tokens(links.needs),
    wants: tokens(links.wants),
    provides: tokens(links.provides),
  }
}

const names = (manifests: readonly Manifest[]) => startOrder(manifests).map(({ name }) => name)

describe('startOrder', () => {
  it('starts providers before those that need them', () => {
    assert.deepEqual(
      names([
        manifest('a', { needs: ['x@1'] }),
        manifest('b', { provides: ['x@1'], needs: ['y@1'] }),
        manifest('c', { provides: ['y@1'] }),
      ]),
      ['c', 'b', 'a'],
    )
  })

  it('starts wanted providers first, and lets wishes that make a circle give way', () => {
    assert.deepEqual(names([manifest('a', { wants: ['x@1'] }), manifest('b', { provides: ['x@1'] })]), ['b', 'a'])
    const circle = [
      manifest('chat', { wants: ['memory@1'], provides: ['embed@1'] }),
      manifest('memory', { wants: ['embed@1'], provides: ['memory@1'] }),
    ]
    assert.deepEqual(names(circle), ['memory', 'chat'])
    const mixed = [
      manifest('chat', { wants: ['memory@1'], provides: ['embed@1'] }),
      manifest('memory', { needs: ['embed@1'], provides: ['memory@1'] }),
    ]
    assert.deepEqual(names(mixed), ['chat', 'memory'])
  })

  it('names both sides of a missing need, a circle and a double provider', () => {
    assert.throws(() => names([manifest('a', { needs: ['x@1'] })]), /'a' needs 'x@1'/)
    assert.throws(
      () =>
        names([
          manifest('a', { needs: ['x@1'], provides: ['y@1'] }),
          manifest('b', { needs: ['y@1'], provides: ['x@1'] }),
        ]),
      /a -> b -> a/,
    )
    assert.throws(
      () => names([manifest('a', { provides: ['x@1'] }), manifest('b', { provides: ['x@1'] })]),
      /'a' and 'b' provide 'x@1'/,
    )
  })

  it('counts what the kernel provides as provided', () => {
    assert.deepEqual(startOrder([manifest('a', { needs: ['box@1'] })], ['box@1']).length, 1)
    assert.throws(() => startOrder([manifest('a', { provides: ['box@1'] })], ['box@1']), /kernel/)
  })
})

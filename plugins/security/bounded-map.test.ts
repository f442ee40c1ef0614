import assert from 'node:assert/strict'
import { BoundedMap } from './bounded-map.ts'

describe('BoundedMap', () => {
  it('forgets an entry that was not used lately when full', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1)
    map.set('b', 2)
    assert.equal(map.get('a'), 1)
    map.set('c', 3)
    assert.deepEqual([map.get('a'), map.get('b'), map.get('c'), map.size], [1, undefined, 3, 2])
  })

  it('stays within its bound when every entry is in use', () => {
    const map = new BoundedMap<number, number>(100)
    for (let key = 0; key < 1000; key++) {
      map.set(key, key)
      for (let used = 0; used <= key; used++) map.get(used)
      assert.ok(map.size <= 100)
      assert.equal(map.get(key), key)
    }
  })

  it('keeps one entry a key', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1)
    map.set('a', 2)
    assert.deepEqual([map.get('a'), map.size, map.delete('a'), map.delete('a')], [2, 1, true, false])
  })
})

import assert from 'node:assert/strict'
import { topicMatches } from './topics.ts'

describe('topicMatches', () => {
  for (const [filter, topic, matches] of [
    ['a/b', 'a/b', true],
    ['a/+', 'a/b', true],
    ['a/+', 'a/b/c', false],
    ['a/#', 'a/b/c', true],
    ['a/#', 'a', true],
    ['+/+/set', 'x/y/set', true],
    ['a/b', 'a', false],
    ['a', 'a/b', false],
  ] as const)
    it(`${filter} ${matches ? 'takes' : 'leaves'} ${topic}`, () => assert.equal(topicMatches(filter, topic), matches))
})

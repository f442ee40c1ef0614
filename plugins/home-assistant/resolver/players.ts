import { domainsOf } from './capabilities.ts'
import type { Choice } from './choose.ts'
import type { Thing } from './home.ts'

/** Whether an action is one of music and films. */
export function isForPlayers(action: string | undefined): boolean {
  return domainsOf(action)?.[0] === 'media_player'
}

/** "Pause", "next": the player that plays; "play": the one that waits. Several of them are a question. */
export function playersInUse(things: readonly Thing[], action: string | undefined): Choice {
  const players = things.filter((thing) => thing.domain === 'media_player')
  const states: readonly string[] = action === 'play' ? ['paused'] : ['playing', 'buffering', 'paused']
  for (const state of states) {
    const hits = players.filter((thing) => thing.state === state)
    if (hits.length > 0) return { kind: hits.length === 1 ? 'certain' : 'several', things: hits }
  }
  return { kind: players.length === 1 ? 'certain' : 'several', things: players }
}

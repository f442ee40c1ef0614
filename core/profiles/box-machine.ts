import { chooseProfile } from './choose-profile.ts'
import { engineBackends, type UsableMachine, usableWith } from './engine-backends.ts'
import type { Hardware } from './hardware.ts'
import type { Profile } from './profile-schema.ts'

/** What a box plans with: its machine as its engines can use it, and the profile for that. */
export interface BoxMachine extends UsableMachine {
  readonly profile: Profile
}

/**
 * The profile follows what the engines can use: a card whose engine is missing would bring a list of models that its
 * processor is too slow for. @throws PROFILE_UNKNOWN, PROFILE_INVALID
 */
export async function boxMachine(hardware: Hardware, wantedProfile?: string): Promise<BoxMachine> {
  // What macOS calls free leaves out what it gives back at once; only Linux says what is available.
  const known = hardware.os === 'darwin' ? asWhenIdle(hardware) : hardware
  const usable = usableWith(known, await engineBackends())
  return { ...usable, profile: await chooseProfile(usable.hardware, wantedProfile) }
}

/** The machine without what was free at one moment: beside a running box, its own models would count against it. */
export function asWhenIdle(hardware: Hardware): Hardware {
  const { availableMiB: _, ...memory } = hardware.memory
  return { ...hardware, memory, gpus: hardware.gpus.map(({ freeMiB: _, ...gpu }) => gpu) }
}

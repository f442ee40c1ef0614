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
  const usable = usableWith(hardware, await engineBackends())
  return { ...usable, profile: await chooseProfile(usable.hardware, wantedProfile) }
}

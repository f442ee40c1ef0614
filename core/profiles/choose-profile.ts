import { AppError } from '../contracts/errors.ts'
import { type Gpu, type Hardware, usableCores, usableRamMiB } from './hardware.ts'
import type { Profile, ProfileMatch } from './profile-schema.ts'
import { readProfiles } from './read-profiles.ts'

/** The wanted profile, else the one of highest priority whose conditions the machine meets. @throws PROFILE_UNKNOWN, PROFILE_INVALID */
export async function chooseProfile(hardware: Hardware, wanted?: string): Promise<Profile> {
  const profiles = await readProfiles()
  if (wanted === undefined || wanted === '') return bestMatch(hardware, profiles)
  const named = profiles.find((profile) => profile.name === wanted)
  if (named !== undefined) return named
  const names = profiles.map((profile) => profile.name).join(', ')
  throw new AppError('PROFILE_UNKNOWN', 'invalid', `There is no profile named ${wanted}. Choose one of: ${names}.`)
}

/** The profile of highest priority that fits the machine. @throws PROFILE_INVALID when not even a general one does */
export function bestMatch(hardware: Hardware, profiles: readonly Profile[]): Profile {
  const fitting = profiles
    .flatMap((profile) => (profile.match !== undefined && isMatch(hardware, profile.match) ? [profile] : []))
    .toSorted((a, b) => (b.match?.priority ?? 0) - (a.match?.priority ?? 0))
  const best = fitting[0]
  if (best === undefined) {
    throw new AppError('PROFILE_INVALID', 'internal', 'No profile fits this machine, and there is no general one.')
  }
  return best
}

function isMatch(hardware: Hardware, match: ProfileMatch): boolean {
  return (
    (match.os === undefined || match.os === hardware.os) &&
    (match.arch === undefined || match.arch === hardware.arch) &&
    (match.board === undefined || [match.board].flat().some((part) => hasPart(hardware.board, part))) &&
    (match.processor === undefined || hasPart(hardware.cpu.model, match.processor)) &&
    isWithin(usableRamMiB(hardware), match.ramMiB) &&
    isWithin(usableCores(hardware), match.cores) &&
    (match.gpu === undefined || hardware.gpus.some((gpu) => isGpuMatch(gpu, match.gpu ?? {})))
  )
}

function hasPart(text: string | undefined, part: string): boolean {
  return (text ?? '').toLowerCase().includes(part.toLowerCase())
}

function isGpuMatch(gpu: Gpu, match: NonNullable<ProfileMatch['gpu']>): boolean {
  return (
    // One that nothing here can run on is none.
    gpu.backends.length > 0 &&
    (match.vendor === undefined || match.vendor === gpu.vendor) &&
    (match.kind === undefined || match.kind === gpu.kind) &&
    (match.backend === undefined || gpu.backends.includes(match.backend)) &&
    isWithin(gpu.memoryMiB, match.memoryMiB)
  )
}

function isWithin(
  value: number,
  range: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined,
) {
  return value >= (range?.min ?? Number.NEGATIVE_INFINITY) && value <= (range?.max ?? Number.POSITIVE_INFINITY)
}

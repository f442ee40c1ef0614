import { networkInterfaces } from 'node:os'
import { type BoxFacts, modelBanner } from '../contracts/box.ts'
import type { Box } from './boot.ts'

/** The few lines that a boot prints: what was chosen, and where to go. */
export async function greeting(box: Box, host: string): Promise<readonly string[]> {
  const { facts, hardware, profile } = box
  const gpus = hardware.gpus.map((gpu) => gpu.name).join(', ') || 'no GPU'
  const ram = `${Math.round(hardware.memory.totalMiB / 1024)} GiB`
  const banner = box.kernel.contributions.list(modelBanner)[0]?.item
  const plugins = await box.kernel.plugins()
  const failed = plugins.filter(({ state }) => state === 'failed')
  return [
    `Lares ${facts.version} runs on ${facts.name}: ${hardware.cpu.cores} cores, ${ram}, ${gpus}; profile ${profile.name}.`,
    ...(banner === undefined ? [] : [modelLine(banner.model(), banner.isStarter(), banner.recommendation?.())]),
    `Open ${reachableUrl(facts, host)} in a browser; the API is described at ${reachableUrl(facts, host)}/docs.`,
    ...failed.map(({ name, health }) => `Without ${name}: ${health.note ?? 'it failed to start.'}`),
    ...(facts.anonymous ? ['WARNING: LARES_ANONYMOUS is on: anybody on the network may chat without a key.'] : []),
  ]
}

function modelLine(model: string | null, isStarter: boolean, recommendation: string | undefined): string {
  if (model === null) return 'No chat model is installed.'
  const more = recommendation === undefined ? '' : ` ${recommendation}`
  return isStarter
    ? `Chat by the small starter model (${model}) until a larger one is installed.${more}`
    : `Chat by ${model}.`
}

/** An address that works from another machine of the house, when the box listens on all. */
function reachableUrl(facts: BoxFacts, host: string): string {
  const { protocol, port } = new URL(facts.baseUrl)
  if (host !== '0.0.0.0' && host !== '::') return `${protocol}//${host.includes(':') ? `[${host}]` : host}:${port}`
  const address = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  return `${protocol}//${address ?? 'localhost'}:${port}`
}

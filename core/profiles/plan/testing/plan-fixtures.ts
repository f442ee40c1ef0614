import type { ModelTask } from '../../../contracts/models.ts'
import { type Hardware, hardwareSchema } from '../../hardware.ts'
import type { ModelShape } from '../../memory/model-shape.ts'
import type { Profile } from '../../profile-schema.ts'
import type { Candidate, PlanNeed } from '../plan.ts'

const MIB = 1024 * 1024

/** A PC with so much memory, and a card of so much where one is given. */
export const machine = (ramMiB: number, vramMiB?: number): Hardware =>
  hardwareSchema.parse({
    name: 'test',
    arch: 'x64',
    cpu: { model: 'test', cores: 4, threads: 8 },
    memory: { totalMiB: ramMiB },
    gpus:
      vramMiB === undefined
        ? []
        : [{ name: 'card', vendor: 'nvidia', kind: 'discrete', memoryMiB: vramMiB, backends: ['cuda'] }],
  })

/** A profile that reserves nothing and asks for little. */
export const profile = (changes: Partial<Profile> = {}): Profile => ({
  name: 'test',
  description: 'test',
  budget: { reserveRamMiB: 0, reserveVramMiB: 0, marginMiB: 0 },
  speed: { cpuGBs: 1000, gpuGBs: 1000, vramGBs: 1000, minTokensPerSecond: 1 },
  priorities: ['chat', 'embedding', 'speech-to-text', 'vision'],
  pinned: ['chat'],
  chat: { contextTokens: 8192, minContextTokens: 2048, parallel: 2, minParallel: 1 },
  plugins: {},
  ...changes,
})

/** Ten layers that hold all weights. */
export const shape = (weightsMiB: number): ModelShape => ({
  inputBytes: 0,
  outputBytes: 0,
  layers: Array.from({ length: 10 }, () => ({
    weightBytes: (weightsMiB * MIB) / 10,
    kvHeads: 1,
    keyLength: 102,
    valueLength: 102,
    windowTokens: undefined,
  })),
  recurrentBytes: 0,
  extraBytes: 0,
  embeddingLength: 64,
  feedForwardLength: 64,
  heads: 1,
  vocabulary: 1000,
  hasCache: true,
})

/** A model of ten layers; 1 MiB of cache for each 256 tokens of context. */
export const transformer = (id: string, weightsMiB: number, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  backends: ['cpu', 'cuda'],
  shape: shape(weightsMiB),
  memoryMiB: undefined,
  contextTokens: 32_768,
  sizeBytes: weightsMiB * MIB,
  installed: false,
  activeRatio: 1,
  builtIn: false,
  ...changes,
})

/** A model of another runtime, which takes what its authors say. */
export const other = (id: string, memoryMiB: number): Candidate => ({
  ...transformer(id, 0),
  backends: ['cpu'],
  shape: undefined,
  memoryMiB,
})

/** What a plugin named after the task wants. */
export const need = (task: ModelTask, ...candidates: readonly Candidate[]): PlanNeed => ({
  plugin: `of-${task}`,
  task,
  candidates,
})

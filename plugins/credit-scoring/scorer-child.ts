// Runs in its own process under Node's permission model: pure TypeScript, no network, no processes, no addons, and nothing
// to read but this plugin's `model` folder and the folders of models.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { AppError } from '../../core/contracts/errors.ts'
import type { Applicant } from './model/applicant-values.ts'
import { encodeApplicant } from './model/encode.ts'
import { marginOf } from './model/evaluate.ts'
import { type Explainer, prepareExplainer } from './model/explain.ts'
import { parseScoringModel } from './model/parse-model.ts'
import { type ScoringModel, sigmoid } from './model/scoring-model.ts'

/** Which model to score with; the hash is checked before the file is read as a model. */
export interface ModelFile {
  readonly path: string
  readonly sha256: string
}

/** What the model says of an applicant. */
export interface Scored {
  readonly margin: number
  readonly probability: number
  /** Mean margin of the reference population. */
  readonly base: number
  /** By factor of the model, in log-odds. */
  readonly contributions: readonly number[]
}

/** The service of this process. */
export interface ScorerService {
  score(model: ModelFile, applicant: Applicant): Promise<Scored>
}

/** Models kept ready: the active one, the one before and one in change. */
const MAX_LOADED = 3

interface Loaded {
  readonly model: ScoringModel
  readonly explain: Explainer
}

/** Makes the service; models are loaded when they are first asked for. */
export async function createService(): Promise<ScorerService> {
  const loaded = new Map<string, Promise<Loaded>>()
  return {
    async score(file, applicant) {
      const known = loaded.get(file.sha256) ?? load(file)
      loaded.delete(file.sha256)
      loaded.set(file.sha256, known)
      for (const oldest of [...loaded.keys()].slice(0, Math.max(0, loaded.size - MAX_LOADED))) loaded.delete(oldest)
      try {
        return scoreWith(await known, applicant)
      } catch (error) {
        loaded.delete(file.sha256)
        throw error
      }
    },
  }
}

async function load({ path, sha256 }: ModelFile): Promise<Loaded> {
  const text = await readFile(path).catch((cause: unknown) => {
    throw unusable('cannot be read', cause)
  })
  if (createHash('sha256').update(text).digest('hex') !== sha256) throw unusable('does not have the recorded hash')
  const model = parseScoringModel(text.toString('utf8'))
  return { model, explain: prepareExplainer(model) }
}

function scoreWith({ model, explain }: Loaded, applicant: Applicant): Scored {
  const row = encodeApplicant(model.columns, applicant)
  const margin = marginOf(model, row)
  const { base, contributions } = explain(row)
  return { margin, probability: sigmoid(margin), base, contributions: Array.from(contributions) }
}

function unusable(why: string, cause?: unknown): AppError {
  return new AppError(
    'CREDIT_MODEL_UNUSABLE',
    'unavailable',
    `The active credit model ${why}. Promote or roll back to another version.`,
    { cause },
  )
}

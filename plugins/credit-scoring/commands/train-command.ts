import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { defineCommand } from '../../../core/contracts/command.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { openCommandRegistry } from './command-registry.ts'

const MAX_FILE_MIB = 512

/** `lares credit train`. */
export const trainCommand = defineCommand(
  {
    name: 'credit train',
    summary: 'Train a credit model from a CSV file and its declared schema, and register it as a version',
    options: z.object({
      data: z.string().describe('CSV file of past credits with their outcome'),
      schema: z.string().describe('YAML file that declares every column'),
      seed: z.number().int().min(0).default(1).describe('The same data, schema, seed and trials give the same version'),
      trials: z
        .number()
        .int()
        .min(1)
        .max(500)
        .default(24)
        .describe('Boosted models to try; linear ones are half as many'),
      budgetSeconds: z
        .number()
        .min(0)
        .max(86_400)
        .default(45)
        .describe('Time after which the search ends with what it has; 0 for none'),
      promote: z.boolean().default(false).describe('Let the new version serve at once'),
    }),
  },
  async (options, context) => {
    const { trainInWorker } = await import('./train-in-worker.ts')
    const [csv, schemaYaml] = [await readText(options.data), await readText(options.schema)]
    const order = {
      csv,
      schemaYaml,
      seed: options.seed,
      trials: options.trials,
      budgetMs: options.budgetSeconds * 1000,
    }
    let said = ''
    const made = await trainInWorker(order, {
      signal: context.signal,
      progress: ({ stage, done, total }) => {
        const line = `${stage}: ${Math.floor((10 * done) / total) * 10} %`
        if (line !== said) context.note(line)
        said = line
      },
    })
    const { store, registry } = await openCommandRegistry(context)
    const { version } = await store.add(made.manifest, made.files)
    const { validation, search, quality, boosting_share: share } = made.report
    context.print(`version            ${version}`)
    context.print(`rows               ${quality.rows}, ${quality.badRows} defaulted`)
    context.print(
      `missing values     ${
        Object.entries(quality.missing)
          .map(([name, rows]) => `${name} ${rows}`)
          .join(', ') || 'none'
      }`,
    )
    context.print(
      `mixture            ${Math.round(100 * share)} % boosted trees, ${Math.round(100 * (1 - share))} % linear`,
    )
    context.print(
      `AUC                ${validation.auc.toFixed(4)} (95 %: ${validation.auc_interval.map((bound) => bound.toFixed(3)).join(' to ')}), out of fold`,
    )
    context.print(
      `Brier score        ${validation.brier.toFixed(4)} (without knowledge ${validation.brier_uninformed.toFixed(4)})`,
    )
    context.print(`calibration error  ${validation.calibration_error.toFixed(4)}`)
    if (Object.values(search).some((result) => result?.isComplete === false))
      context.note(
        'The time budget ended the search early: a run with the same options may give another version. --budget-seconds 0 searches to the end.',
      )
    if (!options.promote) context.print(`It does not serve yet: lares credit promote ${version}`)
    else {
      await registry.promote(version, 'command line')
      context.print('It serves from now on.')
    }
    return 0
  },
)

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    if (bytes.length > MAX_FILE_MIB * 2 ** 20) throw new RangeError(`it is larger than ${MAX_FILE_MIB} MiB`)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('CREDIT_FILE_UNREADABLE', 'invalid', `${path} cannot be read as UTF-8 text: ${why}.`, { cause })
  }
}

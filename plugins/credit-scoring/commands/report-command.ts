import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { defineCommand } from '../../../core/contracts/command.ts'
import { reportCharts, reportPage } from '../charts/report-page.ts'
import { PredictionRepository } from '../predictions/repository.ts'
import { StabilityWatch } from '../predictions/stability-watch.ts'
import { openCommandRegistry } from './command-registry.ts'

/** `lares credit report`. */
export const reportCommand = defineCommand(
  {
    name: 'credit report',
    summary: 'Write model card, data sheet, figures and charts of a version to a folder',
    options: z.object({
      version: z.string().optional().describe('Default: the version that serves'),
      out: z.string().default('credit-report').describe('Folder to write to'),
    }),
  },
  async (options, context) => {
    const { registry } = await openCommandRegistry(context)
    const version = options.version ?? (await registry.activeName())
    const { manifest } = await registry.open(version)
    const text = async (file: string): Promise<string> => (await registry.read(version, file)).toString('utf8')
    const predictions = new PredictionRepository(await context.storage())
    const { rows, shifts } = await new StabilityWatch({ registry, predictions }).of(version)
    const report = await text('report.json')
    const card = await text('model-card.md')
    const subject = { version, title: manifest.title.en, card, report: JSON.parse(report), shifts, recentRows: rows }
    const files: Readonly<Record<string, string>> = {
      'report.html': reportPage(subject),
      'model-card.md': card,
      'data-sheet.md': await text('data-sheet.md'),
      'report.json': report,
      ...reportCharts(subject),
    }
    await mkdir(options.out, { recursive: true })
    for (const [name, content] of Object.entries(files)) await writeFile(join(options.out, name), content)
    context.print(`Wrote ${Object.keys(files).join(', ')} to ${options.out}.`)
    return 0
  },
)

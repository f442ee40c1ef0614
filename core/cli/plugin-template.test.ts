import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { pluginTemplate } from './plugin-template.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

describe('a new plugin', function () {
  this.timeout(60_000)
  let directory: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-template-'))
  })
  after(() => rm(directory, { recursive: true, force: true }))

  for (const [what, name, contracts] of [
    ['a short name', 'ab', '../../core/contracts'],
    ['a long name', `a${'-bc'.repeat(13)}d`, '../../core/contracts'],
    ['dashes and digits', 'a-1--2-', '../../core/contracts'],
    ['a folder far from Lares', 'greeter', `${'../'.repeat(12)}${'some-directory/'.repeat(6)}core/contracts`],
  ] as const) {
    it(`with ${what} passes the formatter and the linter`, async () => {
      const folder = join(directory, name)
      await mkdir(folder)
      for (const [file, text] of Object.entries(pluginTemplate(name, contracts))) {
        await writeFile(join(folder, file), text)
      }
      const options = ['--vcs-enabled=false', `--config-path=${ROOT}`, '--error-on-warnings']
      await run(join(ROOT, 'node_modules/.bin/biome'), ['check', ...options, folder], { timeout: 30_000 })
    })
  }
})

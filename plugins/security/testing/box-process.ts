import { z } from 'zod'
import { SecurityConfig } from '../manifest.ts'
import security from '../plugin.ts'
import { startSecurityBox } from './security-box.ts'

/**
 * A box in a process of its own, to be killed. It tells its URL on standard output. Hashes are cheap here, so that the
 * disk and not the processor is what a registration waits for.
 */
const cheap = {
  ...security,
  manifest: { ...security.manifest, config: SecurityConfig.extend({ bcryptCost: z.int().default(4) }) },
}
const [, , dataDirectory = ''] = process.argv
const { box } = await startSecurityBox({ dataDirectory, security: cheap })
process.stdout.write(`${box.url}\n`)

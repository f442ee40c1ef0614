import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Starts the box. Compiled code is kept beside the packages, so that the next start needs not compile it again; where that folder cannot be written, nothing is kept. */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/lares', import.meta.url)))
await import('./run-box.ts')

import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Starts the box. Compiled code is kept beside the packages, so that the next start needs not compile it again; where
// that folder cannot be written, nothing is kept. Plain JavaScript, so that Node loads its TypeScript parser, some
// 15 MiB, only for files that are not kept yet.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/lares', import.meta.url)))
await import('./run-box.ts')

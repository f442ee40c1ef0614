import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreditSchema } from '../dataset/credit-schema.ts'
import { ModelStore } from './model-store.ts'
import { readSchemaText } from './version-manifest.ts'

/** Folder of the version that comes with the plugin. */
export const BUILT_IN_FOLDER = fileURLToPath(new URL('../default-model/version', import.meta.url))

/** The versions of a box. */
export function openModelStore(dataDirectory: string): ModelStore {
  return new ModelStore(modelsFolder(dataDirectory), BUILT_IN_FOLDER)
}

/** Folders that the scorer reads models from, as the system knows them. */
export function modelFolders(dataDirectory: string): readonly string[] {
  return [join(realpathSync(dataDirectory), 'credit', 'models'), realpathSync(BUILT_IN_FOLDER)]
}

/** Schema of the version that comes with the plugin. */
export function builtInSchema(): CreditSchema {
  return readSchemaText(readFileSync(join(BUILT_IN_FOLDER, 'schema.json'), 'utf8'))
}

function modelsFolder(dataDirectory: string): string {
  return join(dataDirectory, 'credit', 'models')
}

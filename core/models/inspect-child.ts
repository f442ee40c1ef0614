import { inspectFile } from './inspect-file.ts'
import type { InspectService } from './inspection.ts'

/** Runs the checks of model files apart from the box. */
export async function createService(): Promise<InspectService> {
  return { inspect: async (path, fileName) => inspectFile(path, fileName) }
}

import { resolveInside } from '../../http/input/resolve-inside.ts'

/**
 * Where a model file is written: in the store, and neither what lies there nor its partial file is a link that would
 * lead the bytes elsewhere.
 * @throws FILE_NAME_REFUSED
 */
export async function modelPath(directory: string, name: string): Promise<string> {
  await resolveInside(directory, `${name}.partial`)
  return resolveInside(directory, name)
}

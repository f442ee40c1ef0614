import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../contracts/errors.ts'
import { type Profile, type ProfileFile, profileFileSchema, profileSchema } from './profile-schema.ts'

/** Where the profiles of Lares lie. */
export const PROFILES_DIRECTORY: string = fileURLToPath(new URL('../../profiles/', import.meta.url))

const DEPTH_LIMIT = 8

/** Reads every profile of a directory, each with what it extends filled in. @throws PROFILE_INVALID */
export async function readProfiles(directory: string = PROFILES_DIRECTORY): Promise<readonly Profile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted()
  const files = await Promise.all(names.map((name) => readProfileFile(directory, name)))
  const byName = new Map(files.map((file) => [file.name, file]))
  return files.map((file) => resolve(file, byName))
}

async function readProfileFile(directory: string, fileName: string): Promise<ProfileFile> {
  const text = await readFile(`${directory}/${fileName}`, 'utf8')
  const result = profileFileSchema.safeParse(parseYaml(text, fileName))
  if (!result.success) throw invalid(fileName, z.prettifyError(result.error))
  if (`${result.data.name}.yaml` !== fileName) throw invalid(fileName, `its name is ${result.data.name}`)
  return result.data
}

function parseYaml(text: string, fileName: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw invalid(fileName, cause instanceof Error ? cause.message : 'not YAML')
  }
}

function resolve(file: ProfileFile, byName: ReadonlyMap<string, ProfileFile>): Profile {
  const chain = [file]
  let parent = file.extends
  while (parent !== undefined) {
    const next = byName.get(parent)
    if (next === undefined) throw invalid(file.name, `it extends ${parent}, which does not exist`)
    if (chain.length >= DEPTH_LIMIT) throw invalid(file.name, `it extends more than ${DEPTH_LIMIT} profiles, or itself`)
    chain.unshift(next)
    parent = next.extends
  }
  const merged = chain.reduce(merge)
  const { extends: _, match: __, ...rest } = merged
  const result = profileSchema.safeParse({ ...rest, ...(file.match === undefined ? {} : { match: file.match }) })
  if (!result.success) throw invalid(file.name, z.prettifyError(result.error))
  return result.data
}

/** The child over the parent: objects field by field, lists as a whole. */
function merge(parent: ProfileFile, child: ProfileFile): ProfileFile {
  const plugins = { ...parent.plugins }
  for (const [name, choice] of Object.entries(child.plugins)) {
    const under = parent.plugins[name]
    plugins[name] = {
      settings: { ...under?.settings, ...choice.settings },
      variants: { ...under?.variants, ...choice.variants },
    }
  }
  return {
    ...parent,
    ...child,
    budget: { ...parent.budget, ...child.budget },
    speed: { ...parent.speed, ...child.speed },
    chat: { ...parent.chat, ...child.chat },
    plugins,
  }
}

function invalid(fileName: string, why: string): AppError {
  return new AppError('PROFILE_INVALID', 'internal', `The profile ${fileName} cannot be used: ${why}.`)
}

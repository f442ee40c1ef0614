import { mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../core/contracts/errors.ts'
import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { ModelFile } from '../scorer-child.ts'
import { manifestSchema, readSchemaText, sha256, type VersionManifest, versionName } from './version-manifest.ts'

/** A version that is ready to serve. */
export interface ModelVersion {
  readonly manifest: VersionManifest
  readonly schema: CreditSchema
  readonly file: ModelFile
}

/** Files of a version beside its manifest. */
export type VersionFiles = Readonly<Record<string, string | Uint8Array>>

const MAX_OPEN = 16
const MAX_VERSIONS = 1000

/** Immutable versions on disk: those of the data directory and the built-in one. */
export class ModelStore {
  readonly directory: string
  readonly #builtIn: string
  #builtInName: string | undefined
  readonly #open = new Map<string, Promise<ModelVersion>>()

  /** `directory` holds a folder per version; `builtIn` is the folder of the version that comes with the plugin. */
  constructor(directory: string, builtIn: string) {
    this.directory = directory
    this.#builtIn = builtIn
  }

  /** Makes the directory. Folders of writes that never finished go. */
  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.directory))
      if (name.startsWith('.new-')) await rm(join(this.directory, name), { recursive: true, force: true })
  }

  /** The version that serves when none was ever promoted. */
  async builtInVersion(): Promise<string> {
    this.#builtInName ??= (await readManifest(this.#builtIn)).version
    return this.#builtInName
  }

  /** Every version, newest first. */
  async list(): Promise<readonly VersionManifest[]> {
    const names = (await readdir(this.directory)).filter((name) => versionName.safeParse(name).success)
    const manifests = await Promise.all(
      names.slice(0, MAX_VERSIONS).map((name) => readManifest(join(this.directory, name))),
    )
    const builtIn = await readManifest(this.#builtIn)
    return [...manifests.filter(({ version }) => version !== builtIn.version), builtIn].toSorted(
      (a, b) => b.created_at.localeCompare(a.created_at) || a.version.localeCompare(b.version),
    )
  }

  /** Opens a version and checks its files against their hashes. @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  open(version: string): Promise<ModelVersion> {
    const known = this.#open.get(version) ?? this.#load(version)
    this.#open.delete(version)
    this.#open.set(version, known)
    known.catch(() => this.#open.delete(version))
    for (const oldest of [...this.#open.keys()].slice(0, Math.max(0, this.#open.size - MAX_OPEN)))
      this.#open.delete(oldest)
    return known
  }

  /** A file of a version, checked against its hash. @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  async read(version: string, file: string): Promise<Buffer> {
    return readChecked(await this.#folder(version), file)
  }

  /** Writes a version: complete or not at all. One that exists is left as it is. */
  async add(manifest: VersionManifest, files: VersionFiles): Promise<VersionManifest> {
    const known = await this.#find(manifest.version)
    if (known !== undefined) return readManifest(known)
    const temporary = join(this.directory, `.new-${crypto.randomUUID()}`)
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    const everything = { ...files, 'manifest.json': `${JSON.stringify(manifest, null, 2)}\n` }
    for (const [name, content] of Object.entries(everything)) await writeDurably(join(temporary, name), content)
    await rename(temporary, join(this.directory, manifest.version))
    await syncDirectory(this.directory)
    return manifest
  }

  async #load(version: string): Promise<ModelVersion> {
    const folder = await this.#folder(version)
    const manifest = await readManifest(folder)
    const schema = readSchemaText((await readChecked(folder, 'schema.json')).toString('utf8'))
    await readChecked(folder, 'model.json')
    const path = await realpath(join(folder, 'model.json'))
    return { manifest, schema, file: { path, sha256: manifest.files['model.json'] ?? '' } }
  }

  async #folder(version: string): Promise<string> {
    const folder = await this.#find(version)
    if (folder !== undefined) return folder
    throw new AppError(
      'CREDIT_VERSION_UNKNOWN',
      'not-found',
      'There is no credit model of that version. GET /v1/credit/models lists them.',
    )
  }

  async #find(version: string): Promise<string | undefined> {
    if (!versionName.safeParse(version).success) return undefined
    if ((await this.builtInVersion()) === version) return this.#builtIn
    const names = await readdir(this.directory)
    return names.includes(version) ? join(this.directory, version) : undefined
  }
}

async function readManifest(folder: string): Promise<VersionManifest> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
    if (!manifest.files['model.json']?.startsWith(manifest.version.slice(-12)))
      throw new Error('hash and version differ')
    return manifest
  } catch (cause) {
    throw damaged('manifest.json', cause)
  }
}

async function readChecked(folder: string, file: string): Promise<Buffer> {
  const { files } = await readManifest(folder)
  const expected = files[file]
  const content = expected === undefined ? undefined : await readFile(join(folder, file)).catch(() => undefined)
  if (content === undefined || sha256(content) !== expected) throw damaged(file)
  return content
}

function damaged(file: string, cause?: unknown): AppError {
  return new AppError(
    'CREDIT_VERSION_DAMAGED',
    'unavailable',
    `The file ${file} of a credit model is missing or was changed. Roll back to another version, or train again.`,
    { cause },
  )
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

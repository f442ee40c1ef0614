import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Packages that run native inference: they belong in child processes alone. */
const NATIVE = /^(node-llama-cpp|onnxruntime-node|sherpa-onnx-node|@huggingface\/transformers|sharp)(\/|$)/
const CHILD = /-child\.ts$/
const TEST = /\.(test|integration|contract|model|browser|types|bench)\.ts$|\/(test|testing|fixtures|bench)\//

interface Import {
  readonly file: string
  /** Relative to the root for files of the project, else the package. */
  readonly target: string
  readonly isTypeOnly: boolean
}

/** The strict reader of model files is a pure library of the core; it has to run in the child, before the native one. */
const isCheckInChild = ({ file, target }: Import) => CHILD.test(file) && target.startsWith('core/models/gguf/')

/** Every static import of the tree. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statement = /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|^import\s+()'([^']+)'/gm
  return [...text.matchAll(statement)].map(([, type, from, , bare]) => {
    const specifier = from ?? bare ?? ''
    const target = specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : specifier
    return { file, target, isTypeOnly: type !== undefined }
  })
}

const files = globSync('{core,plugins}/**/*.ts', { cwd: root })
const imports = files.flatMap(importsOf)
const violations = (isWrong: (item: Import) => boolean) =>
  imports.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`)
const pluginOf = (path: string) => /^plugins\/([^/]+)\//.exec(path)?.[1]

describe('the architecture', () => {
  it('was seen: imports of the core, of plugins and of packages', () => {
    assert.ok(imports.length > 500, `${imports.length} imports`)
    assert.ok(
      imports.filter(({ file, target }) => file.startsWith('plugins/') && target.startsWith('core/contracts/')).length >
        30,
    )
    assert.ok(imports.filter(({ target }) => target.startsWith('node:')).length > 50)
  })

  it('keeps the core free of plugins', () => {
    assert.deepEqual(
      violations(({ file, target }) => file.startsWith('core/') && target.startsWith('plugins/') && !TEST.test(file)),
      [],
    )
  })

  it('keeps plugins to the contracts of the core, outside tests', () => {
    const isWrong = ({ file, target }: Import) =>
      file.startsWith('plugins/') &&
      target.startsWith('core/') &&
      !target.startsWith('core/contracts/') &&
      !TEST.test(file)
    assert.deepEqual(
      violations((item) => isWrong(item) && !isCheckInChild(item)),
      [],
    )
  })

  it('keeps plugins apart, outside tests', () => {
    const isWrong = ({ file, target }: Import) =>
      pluginOf(file) !== undefined &&
      pluginOf(target) !== undefined &&
      pluginOf(file) !== pluginOf(target) &&
      !TEST.test(file)
    assert.deepEqual(violations(isWrong), [])
  })

  it('keeps the contracts a leaf: zod, each other, and types', () => {
    const isWrong = ({ file, target, isTypeOnly }: Import) =>
      file.startsWith('core/contracts/') &&
      !TEST.test(file) &&
      !isTypeOnly &&
      target !== 'zod' &&
      !target.startsWith('core/contracts/')
    assert.deepEqual(violations(isWrong), [])
  })

  it('keeps native inference in child processes', () => {
    const isWrong = ({ file, target, isTypeOnly }: Import) =>
      NATIVE.test(target) && !isTypeOnly && !CHILD.test(file) && !TEST.test(file)
    assert.deepEqual(violations(isWrong), [])
  })

  it('keeps requests to other machines behind the outbound client', () => {
    const isWrong = ({ file, target, isTypeOnly }: Import) =>
      /^(undici|node:https?)$/.test(target) && !isTypeOnly && !TEST.test(file) && !file.startsWith('core/http/')
    assert.deepEqual(violations(isWrong), [])
  })

  it('keeps source files short', () => {
    const long = files
      .filter((file) => !TEST.test(file))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 300)
    assert.deepEqual(long, [])
  })
})

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

/** What a text imports, at its top or while it runs; `*` for what only shows when it runs. */
function specifiersOf(text: string): readonly { readonly specifier: string; readonly isTypeOnly: boolean }[] {
  const statement = /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|^import\s*()['"]([^'"]+)['"]/gm
  const call =
    /(?:(?<![\w.#]|async )import|(?<![\w.#])require|\bgetBuiltinModule)\(\s*(?:(['"`])([^'"`$]+)\1\s*[,)])?|\bcreateRequire\(/g
  return [
    ...text.matchAll(statement).map(([, type, from, , bare]) => ({
      specifier: from ?? bare ?? '',
      isTypeOnly: type !== undefined,
    })),
    ...text.matchAll(call).map(([, , specifier]) => ({ specifier: specifier ?? '*', isTypeOnly: false })),
  ]
}

/** Every import of a file. */
function importsOf(file: string): readonly Import[] {
  return specifiersOf(readFileSync(join(root, file), 'utf8')).map(({ specifier, isTypeOnly }) => {
    const target = specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : specifier
    return { file, target, isTypeOnly }
  })
}

/** What opens connections, or asks for addresses. */
const NETWORK =
  /^(?:(?:node:)?(?:_?(?:http|tls)_.*|https?|http2|net|tls|dgram|dns(?:\/.*)?)|undici|ws|mqtt|home-assistant-js-websocket)$/
/** Outside `core/http`: who holds a connection that is no request. */
const MAY_CONNECT: Readonly<Record<string, readonly string[]>> = {
  'plugins/home-assistant/mqtt/broker-connection.ts': ['mqtt'],
  'plugins/home-assistant/link/websocket-socket.ts': ['ws', 'home-assistant-js-websocket'],
  'plugins/home-assistant/link/websocket-link.ts': ['home-assistant-js-websocket'],
  'plugins/home-assistant/link/link-errors.ts': ['home-assistant-js-websocket'],
}
/** Commands that ask the box beside them, at an address of the loopback or the owner's. */
const MAY_FETCH: readonly string[] = ['core/cli/status-command.ts', 'plugins/llm-chat/commands/box-client.ts']
/** Who loads by a name that only shows while it runs: plugins by their folder, a child's module, assets of packages. */
const MAY_LOAD: readonly string[] = [
  'core/kernel/plugin-discovery.ts',
  'core/isolation/child-main.ts',
  'core/http/docs/docs-pages.ts',
]

const files = globSync('{core,plugins}/**/*.ts', { cwd: root })
const imports = files.flatMap(importsOf)
const violations = (isWrong: (item: Import) => boolean) =>
  imports.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`)
/** A file without its comments. */
const code = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
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

  it('is read in all ways of importing', () => {
    const text = `
import type { A } from 'a'
import {
  b,
} from "b"
import 'c'
export * from 'd'
const e = await import('node:http')
const f = await import( "f" )
import(\`g\`).then()
process.getBuiltinModule('node:net')
const require = createRequire(import.meta.url)
require('h')
await import(name)
await import(\`node:\${name}\`)
important('x')
`
    const seen = specifiersOf(text).map(({ specifier, isTypeOnly }) => (isTypeOnly ? `type ${specifier}` : specifier))
    assert.deepEqual(seen.toSorted(), ['*', '*', '*', 'b', 'c', 'd', 'f', 'g', 'h', 'node:http', 'node:net', 'type a'])
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
      NETWORK.test(target) &&
      !isTypeOnly &&
      !TEST.test(file) &&
      !file.startsWith('core/http/') &&
      !MAY_CONNECT[file]?.includes(target)
    assert.deepEqual(violations(isWrong), [])
    const fetching = files.filter(
      (file) =>
        !TEST.test(file) && /(?:(?<![\w.])|globalThis\.)(?:fetch|new WebSocket|new EventSource)\(/.test(code(file)),
    )
    assert.deepEqual(
      fetching.filter((file) => !MAY_FETCH.includes(file) && MAY_CONNECT[file] === undefined),
      [],
    )
  })

  it('keeps loading by a computed name to the loader of plugins and children', () => {
    assert.deepEqual(
      violations(({ file, target }) => target === '*' && !TEST.test(file) && !MAY_LOAD.includes(file)),
      [],
    )
  })

  it('lists no exception that is not needed', () => {
    const unused = Object.entries(MAY_CONNECT).flatMap(([file, targets]) =>
      targets.filter((target) => !imports.some((item) => item.file === file && item.target === target)),
    )
    assert.deepEqual(unused, [])
    for (const file of [...MAY_FETCH, ...MAY_LOAD]) assert.ok(files.includes(file), file)
  })

  it('keeps source files short', () => {
    const long = files
      .filter((file) => !TEST.test(file))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 300)
    assert.deepEqual(long, [])
  })
})

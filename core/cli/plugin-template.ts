/**
 * Files of a new plugin by name: one route, one setting, one test. No identifier is made of the plugin's name, so that
 * names of any length and form give files that pass the checks.
 */
export function pluginTemplate(name: string, contracts: string): Readonly<Record<string, string>> {
  return {
    'manifest.ts': `import { z } from 'zod'
${imports(['defineManifest'], `${contracts}/plugin.ts`)}

/** What ${name} is and which settings it has. */
export const manifest = defineManifest({
  name: '${name}',
  version: '0.1.0',
  summary: 'Greets people',
  onFailure: 'degrade',
  config: z.strictObject({
    greeting: z.string().min(1).default('Hello').meta({
      description: 'The word before the name',
      requiresRestart: true,
    }),
  }),
})
`,
    'greeter.ts': `/** Greets people with a word of the owner's choice. */
export class Greeter {
  readonly #greeting: string

  constructor({ config }: { readonly config: { readonly greeting: string } }) {
    this.#greeting = config.greeting
  }

  greet(name: string): string {
    return \`\${this.#greeting}, \${name}!\`
  }
}
`,
    'routes.ts': `import { z } from 'zod'
${imports(['defineRoute', 'type Route'], `${contracts}/route.ts`)}
import type { Greeter } from './greeter.ts'

/** Routes of ${name}. */
export const greeterRoutes = (greeter: Greeter): readonly Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/${name}',
      summary: 'Greet somebody',
      auth: 'user',
      query: z.strictObject({ name: z.string().min(1).max(100).default('you') }),
      response: z.object({ text: z.string() }),
    },
    async ({ query }) => ({ text: greeter.greet(query.name) }),
  ),
]
`,
    'plugin.ts': `import { asClass } from 'awilix'
${imports(['definePlugin'], `${contracts}/plugin.ts`)}
import { Greeter } from './greeter.ts'
import { manifest } from './manifest.ts'
import { greeterRoutes } from './routes.ts'

export default definePlugin({
  manifest,
  register: (scope) => scope.register({ greeter: asClass(Greeter).scoped() }),
  routes: ({ greeter }) => greeterRoutes(greeter),
})
`,
    'greeter.test.ts': `import assert from 'node:assert/strict'
import { Greeter } from './greeter.ts'

describe('Greeter', () => {
  it('greets with the configured word', () => {
    assert.equal(new Greeter({ config: { greeting: 'Salve' } }).greet('Iulia'), 'Salve, Iulia!')
  })
})
`,
    'errors.md': `# Error codes of ${name}

| code | kind | meaning | what to do |
|---|---|---|---|
`,
    'README.md': `# ${name}

Greets people: \`GET /v1/${name}?name=…\`.

| setting | default | |
|---|---|---|
| \`greeting\` | \`Hello\` | The word before the name |
`,
  }
}

const LINE_WIDTH = 120

/** As the formatter writes it: several names in a line each when they are too long for one. */
function imports(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}'`
  if (names.length === 1 || line.length <= LINE_WIDTH) return line
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}'`
}

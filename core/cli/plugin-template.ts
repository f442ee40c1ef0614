/** Files of a new plugin by name: one route, one setting, one test. */
export function pluginTemplate(name: string, contracts: string): Readonly<Record<string, string>> {
  const className = name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return {
    'manifest.ts': `import { z } from 'zod'
import { defineManifest } from '${contracts}/plugin.ts'

/** What ${name} is and which settings it has. */
export const manifest = defineManifest({
  name: '${name}',
  version: '0.1.0',
  summary: 'Greets people',
  onFailure: 'degrade',
  config: z.strictObject({
    greeting: z.string().min(1).default('Hello').meta({ description: 'The word before the name', requiresRestart: true }),
  }),
})
`,
    'greeter.ts': `/** Greets people with a word of the owner's choice. */
export class ${className}Greeter {
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
import { defineRoute, type Route } from '${contracts}/route.ts'
import type { ${className}Greeter } from './greeter.ts'

/** Routes of ${name}. */
export const ${className.charAt(0).toLowerCase()}${className.slice(1)}Routes = (greeter: ${className}Greeter): readonly Route[] => [
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
import { definePlugin } from '${contracts}/plugin.ts'
import { ${className}Greeter } from './greeter.ts'
import { manifest } from './manifest.ts'
import { ${className.charAt(0).toLowerCase()}${className.slice(1)}Routes } from './routes.ts'

export default definePlugin({
  manifest,
  register: (scope) => scope.register({ greeter: asClass(${className}Greeter).scoped() }),
  routes: ({ greeter }) => ${className.charAt(0).toLowerCase()}${className.slice(1)}Routes(greeter),
})
`,
    'greeter.test.ts': `import assert from 'node:assert/strict'
import { ${className}Greeter } from './greeter.ts'

describe('${className}Greeter', () => {
  it('greets with the configured word', () => {
    assert.equal(new ${className}Greeter({ config: { greeting: 'Salve' } }).greet('Iulia'), 'Salve, Iulia!')
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

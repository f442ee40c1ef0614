import { z } from 'zod'
import type { Contributions } from '../contracts/contribution.ts'
import { defineManifest, definePlugin, type Plugin } from '../contracts/plugin.ts'
import type { Route } from '../contracts/route.ts'

/** What differs from test to test. */
interface TestPluginParts {
  start?(cradle: { readonly contributions: Contributions }): Promise<void>
  routes?(): readonly Route[]
}

/** A plugin without settings and services, for tests of what it contributes and which routes it has. */
export const testPlugin = (name: string, parts: TestPluginParts): Plugin =>
  definePlugin({
    manifest: defineManifest({
      name,
      version: '1.0.0',
      summary: 'test',
      onFailure: 'abort',
      config: z.strictObject({}),
    }),
    register: (scope) => scope,
    ...parts,
  })

import { z } from 'zod'
import { defineCommand } from '../contracts/command.ts'

const TIMEOUT_MS = 5000

/** Asks the running box how it fares. */
export const statusCommand = defineCommand(
  {
    name: 'status',
    summary: 'How the box on this machine fares',
    options: z.object({ json: z.boolean().default(false).describe('Print the whole answer as JSON') }),
  },
  async ({ json }, { baseUrl, print, note, signal }) => {
    let body: Record<string, unknown>
    try {
      const response = await fetch(`${baseUrl}/health`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      body = (await response.json()) as Record<string, unknown>
    } catch {
      note(`No box answers on ${baseUrl}. Start it with: npm start`)
      return 1
    }
    if (json) print(JSON.stringify(body, null, 2))
    else {
      print(`${body['status']}, version ${body['version']}, profile ${body['profile']}, up ${body['uptime_human']}`)
      print(`model: ${body['model'] ?? 'none'}`)
      for (const [name, state] of Object.entries((body['services'] as Record<string, string>) ?? {})) {
        const reason = (body['notes'] as Record<string, string> | undefined)?.[name]
        print(`  ${name}: ${state}${reason === undefined ? '' : ` (${reason})`}`)
      }
    }
    return body['status'] === 'healthy' ? 0 : 1
  },
)

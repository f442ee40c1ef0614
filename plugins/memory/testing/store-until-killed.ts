import { openMemory } from './open-memory.ts'

// Run as a process of its own: keeps memories and writes the id of each once it is acknowledged, until it is killed.
const memory = await openMemory(process.argv[2] ?? '')
for (let at = 0; ; at++) {
  const stored = Array.from({ length: 8 }, (_, lane) =>
    memory.service.store(
      'owner',
      { content: `La clé numéro ${at}-${lane} est sous le pot`, category: 'fact', importance: 5 },
      memory.signal,
    ),
  )
  for (const { id } of await Promise.all(stored)) process.stdout.write(`${id}\n`)
}

import type { CommandContext } from '../../../core/contracts/command.ts'
import { openModelStore } from '../registry/built-in.ts'
import { ModelRegistry } from '../registry/model-registry.ts'
import type { ModelStore } from '../registry/model-store.ts'
import { ActivationRepository } from '../registry/repository.ts'

/** The versions, as a command sees them beside a box that may be running. */
export async function openCommandRegistry(
  context: CommandContext,
): Promise<{ readonly store: ModelStore; readonly registry: ModelRegistry }> {
  const storage = await context.storage()
  const store = openModelStore(context.paths.data)
  await store.prepare()
  return { store, registry: new ModelRegistry(store, new ActivationRepository(storage)) }
}

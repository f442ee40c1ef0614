/** Phantom key that carries the item type of a contribution point; it does not exist at run time. */
declare const itemType: unique symbol

/** A typed extension point: many plugins add items, a consumer watches them. */
export interface ContributionPoint<T> {
  readonly id: string
  readonly [itemType]?: T
}

/** Declares an extension point. The id is permanent. */
export function defineContributionPoint<T>(id: string): ContributionPoint<T> {
  return Object.freeze({ id })
}

/** How a plugin offers items and sees those of others. All it added goes when it stops. */
export interface Contributions {
  add<T>(point: ContributionPoint<T>, item: NoInfer<T>): void
  /** Items offered now, oldest first. */
  list<T>(point: ContributionPoint<T>): readonly { readonly owner: string; readonly item: T }[]
  /** Replays what is there, then reports changes until the watcher's owner stops. */
  watch<T>(
    point: ContributionPoint<T>,
    on: { added(item: T, owner: string): void; removed(item: T, owner: string): void },
  ): void
}

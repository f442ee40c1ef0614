import type { ContributionPoint, Contributions } from '../contracts/contribution.ts'

interface Watcher {
  added(item: unknown, owner: string): void
  removed(item: unknown, owner: string): void
}

interface Entry<T> {
  readonly point: string
  readonly owner: string
  readonly value: T
}

/** Keeps who contributed what, so that stopping one plugin takes away exactly its items and watchers. */
export class ContributionRegistry {
  #items: Entry<unknown>[] = []
  #watchers: Entry<Watcher>[] = []

  /** The view of one owner. */
  forOwner(owner: string): Contributions {
    return {
      add: (point, item) => {
        this.#items.push({ point: point.id, owner, value: item })
        for (const watcher of this.#watchersOf(point.id)) watcher.added(item, owner)
      },
      list: (point) => this.list(point),
      watch: (point, on) => {
        // Items of a point have the point's type: `add` took them so.
        const watcher = on as Watcher
        this.#watchers.push({ point: point.id, owner, value: watcher })
        for (const item of this.#items) if (item.point === point.id) watcher.added(item.value, item.owner)
      },
    }
  }

  /** Items offered now, oldest first. */
  list<T>(point: ContributionPoint<T>): readonly { readonly owner: string; readonly item: T }[] {
    // Items of a point have the point's type: `add` took them so.
    return this.#items
      .filter((item) => item.point === point.id)
      .map(({ owner, value }) => ({ owner, item: value as T }))
  }

  /** Removes all of one owner. */
  removeOwner(owner: string): void {
    this.#watchers = this.#watchers.filter((watcher) => watcher.owner !== owner)
    const gone = this.#items.filter((item) => item.owner === owner)
    this.#items = this.#items.filter((item) => item.owner !== owner)
    for (const item of gone) for (const watcher of this.#watchersOf(item.point)) watcher.removed(item.value, owner)
  }

  #watchersOf(point: string): readonly Watcher[] {
    return this.#watchers.filter((watcher) => watcher.point === point).map((watcher) => watcher.value)
  }
}

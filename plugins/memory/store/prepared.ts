import type { DatabaseSync, StatementSync } from 'node:sqlite'

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** The prepared statement of a query, made once per connection. Queries are constants, so that their number is bounded. */
export function prepared(database: DatabaseSync, query: string): StatementSync {
  let known = statements.get(database)
  if (known === undefined) {
    known = new Map()
    statements.set(database, known)
  }
  const found = known.get(query)
  if (found !== undefined) return found
  const statement = database.prepare(query)
  known.set(query, statement)
  return statement
}

import { hash } from 'node:crypto'
import type pg from 'pg'

/** Begins a statement that every screen asks: it is parsed once on each connection, under a name of its own. */
const MARK = '/* prepared */'

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? hash('sha256', text).slice(0, 32)
  names.set(text, name)
  return name
}

const named = (statement: unknown) =>
  typeof statement === 'string' && statement.startsWith(MARK) ? { text: statement, name: nameOf(statement) } : statement

/** Kysely hands every statement over without a name; this connection gives the marked ones theirs. */
export function prepareMarked(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (statement: unknown, ...rest: unknown[]) => never
  client.query = ((statement: unknown, ...rest: unknown[]) => query(named(statement), ...rest)) as typeof client.query
}

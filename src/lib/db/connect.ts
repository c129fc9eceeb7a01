import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import './temporal.ts'
import type { DB } from './generated.ts'
import { prepareMarked } from './prepared.ts'

/** The tables of one schema and of the kernel: reading another module's tables does not compile. */
export type Tables<S extends string> = Pick<DB, Extract<keyof DB, `kernel.${string}` | `${S}.${string}`>>
export type Db<S extends string = 'kernel'> = Kysely<Tables<S>>
/** An open transaction. Functions that write ask for one, so that a plain connection does not fit. */
export type { Tx } from './tx.ts'

/** The group role that the program works under; it owns nothing and may not touch the audit trail. */
export const PROGRAM_ROLE = 'madoguchi_program'

export interface PoolOptions {
  url: string
  max?: number
  /** Connect as the owner of the schema instead of the program: migrations, backup, restore. */
  asOwner?: boolean
}

/**
 * What every connection asks for. Disks of today read any page nearly as fast as the next: with PostgreSQL's cost of those that turn, what waits
 * in a middling town was counted by reading all of its conversations.
 */
export const SESSION = '-c timezone=UTC -c random_page_cost=1.1'

/** How long a server that does not answer is tried, and how long a turn at a connection is waited for in a rush, in ms. */
const [CONNECTING, WAITING] = [5_000, 30_000]

/** The pool's one limit is for the turn; to connect has a shorter one. */
class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECTING })
  }
}

/** True of the error of whoever had no turn at a connection in all that time. */
export const isRushed = (error: Error): boolean => error.message === 'timeout exceeded when trying to connect'

/** What PostgreSQL keeps in no column: a NUL in text (22021) or in JSON (22P05), a number (22003) or a day (22008) without bounds. */
const NEVER_KEPT = new Set(['22021', '22P05', '22003', '22008'])

/** True where somebody sent what no column can keep; half a character in JSON too, which is refused as no JSON. */
export const isUnstorable = (error: Error): boolean =>
  error instanceof pg.DatabaseError &&
  (NEVER_KEPT.has(error.code ?? '') || (error.code === '22P02' && error.file === 'jsonfuncs.c'))

/** A pool whose every connection has taken the program's role before its first query. */
export function openPool({ url, max = 10, asOwner = false }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: WAITING,
    options: `${SESSION}${asOwner ? '' : ` -c role=${PROGRAM_ROLE}`}`,
  })
  pool.on('error', () => {}) // an idle connection that breaks is replaced at its next use
  pool.on('connect', (client) => {
    client.on('error', () => {}) // one in use: its query fails, the process must not
    prepareMarked(client)
  })
  return pool
}

export const kyselyOn = (pool: pg.Pool): Kysely<DB> => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })

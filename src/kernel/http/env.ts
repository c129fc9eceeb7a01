import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DB } from '#lib/db/generated.ts'
import type { Language } from '#lib/text/language.ts'
import type { Resident } from '../identity/residents.queries.ts'
import type { Session } from '../identity/sessions.queries.ts'
import type { Staff } from '../identity/staff.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Module } from '../program.ts'

/** What of a request an anonymous page reads. */
export interface Reads {
  query?: boolean
  language?: boolean
}

interface Variables {
  requestId: string
  /** The log under this request's id; made when there is something to say. */
  log: () => Logger
  /** Address of the caller, for rate limits. */
  address: string
  municipality: Municipality
  db: Kysely<DB>
  /** The clock's reading when the request arrived: one request, one moment. */
  now: Temporal.Instant
  /** Whoever is signed in, staff or resident; absent on anonymous pages. */
  session?: Session
  /** The rooms of the house, for what they offer to each other. */
  modules: Module[]
  /** The answer is the same for everybody who asks for this path, but for what it reads: set by anonymousPage alone. */
  anonymous?: Reads
  /** Of a page that is not Japanese, and of what it refuses; set once that is known. */
  lang?: Language
  /** Only the words of a form are left of it: set by keepWords. */
  tooLarge?: true
}

/** Pages that need no staff session. */
export interface SiteEnv {
  Variables: Variables
}

/** Pages of the staff console: a staff session stands. */
export interface ConsoleEnv {
  Variables: Variables & { staff: Staff; session: Session }
}

/** Pages of one resident: their session stands. */
export interface ResidentEnv {
  Variables: Variables & { resident: Resident; session: Session }
}

/** The API: a bearer token stands for a member of staff, limited to its scopes. */
export interface ApiEnv {
  Variables: Variables & { staff: Staff; scopes: string[]; tokenId: number }
}

import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { type Mendable, mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'

/** A form as it was typed, and what was wrong with it. */
export type Again = Mendable & { typed: Typed }

type OpenData = Db<'opendata'>

/** A kind of record that sections keep: its pages, and what can be done with one. */
export interface RecordKind<Kept> {
  /** `/console/opendata/events` */
  href: string
  /** Begins the words that are told after the redirect: `event-added`, `event-changed`, `event-ended`, `event-resumed`. */
  name: string
  listPage: (c: Context<ConsoleEnv>) => Promise<Response>
  formPage: (c: Context<ConsoleEnv>, kept?: Kept, again?: Again) => Promise<Response>
  get: (db: OpenData, id: number) => Promise<Kept>
  add: (db: OpenData, now: Temporal.Instant, staff: Staff, typed: Typed) => Promise<number>
  change: (
    db: OpenData,
    now: Temporal.Instant,
    staff: Staff,
    id: number,
    typed: Typed,
    version: number,
  ) => Promise<void>
  end: (db: OpenData, now: Temporal.Instant, staff: Staff, id: number, version: number, ended: boolean) => Promise<void>
}

const idOf = (c: Context<ConsoleEnv>): number => Number(c.req.param('id'))

export function recordRoutes<Kept>(kind: RecordKind<Kept>) {
  const ID = '/:id{[0-9]{1,15}}'
  const done = (c: Context<ConsoleEnv>, id: number, what: string) =>
    c.redirect(`${kind.href}/${id}?done=${kind.name}-${what}`, 303)
  const end = (ended: boolean) => async (c: Context<ConsoleEnv>) => {
    const { db, now, staff } = c.var
    const { typed } = await readTyped(c)
    await kind.end(db, now, staff, idOf(c), versionIn(typed), ended)
    return done(c, idOf(c), ended ? 'ended' : 'resumed')
  }
  return new Hono<ConsoleEnv>()
    .get('/', (c) => kind.listPage(c))
    .get('/new', (c) => kind.formPage(c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const id = await orRefusal(kind.add(c.var.db, c.var.now, c.var.staff, typed))
      if (id instanceof Refusal) return kind.formPage(c, undefined, { typed, ...mendable(id) })
      return done(c, id, 'added')
    })
    .get(ID, async (c) => kind.formPage(c, await kind.get(c.var.db, idOf(c))))
    .post(ID, async (c) => {
      const { db, now, staff } = c.var
      const { typed } = await readTyped(c)
      const changed = await orRefusal(kind.change(db, now, staff, idOf(c), typed, versionIn(typed)))
      if (changed instanceof Refusal)
        return kind.formPage(c, await kind.get(db, idOf(c)), { typed, ...mendable(changed) })
      return done(c, idOf(c), 'changed')
    })
    .post(`${ID}/ending`, end(true))
    .post(`${ID}/resumption`, end(false))
}

// What waits for each, counted for all who open a page at one moment, against a count for each alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { testTown } from '../../testing/town.ts'
import { notify } from '../notifications/notify.ts'
import { countUnread } from '../notifications/notifications.queries.ts'
import type { NavItem } from '#ui/index.ts'
import { fillIn, type NavEntry } from './navigation.queries.ts'

const town = await testTown()
const { db } = town.municipality
const { rows: people } = await town.owner.query('select id::int from kernel.staff order by id')
for (const [place, { id }] of people.entries())
  for (let news = 0; news < place % 3; news++)
    await db.transaction().execute((tx) => notify(tx, town.clock(), id, { title: `${news}`, href: '/console' }))

const entry = (text: string, more: Partial<NavEntry> = {}): NavEntry => ({
  href: '/console',
  icon: 'home',
  text,
  ...more,
})
const entriesOf = (id: number): NavEntry[] => [
  entry('always there'),
  entry('own', { own: (db) => countUnread(db, id) }),
  entry('alike', { count: sql`(select count(*)::int from kernel.sections)` }),
  entry('only for some', { where: sql`${id}::int % 2 = 0`, count: sql`7` }),
]

test('whoever opens a page while others do gets what they would get alone', async () => {
  assert.ok(people.length > 4)
  const alone: NavItem[][] = []
  for (const { id } of people) alone.push(await fillIn(db, entriesOf(id)))
  const first = fillIn(db, entriesOf(people[0].id)) // the others come while it runs, and are one turn
  const together = await Promise.all(people.map(({ id }) => fillIn(db, entriesOf(id))))
  assert.deepEqual(together, alone)
  assert.deepEqual(await first, alone[0])
  assert.deepEqual(new Set(alone.map((items) => items[1]!.count)), new Set([0, 1, 2]))
  for (const [place, { id }] of people.entries()) {
    const at = alone[place]!
    assert.deepEqual([at[0]!.count, at.length], [undefined, id % 2 === 0 ? 4 : 3])
  }
})

test('entries that ask nothing, and a page inside a transaction, are filled too', async () => {
  assert.deepEqual(await fillIn(db, [entry('always there')]), [entry('always there')])
  const inside = await db.transaction().execute((tx) => fillIn(tx as unknown as Db, entriesOf(people[1].id)))
  assert.equal(inside[1]!.count, 1)
})

import { sql } from 'kysely'
import { holdsWholeTown } from '#kernel/administration/whole-town.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { readShared } from '#lib/db/read-shared.ts'
import type { Disaster, DisasterContents } from './disaster.ts'

export type Prepared = DisasterContents & { version: number }

/** What is prepared; undefined where nothing is. */
export async function findPrepared(db: Db<'inquiries'>): Promise<Prepared | undefined> {
  const { rows } = await sql<Prepared>`
    select title, what_to_do as "whatToDo", shelters, phones, links, version,
      json_build_object('ja', greeting_ja, 'en', greeting_en) as greeting from inquiries.disaster_contents`.execute(db)
  return rows[0]
}

/** 災害モード, where it is on. */
export async function findDisaster(db: Db<'inquiries'>): Promise<Disaster | undefined> {
  const rows = await readShared(
    db,
    sql<Disaster>`/* prepared */ select d.id, d.began_at as "beganAt", s.name as "beganBy", d.why_began as why
    from inquiries.disasters d join kernel.staff s on s.id = d.began_by where d.ended_at is null`,
  )
  return rows[0]
}

/** What is said now: what is prepared, while 災害モード is on. */
export async function findStandingContents(db: Db<'inquiries'>): Promise<DisasterContents | undefined> {
  const { rows } = await sql`select from inquiries.disasters where ended_at is null`.execute(db)
  return rows.length > 0 ? await findPrepared(db) : undefined
}

/** Whether the asker may act (may-act), for the navigation. */
export const maySwitch = (staff: Staff) =>
  sql<boolean>`(${holdsWholeTown(staff, 'settings')} or ${holdsWholeTown(staff, 'answer')})`

/** Whoever prepares or switches at the same moment waits. */
export async function holdDisaster(tx: Tx<'inquiries'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.disaster'))`.execute(tx)
}

export async function saveContents(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  contents: DisasterContents,
): Promise<void> {
  const { title, whatToDo, shelters, phones, links, greeting } = contents
  const set = {
    title,
    what_to_do: whatToDo,
    shelters: JSON.stringify(shelters),
    phones: JSON.stringify(phones),
    links: JSON.stringify(links),
    greeting_ja: greeting.ja,
    greeting_en: greeting.en,
    changed_at: now,
    changed_by: staffId,
  }
  await tx
    .insertInto('inquiries.disaster_contents')
    .values(set)
    .onConflict((conflict) =>
      conflict.column('alone').doUpdateSet({ ...set, version: sql`inquiries.disaster_contents.version + 1` }),
    )
    .execute()
}

export async function insertDisaster(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  why: string,
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.disasters')
    .values({ began_at: now, began_by: staffId, why_began: why })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function closeDisaster(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  id: number,
  why: string,
): Promise<void> {
  await tx
    .updateTable('inquiries.disasters')
    .set({ ended_at: now, ended_by: staffId, why_ended: why })
    .where('id', '=', id)
    .execute()
}

import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Cap, Kind } from './retention.ts'

/** 保存期間 of a kind; without a section it is the town's. */
export interface Term {
  sectionId: number | null
  kind: Kind
  months: number
}

export async function listTerms(db: Db<'inquiries'>): Promise<Term[]> {
  const { rows } = await sql<Term>`
    select section_id as "sectionId", kind, months from inquiries.retention_terms order by section_id nulls first, kind`.execute(
    db,
  )
  return rows
}

/** Without months a section follows the town. */
export async function setTerm(
  tx: Tx<'inquiries'>,
  { sectionId, kind, months }: Omit<Term, 'months'> & { months: number | null },
): Promise<void> {
  if (months === null)
    await sql`delete from inquiries.retention_terms where section_id is not distinct from ${sectionId} and kind = ${kind}`.execute(
      tx,
    )
  else
    await sql`insert into inquiries.retention_terms (section_id, kind, months) values (${sectionId}, ${kind}, ${months})
      on conflict (section_id, kind) do update set months = excluded.months`.execute(tx)
}

/** The cap, which version of the settings stands, and the number that somebody confirmed. */
export interface Retention extends Cap {
  version: number
  /** What staff were told about last, above the cap. */
  told: number | null
  confirmed: number | null
  confirmedAt: Temporal.Instant | null
  confirmedBy: string | null
}

export async function readRetention(db: Db<'inquiries'>): Promise<Retention> {
  const { rows } = await sql<Retention>`
    select r.most, r.percent, r.version, r.told, r.confirmed, r.confirmed_at as "confirmedAt", s.name as "confirmedBy"
    from inquiries.retention r left join kernel.staff s on s.id = r.confirmed_by`.execute(db)
  return rows[0]!
}

/** Of two changes the later finds another version. @returns false where it is not that one any more */
export async function takeVersion(tx: Tx<'inquiries'>, version: number, { most, percent }: Cap): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.retention')
    .set({ most, percent, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setConfirmed(
  tx: Tx<'inquiries'>,
  confirmed: { count: number; at: Temporal.Instant; staffId: number } | null,
): Promise<void> {
  await tx
    .updateTable('inquiries.retention')
    .set({
      confirmed: confirmed?.count ?? null,
      confirmed_at: confirmed?.at ?? null,
      confirmed_by: confirmed?.staffId ?? null,
    })
    .execute()
}

/** @returns whether that is news: of two workers one tells */
export async function setTold(tx: Tx<'inquiries'>, told: number | null): Promise<boolean> {
  const { rows } = await sql`
    update inquiries.retention set told = ${told} where told is distinct from ${told} returning true`.execute(tx)
  return rows.length > 0
}

/** Whoever holds the duty of settings for the whole town. */
export async function listKeepers(db: Db<'inquiries'>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct d.staff_id as id from kernel.duties d join kernel.sections s on s.id = d.section_id and s.parent_id is null
    join kernel.staff t on t.id = d.staff_id and t.disabled_at is null where d.duty = 'settings'`.execute(db)
  return rows.map(({ id }) => id)
}

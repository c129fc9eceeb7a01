import type { Tx } from '#lib/db/connect.ts'

export interface NewIncident {
  day: Temporal.PlainDate
  what: string
  done: string
  /** Drawn with the form. */
  key: string
}

/** @returns undefined where the same form was sent before */
export async function insertIncident(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { day, what, done, key }: NewIncident,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.line_incidents')
    .values({ happened_on: day, what, done, key, entered_at: now, entered_by: staffId })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns undefined where there is none; false where it was struck before */
export async function setStruck(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  id: number,
): Promise<boolean | undefined> {
  const row = await tx
    .selectFrom('inquiries.line_incidents')
    .select('struck_at as struckAt')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.struckAt) return row && false
  const struck = { struck_at: now, struck_by: staffId }
  await tx.updateTable('inquiries.line_incidents').set(struck).where('id', '=', id).execute()
  return true
}

import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { OfficeHours, Weekday } from '../../calendar/office-calendar.ts'
import type { SecretName } from '../../municipality/secrets.queries.ts'

/** The settings were changed: refuses whoever read them before that. */
export async function takeVersion(tx: Tx, version: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('kernel.municipality')
    .set({ version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。')
}

export async function replaceOfficeHours(tx: Tx, hours: OfficeHours): Promise<void> {
  await tx.deleteFrom('kernel.office_hours').execute()
  const open = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).flatMap((weekday) => {
    const day = hours[weekday]
    return day === 'closed' ? [] : [{ weekday, opens: day.opens, closes: day.closes }]
  })
  if (open.length > 0) await tx.insertInto('kernel.office_hours').values(open).execute()
}

export interface Closed {
  on: Temporal.PlainDate
  reason: string
}

export const listClosures = (db: Db, from: Temporal.PlainDate): Promise<Closed[]> =>
  db
    .selectFrom('kernel.closures')
    .select(['closed_on as on', 'reason'])
    .where('closed_on', '>=', from)
    .orderBy('closed_on')
    .execute()

/** @returns the days that were not closed before */
export async function insertClosures(
  tx: Tx,
  days: Temporal.PlainDate[],
  reason: string,
): Promise<Temporal.PlainDate[]> {
  const inserted = await tx
    .insertInto('kernel.closures')
    .values(days.map((closed_on) => ({ closed_on, reason })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('closed_on')
    .execute()
  return inserted.map((row) => row.closed_on)
}

/** @returns what was closed */
export const deleteClosures = (tx: Tx, from: Temporal.PlainDate, through: Temporal.PlainDate): Promise<Closed[]> =>
  tx
    .deleteFrom('kernel.closures')
    .where('closed_on', '>=', from)
    .where('closed_on', '<=', through)
    .returning(['closed_on as on', 'reason'])
    .execute()

/** When each secret was last entered; the secrets themselves are never shown. */
export async function secretDates(db: Db): Promise<Partial<Record<SecretName, Temporal.Instant>>> {
  const rows = await db
    .selectFrom('kernel.secrets')
    .select(['name', 'updated_at'])
    .where(sql`name`, 'like', 'line.%')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.name, row.updated_at]))
}

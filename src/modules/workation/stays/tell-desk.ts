import { notify } from '#kernel/notifications/notify.ts'
import type { Tx } from '#lib/db/connect.ts'
import { deskHref, type Stay } from './stay.ts'
import { findProposer } from './stays.queries.ts'

/** What a firm did by itself, to whoever proposed to it last. */
export async function tellDesk(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  { id, company }: Pick<Stay, 'id' | 'company'>,
  what: '予約' | '予約の変更' | '取りやめ',
): Promise<void> {
  const staffId = await findProposer(tx, id)
  if (staffId === undefined) return
  await notify(tx as unknown as Tx, now, staffId, { title: `${company}の滞在: ${what}`, href: deskHref(id) })
}

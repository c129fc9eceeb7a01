import { record } from '#kernel/audit/record.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { moveProcedure } from '../definition/versions.queries.ts'
import { refuseNonPublishers, refuseOtherSection } from '../editing/may.ts'
import { holdOwnOffering } from './get-offering.ts'
import { updateOpening } from './offerings.queries.ts'

/** Days of which the last one counts; without any, from now on and for good. */
export interface Opening {
  open: boolean
  from?: Temporal.PlainDate | undefined
  through?: Temporal.PlainDate | undefined
}

const beginOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(TOKYO).toInstant()

/** 受付を開く・閉じる. What was begun can be finished. @throws Refusal 403, 404, 409, 422 */
export async function changeOpening(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  seen: number,
  { open, from, through }: Opening,
): Promise<void> {
  if (open && through && Temporal.PlainDate.compare(through, from ?? dateInTokyo(now)) < 0)
    throw new Refusal(422, '受付の最後の日は、始める日(なければきょう)から後にしてください。', 'through')
  await db.transaction().execute(async (tx) => {
    const offering = await holdOwnOffering(tx, staff, id, seen)
    await refuseNonPublishers(tx, now, staff, offering.sectionId)
    const { openFrom } = offering
    const hasOpened = openFrom && Temporal.Instant.compare(openFrom, now) < 0
    const next = open
      ? { openFrom: from ? beginOf(from) : null, closedAt: through ? beginOf(through.add({ days: 1 })) : null }
      : { openFrom: hasOpened ? openFrom : null, closedAt: now }
    await updateOpening(tx, offering, next)
    const detail = { slug: offering.slug, opens: next.openFrom?.toString(), closes: next.closedAt?.toString() }
    await record(tx, now, `staff:${staff.id}`, 'procedure.opening_changed', `procedure:${id}`, detail)
  })
}

/** Another section takes it over. What has arrived stays with the section at which it arrived. */
export async function moveOffering(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  seen: number,
  sectionId: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { sectionId: from, slug } = await holdOwnOffering(tx, staff, id, seen)
    await refuseOtherSection(tx, now, staff, sectionId)
    if (!coversSection(staff, 'settings', from) || !coversSection(staff, 'settings', sectionId))
      throw new Refusal(403, '担当する課を変えられるのは、どちらの課も受け持つ設定の担当です。')
    if (from === sectionId) return
    await moveProcedure(tx, id, sectionId)
    await record(tx, now, `staff:${staff.id}`, 'procedure.moved', `procedure:${id}`, { slug, from, to: sectionId })
  })
}

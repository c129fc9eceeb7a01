import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Tx } from '#lib/db/connect.ts'
import { warnAt } from '../promises/promise.ts'
import { adoptWait } from '../promises/promise-answer.ts'
import { holdWait, insertPromise, movePromise, type Wait } from '../promises/promises.queries.ts'
import { termsFor } from '../promises/terms.queries.ts'
import type { Due } from './due.ts'
import { wroteSince } from './written.queries.ts'

/** A call that was promised for a moment is made within this. */
const GRACE_MINUTES = 30

/** 回答の約束 of a call back: when they want it; else as everybody's. A promise that stands already stays. */
export async function promiseCall(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  due: Due | undefined,
): Promise<void> {
  const wait = await holdWait(tx, conversationId)
  if (!wait || wait.promiseId !== null) return
  if (!due) return await adoptWait(tx, now, conversationId)
  await promise(tx, now, wait, due)
}

/** They chose when: that is the promise from now on, unless they wait for something else too. */
export async function movePromiseToSlot(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  { since, at }: { since: Temporal.Instant; at: Temporal.Instant },
): Promise<void> {
  const wait = await holdWait(tx, conversationId)
  if (!wait?.since.equals(since) || (await wroteSince(tx, conversationId, since))) return
  await movePromise(tx, now, wait.id)
  await promise(tx, now, wait, { at, allDay: false })
}

async function promise(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id: conversationId, since, sectionId }: Pick<Wait, 'id' | 'since' | 'sectionId'>,
  { at, allDay }: Due,
): Promise<void> {
  const until = allDay ? at : at.add({ minutes: GRACE_MINUTES })
  const { warnHours } = await termsFor(tx, sectionId)
  const warned = warnAt(await getOfficeCalendar(tx), warnHours, now, until)
  await insertPromise(tx, now, { conversationId, since, until, warnAt: warned })
}

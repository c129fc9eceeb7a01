import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { promisedUntil, STANDARD_TERMS, warnAt } from '#modules/inquiries/index.ts'
import type { NumberedConversation } from './number-year.ts'

const isPast = (moment: Temporal.Instant | undefined, now: Temporal.Instant) =>
  moment !== undefined && Temporal.Instant.compare(moment, now) <= 0

/**
 * What was promised whenever somebody waited, and what became of it. Of those that stand everybody has heard already.
 * @param waitingSince of the conversation, as the desk has it
 */
export function promiseRows(
  conversation: NumberedConversation,
  waitingSince: Temporal.Instant | null,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
) {
  return waitsOf(conversation, waitingSince).flatMap(({ since, answeredAt, isExcused }) => {
    const until = promisedUntil(calendar, STANDARD_TERMS, since)
    if (!until) return []
    const warned = warnAt(calendar, STANDARD_TERMS.warnHours, since, until)
    const isKept = answeredAt && isPast(answeredAt, until)
    const stands = !answeredAt && !isExcused
    return {
      conversation_id: conversation.id,
      waiting_since: since,
      promised_until: until,
      warn_at: warned ?? null,
      made_at: since,
      warned_at: stands && isPast(warned, now) ? warned! : null,
      break_told_at: stands && isPast(until, now) ? until : null,
      outcome: stands ? null : isExcused ? 'excused' : isKept ? 'kept' : 'broken',
      answered_at: answeredAt ?? null,
    }
  })
}

interface Wait {
  since: Temporal.Instant
  answeredAt?: Temporal.Instant
  isExcused?: boolean
}

/** From the resident's first message to the answer that LINE took; what ends otherwise needed none. */
function waitsOf({ messages }: NumberedConversation, waitingSince: Temporal.Instant | null): Wait[] {
  const waits: Wait[] = []
  let since: Temporal.Instant | undefined
  for (const { author, at, failure, withdrawnAt } of messages) {
    if (author === 'resident' && !withdrawnAt) since ??= at
    if (author !== 'staff' || failure || !since) continue
    waits.push({ since, answeredAt: at })
    since = undefined
  }
  if (since && !(waitingSince && since.equals(waitingSince))) waits.push({ since, isExcused: true })
  return waitingSince ? [...waits, { since: waitingSince }] : waits
}

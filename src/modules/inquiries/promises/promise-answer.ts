import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { isOpen } from '#kernel/calendar/opening-hours.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { MessageKind } from '../conversations/message.ts'
import { sayForFree } from '../sending/say-for-free.ts'
import { findStandingContents } from '../disaster/disaster.queries.ts'
import { greetingIn } from '../disaster/disaster.ts'
import { promisedUntil, type Terms, warnAt } from './promise.ts'
import { fillDay } from './promise-words.ts'
import { holdWait, insertPromise, setNotice, type Wait } from './promises.queries.ts'
import { termsFor } from './terms.queries.ts'

type Made = { id: number; until: Temporal.Instant }

/** Nothing was asked yet: whoever sends only a sticker waits as everybody does, and hears the day when they write. */
const asksNothing = (kind: MessageKind): boolean => kind === 'sticker'

const isAfter = (moment: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(moment, now) > 0

/**
 * 回答の約束: whoever begins to wait is promised a day. Outside office hours they hear it at once, once for each time they wait;
 * in 災害モード the greeting instead, at any hour.
 * @returns what they were told
 */
export async function promiseAnswer(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  kind: MessageKind,
): Promise<string | undefined> {
  const wait = await holdWait(tx, conversationId)
  if (!wait || wait.isTold) return undefined
  const [calendar, terms] = [await getOfficeCalendar(tx), await termsFor(tx, wait.sectionId)]
  const promise = standing(wait) ?? (await make(tx, now, wait, calendar, terms))
  if (!promise || asksNothing(kind)) return undefined
  const disaster = await findStandingContents(tx)
  if (!disaster && (!terms.answers || isOpen(calendar, now) || !isAfter(promise.until, now))) return undefined
  const words = disaster ? greetingIn(disaster, wait.lang) : fillDay(terms.words[wait.lang], promise.until, wait.lang)
  const noticeId = await sayForFree(tx, now, { id: conversationId, channel: wait.channel }, words)
  if (noticeId === undefined) return undefined
  await setNotice(tx, promise.id, noticeId)
  return words
}

/** Gives a day to somebody who waits without one: they wrote before there were promises, or while nobody knew a day. */
export async function adoptWait(tx: Tx<'inquiries'>, now: Temporal.Instant, conversationId: number): Promise<void> {
  const wait = await holdWait(tx, conversationId)
  if (!wait || standing(wait)) return
  await make(tx, now, wait, await getOfficeCalendar(tx), await termsFor(tx, wait.sectionId))
}

const standing = ({ promiseId: id, until }: Wait): Made | undefined => (id && until ? { id, until } : undefined)

/** Counted from what they wrote; from now where that day is over already, for nobody promises the past. */
async function make(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id: conversationId, since }: Wait,
  calendar: OfficeCalendar,
  terms: Terms,
): Promise<Made | undefined> {
  const fair = promisedUntil(calendar, terms, since)
  const until = fair && isAfter(fair, now) ? fair : promisedUntil(calendar, terms, now)
  if (!until) return undefined
  const warned = warnAt(calendar, terms.warnHours, now, until)
  return { id: await insertPromise(tx, now, { conversationId, since, until, warnAt: warned }), until }
}

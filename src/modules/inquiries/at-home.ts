import { type Staff, hasDuty } from '#kernel/identity/staff.ts'
import type { Waiting, WaitingItem } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { shorten } from '#lib/text/names.ts'
import { TOKYO, dateInTokyo } from '#lib/time/clock.ts'
import { CALLBACKS_PAGE } from './calls/callbacks.page.tsx'
import { countOwed } from './calls/calls.queries.ts'
import { type Inbox, deskAddress } from './conversations/inbox-address.ts'
import { nameOf } from './conversations/inbox-list.tsx'
import { countConversations } from './conversations/lengths.queries.ts'
import { MOST_COUNTED } from './conversations/only.queries.ts'
import { listWaiting } from './conversations/lists.queries.ts'
import { FAQ } from './faq/faq.ts'
import { countDue } from './faq/reviews/reviews.queries.ts'
import { promiseInWords } from './promises/promise-words.ts'
import { listOwedOpinions } from './together/opinion-requests.queries.ts'
import { opinionHref, wishedInWords } from './together/opinion.ts'

/** Of the conversations that wait for an answer, those whose promise breaks first. */
const SHOWN_AT_HOME = 10

/** What waits for a member of staff, on きょうの仕事. */
export async function waitingAtHome(db: Db<'inquiries'>, staff: Staff, now: Temporal.Instant): Promise<Waiting> {
  if (!hasDuty(staff, 'answer')) return { items: [] }
  const inbox: Inbox = { only: 'due', after: undefined }
  const [rows, all, owed, due, opinions] = await Promise.all([
    listWaiting(db, staff, SHOWN_AT_HOME),
    countConversations(db, staff, 'waiting'),
    countOwed(db, staff),
    countDue(db, staff, dateInTokyo(now)),
    listOwedOpinions(db, now, staff, SHOWN_AT_HOME),
  ])
  const others = all - rows.length
  const items: WaitingItem[] = rows.map((row) => ({
    href: deskAddress(inbox, row.id),
    title: `${shorten(nameOf(row), 20)}さん: ${shorten(row.lastWords, 40)}`,
    since: row.since,
    promise: row.until ? { until: row.until, words: promiseInWords(row.until, now).text } : undefined,
  }))
  if (owed.since) items.push({ href: CALLBACKS_PAGE, title: `折り返しを待つ電話 ${owed.count}件`, since: owed.since })
  if (due.since)
    items.push({
      href: `${FAQ}?review=due`,
      title: `見直しの日が来たよくある質問 ${due.count}件`,
      since: due.since,
    })
  for (const request of opinions)
    items.push({
      href: opinionHref(request.id),
      title: `合議(${request.fromSection}から): ${shorten(request.question, 40)}`,
      since: request.askedAt,
      promise: {
        until: request.wishedOn.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant(),
        words: wishedInWords(request, dateInTokyo(now)),
      },
    })
  if (others <= 0) return { items }
  const words = `${rows.length > 0 ? 'ほか ' : ''}${others} 件${all < MOST_COUNTED ? '' : '以上'}の未返信の相談`
  return { items, more: { href: deskAddress({ only: 'waiting', after: undefined }), text: words } }
}

import { hasDuty, sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { NavEntry } from '#kernel/http/navigation.queries.ts'
import type { Waiting } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { deskHref } from '../application.ts'
import { dueInWords } from '../how-long.ts'
import { countQueue, lengthOf, listQueue, type Queue, type Queued } from '../queue.queries.ts'
import { applicantInRow } from './queue.page.tsx'

const SHOWN_AT_HOME = 8

const askedBy = <Which extends Queue>(staff: Staff, queue: Which) => ({
  sectionIds: sectionsFor(staff, 'answer'),
  staffId: staff.id,
  queue,
})

const untilInWords = ({ correctBy, expectedBy }: Queued, today: Temporal.PlainDate): string =>
  correctBy ? `補正の期限を${dueInWords(correctBy, today).text}` : dueInWords(expectedBy, today).text

/** 「申請」 in the navigation of whoever handles some. */
export const applicationsNavigation = (staff: Staff): NavEntry[] =>
  hasDuty(staff, 'answer')
    ? [{ href: '/console/applications', text: '申請', icon: 'file', count: lengthOf(askedBy(staff, 'waiting')) }]
    : []

/** What nobody has taken yet, and one's own: the nearest deadline first, and before them corrections that did not come in time. */
export async function waitingApplications(db: Db<'procedures'>, staff: Staff, now: Temporal.Instant): Promise<Waiting> {
  if (!hasDuty(staff, 'answer')) return { items: [] }
  const today = dateInTokyo(now)
  const [rows, all] = [
    await listQueue(db, askedBy(staff, 'waiting'), SHOWN_AT_HOME),
    await countQueue(db, askedBy(staff, 'waiting')),
  ]
  const asked = await listQueue(db, askedBy(staff, 'correcting'), SHOWN_AT_HOME)
  const late = asked.filter(({ correctBy }) => correctBy && Temporal.PlainDate.compare(correctBy, today) < 0)
  const items = [...late, ...rows]
    .filter(({ claimedBy }) => claimedBy === null || claimedBy === staff.id)
    .map((row) => ({
      href: deskHref(row.id),
      title: `申請: ${row.title}(${applicantInRow(row)}さん、${untilInWords(row, today)})`,
      since: row.arrivedAt,
    }))
  const others = all - rows.length
  if (others <= 0) return { items }
  return { items, more: { href: '/console/applications', text: `ほか ${others} 件の審査中の申請` } }
}

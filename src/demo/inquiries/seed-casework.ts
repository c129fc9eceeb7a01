import { randomUUID } from 'node:crypto'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { casework } from '#modules/inquiries/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Handled, hasTags, listHandled } from './casework.queries.ts'

/** 分類 of the sections that answer, by their codes. */
const TAGS: Record<string, string[]> = {
  ijuu: ['空き家', '補助金', '見学'],
  shimin: ['転入・転出', '証明書', '戸籍'],
  kosodate: ['保育園', '手当', '予防接種'],
  suidou: ['開栓・閉栓', '漏水', '料金'],
  kankyou: ['ごみの出し方', '粗大ごみ', '飼い犬'],
}

const NOTES = [
  '去年も同じ件で相談がありました。前の記録を見てから答えてください。',
  '担当課長に確認中です。あすの午前に返事が来ます。',
  '写真の場所は現地を見ました。危険はありません。',
]

/** What somebody of each section keeps beside the lists. */
const FILTERS = [
  ['急ぎの未返信', 'list=waiting&urgent=1'],
  ['補助金のこと', 'q=補助金&open=1'],
] as const

/** What is over is closed after a week without a word. */
const DAYS_UNTIL_CLOSED = 7

/** Gives the conversations of the demo town their assignees, tags, notes and ends. A town that has tags stays as it is. */
export async function seedDemoCasework(municipality: Municipality, now: Temporal.Instant): Promise<boolean> {
  const { db } = municipality
  if (await hasTags(db)) return false
  for (const { id: sectionId, code } of await listSections(db, dateInTokyo(now))) {
    const handled = await listHandled(db, sectionId)
    if (!handled[0]) continue
    const first = (await findStaff(db, handled[0].staffId, now))!
    const tags: number[] = []
    for (const [name, query] of FILTERS) await casework.saveFilter(db, now, first, { name: [name], query: [query] })
    for (const name of TAGS[code] ?? []) tags.push(await casework.addTag(db, now, first, sectionId, { name: [name] }))
    for (const [place, one] of handled.entries()) {
      const staff = await findStaff(db, one.staffId, now)
      if (staff) await handle(staff, one, place, tags)
    }
  }
  return true

  async function handle(staff: Staff, { id, seen, lastAt, waits }: Handled, place: number, tags: number[]) {
    const tag = tags[place % (tags.length + 1)]
    if (tag !== undefined) await casework.tag(db, lastAt, staff, id, tag)
    const over = !waits && Temporal.Instant.compare(lastAt, now.subtract({ hours: 24 * DAYS_UNTIL_CLOSED })) < 0
    if (over) return casework.close(municipality, lastAt, staff, id, { seen, unanswered: false })
    if (place % 3 > 0) await casework.assign(db, now, staff, id, { to: staff.id, was: null })
    if (place % 5 === 0) await casework.setPriority(db, now, staff, id, true)
    const words = place % 4 === 1 ? NOTES[place % NOTES.length] : undefined
    if (words) await casework.writeNote(db, now, staff, id, { note: [words] }, randomUUID())
  }
}

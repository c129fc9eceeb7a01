import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { boardOf, collectAll } from '../../testing/effects.ts'
import { testTown } from '../../testing/town.ts'
import { collect, recountNow } from './index.ts'

// Office hours are 8:30 to 17:15, from Monday to Friday; 3 November is a holiday.
const town = await testTown({ at: '2026-12-20T10:00:00+09:00' })
const { db } = town.municipality
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
const [{ id: staffId, section_id: sectionId }] = await sql(
  `select m.staff_id as id, m.section_id from kernel.memberships m join kernel.staff s on s.id = m.staff_id where s.sign_in_name = 'suzuki'`,
)
const board = async () => boardOf(town, 'inquiries', '2026')
const november = async () => (await board()).of('2026-11')
async function talk(section = sectionId): Promise<number> {
  const [{ id: resident }] = await sql(`insert into kernel.residents (display_name) values ('青空 花子') returning id`)
  const [{ id }] = await sql(
    `insert into inquiries.conversations (resident_id, section_id, channel, last_message_at) values ($1, $2, 'web', now()) returning id`,
    [resident, section],
  )
  return id
}
const say = async (id: number, author: 'resident' | 'staff', at: string): Promise<number> =>
  (
    await sql(
      `insert into inquiries.messages (conversation_id, author, staff_id, kind, body, occurred_at) values ($1, $2, $3, 'text', 'x', $4) returning id`,
      [id, author, author === 'staff' ? staffId : null, at],
    )
  )[0].id
const note = (id: number, kind: 'closed' | 'reopened', at: string) =>
  sql(`insert into inquiries.notes (conversation_id, kind, author_id, written_at) values ($1, $2, $3, $4)`, [
    id,
    kind,
    staffId,
    at,
  ])

test('answers and closings are timed by the hours in which the office is open, and the middle one is told', async () => {
  const one = await talk()
  await say(one, 'resident', '2026-11-02T16:15+09') // Monday: an hour is left
  await say(one, 'staff', '2026-11-04T09:30+09') // the holiday is nothing: another hour
  await note(one, 'closed', '2026-11-04T10:30+09') // three hours
  await say(one, 'resident', '2026-11-04T11:30+09') // within three days, after a closing
  await say(one, 'staff', '2026-11-04T12:00+09')
  await note(one, 'reopened', '2026-11-04T11:30+09')
  await note(one, 'closed', '2026-11-04T16:30+09') // five hours since what was asked after the first closing
  const two = await talk()
  await say(two, 'resident', '2026-11-07T22:00+09') // Saturday night
  await say(two, 'staff', '2026-11-09T12:30+09') // four hours
  await say(two, 'resident', '2026-11-16T09:00+09') // another inquiry
  await say(two, 'staff', '2026-11-16T09:30+09') // half an hour
  await note(two, 'closed', '2026-11-16T10:00+09') // an hour, since the inquiry that was open
  const three = await talk()
  await note(three, 'closed', '2026-11-16T10:00+09') // nobody asked: a talk that staff began
  await collectAll(town)
  const { firstAnswer, closing } = await november()
  assert.deepEqual([firstAnswer, closing], [2, 3]) // of 0.5, 2, 4; of 1, 3, 5
  assert.deepEqual([(await board()).total['firstAnswer'], (await board()).total['closing']], [2, 3])
})

const promise = async (until: string, outcome: string | null, answered: string | null) =>
  sql(
    `insert into inquiries.promises (conversation_id, waiting_since, promised_until, made_at, outcome, answered_at)
     values ($1, '2026-11-01T09:00+09', $2, '2026-11-01T09:00+09', $3, $4)`,
    [await talk(), until, outcome, answered],
  )

test('promises count a week after their day: kept, broken or not answered yet; what was moved or excused is none', async () => {
  await promise('2026-11-10T17:15+09', 'kept', '2026-11-10T10:00+09')
  await promise('2026-11-10T17:15+09', 'kept', '2026-11-09T10:00+09')
  await promise('2026-11-10T17:15+09', 'broken', '2026-11-12T10:00+09')
  await promise('2026-11-11T17:15+09', null, null) // still waits
  await promise('2026-11-11T17:15+09', 'moved', null)
  await promise('2026-11-11T17:15+09', 'excused', null)
  await promise('2026-12-18T17:15+09', 'kept', '2026-12-18T10:00+09') // two days ago
  await collectAll(town)
  const { promisesKept, promises } = await november()
  assert.deepEqual([promisesKept, promises], [50, 4])
  assert.equal((await board()).total['promises'], 4)
  town.clock.set('2026-12-26T10:00:00+09:00')
  await collect(db, town.clock())
  assert.deepEqual([(await board()).total['promises'], (await board()).total['promisesKept']], [5, 60])
})

test('よくある質問 counts what people tapped and what replies brought; a channel has a share where calls were written down', async () => {
  const [{ id: faq }] = await sql(
    `with f as (insert into inquiries.faqs (section_id, state, lang, category, question, answer, keywords, review_on, changed_at, changed_by)
      values ($1, 'published', 'ja', 'x', 'x', 'x', '{}', '2027-11-24', now(), $2) returning *)
     insert into inquiries.faq_editions select id, 1, lang, category, question, answer, keywords, now(), changed_by from f returning faq_id as id`,
    [sectionId, staffId],
  )
  const offer = (solved: boolean, asked: boolean) =>
    sql(
      `insert into inquiries.faq_offers (key, lang, faqs, offered_at, solved_at, solved_by, asked_at)
       select gen_random_uuid(), 'ja', array[$1::bigint], t, case when $2 then t end, case when $2 then $1::bigint end, case when $3 then t end
       from (values ('2026-11-20T20:00+09'::timestamptz)) v (t)`,
      [faq, solved, asked],
    )
  for (const [solved, asked] of [
    [true, false],
    [false, true],
    [false, true],
    [false, false],
  ] as const)
    await offer(solved, asked)
  const id = await talk()
  const asked = await say(id, 'resident', '2026-11-20T10:00+09')
  const reply = (state: string, answered: boolean) =>
    sql(
      `with h as (insert into inquiries.held_replies (conversation_id, staff_id, state, body, client_key, answers_up_to, scheduled, send_after, written_at, ended_at, taken_back_by)
        values ($1, $2, $3, '', gen_random_uuid(), 0, false, '2026-11-20T11:00+09', '2026-11-20T11:00+09', '2026-11-20T11:00+09',
          case when $3 = 'taken_back' then $2::bigint end) returning id)
       insert into inquiries.faq_replies select id, $4, case when $5 then $6::bigint end, case when $5 then 1 end from h`,
      [id, staffId, state, asked, answered, faq],
    )
  await reply('sent', true)
  await reply('sent', false)
  await reply('sent', false)
  await reply('taken_back', true) // never sent
  await sql(
    `insert into inquiries.faq_gaps (lang, happened_at, times, searched_on, folded, words) values ('ja', '2026-11-20T10:00+09', 7, '2026-11-20', 'x', 'x')`,
  )
  await sql(
    `insert into inquiries.faq_gaps (lang, happened_at, message_id, section_id) values ('ja', '2026-11-20T11:00+09', $1, $2)`,
    [asked, sectionId],
  )
  await collectAll(town)
  const { faqOffered, faqSolved, faqAsked, faqLeft, faqInserted, faqInsertedShare, faqGaps, webShare } =
    await november()
  assert.deepEqual([faqOffered, faqSolved, faqAsked, faqLeft], [4, 1, 2, 1])
  assert.deepEqual([faqInserted, faqInsertedShare, faqGaps], [1, 33.3, 8])
  assert.equal(webShare, undefined, 'no call was written down: a share would be made up')
  await sql(
    `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key)
     select $1, false, false, '2026-11-24T10:30+09', $2, gen_random_uuid() from generate_series(1, 6)`,
    [sectionId, staffId],
  )
  await collectAll(town)
  const shares = await november()
  assert.deepEqual([shares['phoneShare'], shares['lineShare'], shares['webShare']], [60, 0, 40])
})

test('load is counted by the section and the hour of the week, small numbers hidden, on the page, in files and in the API', async () => {
  const [{ id: other }] = await sql(`select id from kernel.sections where code = 'kankyou'`)
  for (let n = 0; n < 7; n++) {
    const at = `2026-11-25T14:0${n}+09`
    await say(await talk(), 'resident', at)
    await say(await talk(other), 'resident', at)
  }
  await collectAll(town)
  const { ask } = await apiOf(town, 'suzuki', ['insights:read'])
  const load = async () => (await (await ask('/insights/load?year=2026')).json()).items
  const [whole, ...sections] = await load()
  assert.deepEqual([whole.section, whole.cells[2][14]], ['町全体', 14])
  const mine = sections.find((one: { sectionId: number }) => one.sectionId === Number(sectionId))
  assert.deepEqual([mine.cells[2][14], mine.cells[1][10], mine.cells[0][16]], [7, 6, null])
  const before = await load()
  await recountNow(db, town.clock, 'system:test', () => {})
  assert.deepEqual(await load(), before)
  const show = async (path: string) => (await town.request(`/console/insights/${path}`, { as: 'suzuki' })).text()
  assert.match(await show('inquiries'), /町全体: 令和8年度に相談が届いた曜日と時間.*<td data-level="4">14<\/td>/s)
  assert.match(await show(`inquiries?section=${other}`), /環境衛生課: 令和8年度に.*<td data-level="4">7<\/td>/s)
  assert.match(await show('load.csv?year=2026'), /環境衛生課,水,14,7\r\n/)
  assert.match(await show('load.csv?year=2026'), /移住定住推進課,月,16,＊\r\n/)
  assert.equal((await ask('/insights/load?year=1999')).status, 404)
  assert.equal((await town.request('/console/insights/load.csv?year=x', { as: 'suzuki' })).status, 404)
})

// 通報 on the board: counted by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { boardOf, collectAll } from '../../testing/effects.ts'
import { testTown } from '../../testing/town.ts'
import { shownByKind } from './boards/streets-board.ts'
import { factsOf } from './events/figure.ts'
import { recountNow } from './index.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { db } = town.municipality
const sql = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
const [{ id: staffId, section_id: sectionId }] = await sql(
  `select m.staff_id as id, m.section_id from kernel.memberships m join kernel.staff s on s.id = m.staff_id where s.sign_in_name = 'suzuki'`,
)
const kind = async (name: string): Promise<string> =>
  String(
    (
      await sql('insert into inquiries.street_kinds (name, section_id) values ($1, $2) returning id', [name, sectionId])
    )[0].id,
  )
const [hole, lamp, tree] = [await kind('道路の穴'), await kind('街灯'), await kind('倒木')]
/** Of 10 October, and finished so many days later. */
async function report(of: string, days?: number, at = '2026-10-10T23:30+09'): Promise<string> {
  const [{ id }] = await sql(
    `with p as (insert into kernel.residents (display_name) values ('青空 花子') returning id)
     insert into inquiries.conversations (resident_id, section_id, channel, last_message_at) select id, $1, 'web', now() from p returning id`,
    [sectionId],
  )
  await sql(
    `insert into inquiries.street_reports (conversation_id, kind_id, address, reported_at) values ($1, $2, 'ひみつの角', $3)`,
    [id, of, at],
  )
  if (days !== undefined) await step(id, 'done', days, at)
  return id
}
const step = (id: string, state: string, days: number, at = '2026-10-10T23:30+09') =>
  sql(
    `insert into inquiries.street_steps (conversation_id, state, staff_id, at) values ($1, $2, $3, $4::timestamptz + $5 * interval '1 day')`,
    [id, state, staffId, at, days],
  )
const october = async () => {
  const { of, total } = await boardOf(town, 'streets', '2026')
  return { ...of('2026-10'), year: total }
}

const shown = (...counts: number[]) => {
  const figures = counts.flatMap((count, at) => (count > 0 ? [{ part: String(at), total: count, events: count }] : []))
  const facts = factsOf(
    figures.map((one) =>
      Object.assign(one, { span: 'month', startsOn: Temporal.PlainDate.from('2026-10-01'), kind: 'street' } as const),
    ),
  )
  const kinds = counts.map((_, id) => ({ id, name: `${id}` }))
  return counts.map((_, id) => shownByKind(facts, kinds).get(id) ?? null)
}

test('what is hidden of one kind is not told by the others and the sum', () => {
  assert.deepEqual(shown(12, 5, 0), [12, 5, 0])
  assert.deepEqual(shown(12, 7, 3), [12, null, null]) // 22 - 12 - 7 would tell it
  assert.deepEqual(shown(12, 7, 1, 1), [12, null, null, null]) // two that come to two are one each
  assert.deepEqual(shown(12, 7, 3, 3), [12, 7, null, null])
  assert.deepEqual(shown(3, 0), [null, 0])
  assert.deepEqual(shown(0, 0), [null, null]) // nothing was counted
})

test('reports count by month and kind, finished ones with their days; taken up again is not finished, and few are not shown', async () => {
  for (const days of [0, 1, 4, 6, 9]) await report(hole, days)
  await report(hole)
  for (const days of [2, 3]) await report(lamp, days)
  const again = await report(lamp, 5)
  await step(again, 'working', 6)
  await step(await report(lamp), 'declined', 1)
  await report(tree, 1, '2026-11-20T10:00+09') // this week: not final
  await collectAll(town)
  const figures = await october()
  assert.deepEqual(figures, {
    streetReports: 10,
    streetDone: 7,
    streetDays: 3, // of 0 1 2 3 4 6 9
    [`street${hole}`]: undefined, // 10 - 6 would tell the four
    [`street${lamp}`]: undefined,
    [`streetDays${hole}`]: 4, // of 0 1 4 6 9
    [`streetDays${lamp}`]: undefined,
    year: figures.year,
  })
  assert.deepEqual(
    [figures.year['streetReports'], figures.year['streetDays'], figures.year[`street${lamp}`]],
    [10, 3, undefined],
  )
})

test('a year shows of a kind what its months show; where they show none and hide some, it is not none', async () => {
  for (let n = 0; n < 6; n++) await report(hole, undefined, '2026-09-10T10:00+09')
  await collectAll(town)
  const { year } = await october()
  assert.deepEqual([year['streetReports'], year[`street${hole}`], year[`street${lamp}`]], [16, 6, undefined])
})

test('counted again it is the same, whatever was corrected, erased or taken up again since; nothing of it is a word', async () => {
  const before = await october()
  await sql(`update inquiries.street_reports set kind_id = $1`, [tree])
  await sql(`update inquiries.street_reports set address = '', erased = true where kind_id = $1`, [tree])
  await sql(
    `insert into inquiries.street_steps (conversation_id, state, staff_id, at) select conversation_id, 'working', $1, now() from inquiries.street_reports`,
    [staffId],
  )
  await recountNow(db, town.clock, 'system:test', () => {})
  const { year, ...after } = await october()
  assert.deepEqual({ ...after, year }, before)
  assert.doesNotMatch(JSON.stringify(await sql('select * from insights.events')), /ひみつ|花子/)
})

test('the page, its files and other programs show the same', async () => {
  const page = await (await town.request('/console/insights/streets', { as: 'watanabe' })).text()
  assert.match(page, /完了まで\(中央の値\)は 3日\(10月\)です。/)
  const csv = await (await town.request('/console/insights/streets.csv', { as: 'watanabe' })).text()
  assert.match(csv, /道路などの通報\(件\)[\s\S]*2026-10,,10,7,3,,,4,\r/)
  const { ask } = await apiOf(town, 'watanabe', ['insights:read'])
  const board = await (await ask('/insights/streets?year=2026')).json()
  const { values } = board.months.find(({ month }: { month: string }) => month === '2026-10')
  assert.deepEqual([values.streetDays, values[`streetDays${hole}`], values[`street${lamp}`]], [3, 4, null])
  assert.equal((await town.request('/console/insights/effects.xlsx', { as: 'watanabe' })).status, 200)
  assert.equal((await town.request('/console/insights/report.pdf', { as: 'watanabe' })).status, 200)
})

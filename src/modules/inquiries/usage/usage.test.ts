// 利用状況の報告: counted anew from what is kept, on the page, in the files and for other programs.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, 'answer' from kernel.staff t, kernel.sections s where t.sign_in_name = 'ishii' and s.code = 'aozora'`)
const { ask } = await apiOf(town, 'ishii', ['conversations:read'])
const suzuki = await apiOf(town, 'suzuki', ['conversations:read'])

const USAGE = '/console/settings/line-usage'
const usage = async (month = '2026-11') => (await ask(`/line-usage?month=${month}`)).json()
const see = (rest: string) => town.request(`${USAGE}${rest}`, { as: 'ishii' })
const enter = (fields: Record<string, string>, key: string = randomUUID()) =>
  town.post(
    `${USAGE}/incidents`,
    { day: '2026-11-20', what: '別の人に返信した', done: '取り消してお詫びした', key, ...fields },
    'ishii',
  )
const talkOf = async (name: string) =>
  (
    await owner.query(
      'select c.id from inquiries.conversations c join kernel.residents r on r.id = c.resident_id where r.display_name = $1',
      [name],
    )
  ).rows[0].id as number

test('talks count for their section with what was said, and those that moved to the page', async () => {
  for (const name of ['青空 みか', '海野 けん']) await line.phone(name).text('相談です')
  await town.work()
  const talk = await talkOf('青空 みか')
  await town.post(`/console/inquiries/${talk}/replies`, { text: 'お答えします', key: randomUUID() }, 'suzuki')
  await town.post(`/console/inquiries/${talk}/page`, {}, 'suzuki')
  const { sections, kinds, confidential } = await usage()
  assert.deepEqual(
    sections.map(({ talks, begun, received, answered, confidential: moved }: Record<string, number>) => [
      talks,
      begun,
      received,
      answered,
      moved,
    ]),
    [[2, 2, 2, 1, 1]],
  )
  assert.deepEqual(kinds, [{ kind: '(分類なし)', talks: 2 }])
  assert.deepEqual(confidential, { begun: 1, opened: 0, returned: 0 })
  assert.deepEqual((await usage('2026-10')).sections, [])
})

test('the page, the CSV and the PDF say the same month; one that has not begun is refused', async () => {
  const page = await (await see('?month=2026-11')).text()
  assert.match(page, /令和8年11月/)
  assert.match(page, /町のページへ移した相談/)
  const csv = await (await see('/report.csv?month=2026-11')).text()
  assert.match(csv, /LINE公式アカウント,1/)
  assert.match(csv, /合計,2,2,2,1,1/)
  const pdf = Buffer.from(await (await see('/report.pdf?month=2026-11')).arrayBuffer())
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  for (const month of ['2026-12', '2026-13', 'x', '1999-01']) assert.equal((await see(`?month=${month}`)).status, 422)
  assert.equal((await see('')).status, 200) // the month that was over last
})

test('what went wrong is entered by hand, once, without numbers of people, and can be struck', async () => {
  const key = randomUUID()
  await Promise.all([1, 2].map(() => enter({ what: '123456789018 を送った' }, key)))
  const { incidents } = await usage()
  assert.equal(incidents.length, 1)
  assert.doesNotMatch(incidents[0].what, /\d{12}/)
  const bad: Record<string, string>[] = [
    { day: '' },
    { day: '2026-11-25' },
    { day: '1999-11-20' },
    { what: ' ' },
    { done: 'あ'.repeat(501) },
  ]
  for (const fields of bad) assert.equal((await enter(fields)).status, 422)
  assert.match(await (await enter({ day: '', what: '残る言葉' })).text(), /残る言葉/)
  const strike = () => town.post(`${USAGE}/incidents/${incidents[0].id}/removal?month=2026-11`, {}, 'ishii')
  await Promise.all([strike(), strike()])
  assert.deepEqual((await usage()).incidents, [])
  const { rows } = await owner.query(
    `select action from kernel.audit_entries where action like 'line_incident%' order by seq`,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['line_incident.entered', 'line_incident.struck'],
  )
  assert.equal((await town.post(`${USAGE}/incidents/999/removal`, {}, 'ishii')).status, 404)
})

test('a talk of an earlier month that moves to the page counts for its section in the month it moved', async () => {
  town.clock.advance({ hours: 24 * 8 })
  await town.post(`/console/inquiries/${await talkOf('海野 けん')}/page`, {}, 'suzuki')
  const { sections, confidential } = await usage('2026-12')
  assert.equal(confidential.begun, 1)
  assert.deepEqual(
    sections.map(({ talks, confidential: moved }: Record<string, number>) => [talks, moved]),
    [[0, 1]],
  )
})

test('it is for those with the duty for the whole town', async () => {
  assert.equal((await town.request(USAGE, { as: 'suzuki' })).status, 403)
  assert.equal((await suzuki.ask('/line-usage')).status, 403)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))
const form = (day: number) => ({
  came: `2026-11-${day}T08:27`,
  went: `2026-11-${day}T17:20`,
  place: 'main',
  reason: '退勤のときに押し忘れました',
})
const ask = (fields: Record<string, string>, as = 'takahashi') =>
  town.post('/console/attendance/corrections', fields, as)
const proposalIn = (response: Response) =>
  Number(/approvals\/(\d+)\?/.exec(response.headers.get('location') ?? '')?.[1])
const stateOf = (day: number) =>
  one('select state from attendance.corrections where on_day = $1 order by id desc limit 1', [`2026-11-${day}`])
const punch = async (kind: string, at: string, as = 'takahashi') =>
  town.owner.query(
    `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values ($1, $2, $3, 'main', 'page', gen_random_uuid()::text)`,
    [await people.idOf(as), kind, `2026-11-${at}:00+09:00`],
  )
const dayIn = (words: string, day: number) =>
  (new RegExp(`\\s${day}日\\([月火水木金土日]\\)(.*)`).exec(words)?.[1] ?? '').split(/\d+日\([月火水木金土日]\)/)[0] ??
  ''
const book = async (day: number, as = 'takahashi') => dayIn(await page('/console/attendance?month=2026-11', as), day)

test('a forgotten 退勤 is asked for, decided by the head, and counts from then on', async () => {
  await punch('in', '24T08:27')
  assert.match(await book(24), /退勤の打刻がありません\(出勤 8:27\) → 訂正を申請してください/)
  const asked = await ask(form(24))
  assert.equal(asked.status, 303)
  const id = proposalIn(asked)
  assert.match(
    await page(`/console/approvals/${id}`, 'sato'),
    /記録された打刻 出勤 8:27\(本庁舎\).*出勤 8:27、退勤 17:20/,
  )
  assert.match(await book(24), /訂正を申請しています/)
  assert.doesNotMatch(await book(24), /→/)
  assert.equal(await people.done('sato', id, 'decision'), '専決')
  assert.equal(await stateOf(24), 'granted')
  assert.match(await book(24), /8:27 17:20 本庁舎 7:45 決裁により訂正した時刻です/)
  assert.equal(Number(await one(`select count(*) from attendance.punches`)), 1, 'the punches stay as they were')
})

test('nobody decides their own: that of a head goes to the head above', async () => {
  const id = proposalIn(await ask(form(24), 'sato'))
  assert.equal(await people.done('sato', id, 'decision'), 403)
  assert.equal(await people.stateOf(id), 'circulating')
})

test('a day is asked for once at a time; refused or withdrawn, it may be asked for anew and counts nothing', async () => {
  const id = proposalIn(await ask(form(20)))
  const twice = await ask(form(20))
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /すでに申請しています/)
  await people.act('sato', id, 'rejection', { words: 'この日は休暇でした' })
  assert.equal(await stateOf(20), 'refused')
  assert.match(await book(20), /打刻がありません/)
  const again = proposalIn(await ask(form(20)))
  await people.act('takahashi', again, 'withdrawal')
  assert.equal(await stateOf(20), 'withdrawn')
})

test('what was returned is mended on its own page, for the same day only', async () => {
  const id = proposalIn(await ask(form(19)))
  await people.act('sato', id, 'return', { words: '時刻を確かめてください' })
  const correction = await one(`select id from attendance.corrections where on_day = '2026-11-19'`)
  const edit = `/console/attendance/corrections/${correction}/edit`
  assert.match(await people.page(`/console/approvals/${id}`, 'takahashi'), new RegExp(edit))
  assert.match(await people.page(edit, 'takahashi'), /2026-11-19T17:20/)
  assert.equal((await town.request(edit, { as: 'sato' })).status, 404)
  assert.equal((await town.post(edit, form(18), 'takahashi')).status, 422)
  assert.equal((await town.post(edit, { ...form(19), went: '2026-11-19T18:05' }, 'takahashi')).status, 303)
  await people.act('sato', id, 'decision')
  assert.match(await book(19), /8:27 18:05/)
})

test('everything that is wrong is told at once, beside its field, and nothing is kept', async () => {
  const before = await one('select count(*) from attendance.corrections')
  const table: [Record<string, string>, RegExp[]][] = [
    [{}, [/出勤の日と時刻/, /退勤の日と時刻/, /勤務場所を選んで/, /理由を入力/]],
    [{ ...form(18), went: '2026-11-18T08:00' }, [/退勤は、出勤より後に/]],
    [{ ...form(18), went: '2026-11-19T09:00' }, [/20 時間以内/]],
    [{ ...form(18), came: '2026-11-27T08:00', went: '2026-11-27T17:00' }, [/出勤は、今より前/, /退勤は、今より前/]],
    [{ ...form(18), came: '2020-01-06T08:30', went: '2020-01-06T17:15' }, [/在職期間の外/]],
    [{ ...form(18), came: '2026-02-30T08:30' }, [/出勤の日と時刻を入力/]],
    [{ ...form(18), place: 'satellite:月面基地' }, [/勤務場所を選んで/]],
    [{ ...form(18), reason: 'あ'.repeat(1001) }, [/1000 文字まで/]],
  ]
  for (const [fields, reasons] of table) {
    const response = await ask(fields)
    assert.equal(response.status, 422)
    const html = await response.text()
    for (const reason of reasons) assert.match(html, reason)
  }
  assert.equal(await one('select count(*) from attendance.corrections'), before)
})

test('past midnight the day is the one on which it began', async () => {
  const id = proposalIn(await ask({ ...form(17), went: '2026-11-18T01:30' }))
  await people.act('sato', id, 'decision')
  assert.match(await book(17), /8:27 翌1:30/)
})

test('two who ask for one day at once ask once', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(form(16))))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409, 409, 409])
  assert.equal(Number(await one(`select count(*) from attendance.corrections where on_day = '2026-11-16'`)), 1)
})

test('a program asks for its owner, and sees what became of it', async () => {
  const api = await apiOf(town, 'ito', ['attendance:punch', 'attendance:read'])
  const asked = await api.ask('/attendance/corrections', { method: 'POST', json: form(24) })
  assert.equal(asked.status, 201)
  const { items } = await (await api.ask('/attendance/corrections')).json()
  assert.deepEqual(
    items.map(({ on, state }: { on: string; state: string }) => [on, state]),
    [['2026-11-24', 'asked']],
  )
  const wrong = await api.ask('/attendance/corrections', { method: 'POST', json: { ...form(24), came: 'x' } })
  assert.equal(wrong.status, 422)
})

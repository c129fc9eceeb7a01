import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'

const town = await testTown()
const people = peopleOf(town)
const form = (over: Record<string, string> = {}) => ({
  from: '2026-11-24T09:00',
  through: '2026-11-24T12:00',
  kind: 'trip',
  ...over,
})
const post = (who: string, fields: Record<string, string> = {}) =>
  town.post('/console/approvals/absences', form(fields), who)
const page = (who: string) => people.page('/console/approvals/absences', who)
const absent = () =>
  people.one('select count(*)::int from kernel.absences where begins_at <= $1 and ends_at > $1', [
    town.clock().toString(),
  ])

test('whoever is away says so, and their stand-in decides until they say that they are back', async () => {
  const id = await people.propose('takahashi')
  await people.act('suzuki', id, 'decision')
  assert.equal((await post('sato')).headers.get('location'), '/console/approvals/absences?done=recorded')
  assert.match(await page('sato'), /出張/)
  assert.match(await people.page(`/console/approvals/${id}`, 'suzuki'), /代決する/)
  const absence = await people.one('select id from kernel.absences')
  assert.equal((await town.post(`/console/approvals/absences/${absence}/end`, {}, 'suzuki')).status, 404)
  assert.equal((await town.post(`/console/approvals/absences/${absence}/end`, {}, 'sato')).status, 303)
  assert.equal((await people.act('suzuki', id, 'decision')).status, 403)
  assert.equal(await people.one('select count(*)::int from kernel.absences'), 1) // cut off: what was decided rests on it
  assert.equal((await town.post(`/console/approvals/absences/${absence}/end`, {}, 'sato')).status, 409)
})

test('personnel says it for somebody who cannot, but never for whom they stand in for', async () => {
  assert.equal((await post('suzuki', { who: 'sato' })).status, 422)
  assert.equal(await absent(), 0)
  assert.equal((await post('goto', { who: 'sato' })).status, 303)
  assert.equal(await absent(), 1)
  const own = await post('okada', { who: 'goto' }) // 岡田 係長 stands in for 後藤 課長, and has personnel himself
  assert.match(await own.text(), /あなたはこの方の代理です/)
  const trail = await town.owner.query(
    "select actor, subject from kernel.audit_entries where action = 'absence.recorded' order by seq desc limit 1",
  )
  assert.deepEqual(trail.rows[0], {
    actor: `staff:${await people.idOf('goto')}`,
    subject: `staff:${await people.idOf('sato')}`,
  })
})

test('an absence that cannot be is refused at its field', async () => {
  const table: [Record<string, string>, string][] = [
    [{ from: '' }, 'from'],
    [{ through: 'いつか' }, 'through'],
    [{ through: '2026-11-24T08:00' }, 'through'],
    [{ from: '2026-11-20T09:00', through: '2026-11-20T12:00' }, 'through'],
    [{ through: '2028-11-24T12:00' }, 'through'],
  ]
  for (const [fields, field] of table) {
    const response = await post('sato', fields)
    assert.equal(response.status, 422)
    assert.match(await response.text(), new RegExp(`href="#${field}"`))
  }
  assert.match(await (await post('goto', { who: 'nobody' })).text(), /このサインイン名の職員はいません/)
})

test('one that has not begun is taken back without a trace in the list', async () => {
  await post('kobayashi', { from: '2026-12-24T09:00', through: '2026-12-25T09:00' })
  const id = await people.one(`select id from kernel.absences where staff_id = ${await people.idOf('kobayashi')}`)
  await town.post(`/console/approvals/absences/${id}/end`, {}, 'kobayashi')
  assert.match(await page('kobayashi'), /登録された不在はありません/)
})

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'

// What people and sections do while a document is under way must not strand it.
const town = await testTown()
const people = peopleOf(town)
const { act, done, page, propose, stateOf } = people
const [head, chief, clerk, mayor] = ['sato', 'suzuki', 'takahashi', 'aoyama']

beforeEach(() => people.at('2026-11-24T10:00:00+09:00'))

async function waitingForHead(who = clerk): Promise<number> {
  const id = await propose(who)
  await act(chief, id, 'decision')
  return id
}

test('人事異動: the head moves on, and whoever comes after decides what lay with them', async () => {
  const id = await waitingForHead()
  const step = await people.stepOf(id)
  const ijuu = await people.sectionOf('ijuu')
  await town.owner.query(
    `update kernel.memberships set valid_to = '2026-12-01' where section_id = $1 and position = 'head'`,
    [ijuu],
  )
  const move = `insert into kernel.memberships (staff_id, section_id, position, valid_from) values ($1, $2, $3, '2026-12-01')`
  await town.owner.query(move, [await people.idOf('watanabe'), ijuu, 'head'])
  await people.at('2026-12-01T09:00:00+09:00')
  assert.equal((await town.post(`/console/approvals/${id}/decision`, { step }, head)).status, 404)
  assert.match(await page('/console/approvals', 'watanabe'), /移住フェアへの出展/)
  assert.equal(await done('watanabe', id, 'decision'), '専決')
  assert.match(await page(`/console/approvals/${id}`, clerk), /渡辺 誠/)
  await town.owner.query(`delete from kernel.memberships where valid_from = '2026-12-01'`)
  await town.owner.query(`update kernel.memberships set valid_to = null where section_id = $1`, [ijuu])
})

test('a clerk who becomes head of the section meanwhile does not decide their own proposal', async () => {
  const id = await waitingForHead()
  const [ijuu, takahashi] = [await people.sectionOf('ijuu'), await people.idOf(clerk)]
  await town.owner.query(
    `update kernel.memberships set valid_to = '2026-12-01' where section_id = $1 and (position = 'head' or staff_id = $2)`,
    [ijuu, takahashi],
  )
  await town.owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from) values ($1, $2, 'head', '2026-12-01')`,
    [takahashi, ijuu],
  )
  await people.at('2026-12-01T09:00:00+09:00')
  assert.equal((await act(clerk, id, 'decision')).status, 403)
  assert.equal(await done(mayor, id, 'decision'), '決裁')
  await town.owner.query(`delete from kernel.memberships where valid_from = '2026-12-01'`)
  await town.owner.query(`update kernel.memberships set valid_to = null where section_id = $1`, [ijuu])
})

test('a head whose sign-in is stopped holds no office: the stand-in acts, and nobody waits for a 後閲 that cannot come', async () => {
  const id = await waitingForHead()
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = $1`, [head])
  assert.equal(await done(chief, id, 'decision'), '代決')
  assert.equal(
    await people.one('select count(*)::int from kernel.proposal_steps where proposal_id = $1 and review_due', [id]),
    0,
  )
  assert.match(await page(`/console/approvals/${id}`, clerk), /職にある人なし/)
  await town.owner.query(`update kernel.staff set disabled_at = null`)
})

test('a 後閲 of a head who moved on is the new head’s as well', async () => {
  const id = await waitingForHead()
  await people.away(head, '2026-11-24T09:00+09:00', '2026-11-24T12:00+09:00')
  assert.equal(await done(chief, id, 'decision'), '代決')
  const step = String(
    await people.one('select id from kernel.proposal_steps where proposal_id = $1 and review_due', [id]),
  )
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = $1`, [head])
  const ijuu = await people.sectionOf('ijuu')
  await town.owner.query(
    `update kernel.memberships set valid_to = '2026-11-24' where section_id = $1 and position = 'head'`,
    [ijuu],
  )
  await town.owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from) values ($1, $2, 'head', '2026-11-24')`,
    [await people.idOf('watanabe'), ijuu],
  )
  assert.equal((await town.post(`/console/approvals/${id}/review`, { step }, 'watanabe')).status, 303)
  await town.owner.query(`delete from kernel.memberships where valid_from = '2026-11-24'`)
  await town.owner.query(`update kernel.memberships set valid_to = null where section_id = $1`, [ijuu])
  await town.owner.query(`update kernel.staff set disabled_at = null`)
  await town.owner.query('delete from kernel.absences')
})

test('a proposer who left leaves nothing behind that nobody can close: the head of their section withdraws it', async () => {
  const id = await propose(clerk)
  await act(chief, id, 'return', { words: '確かめてください' })
  assert.equal((await act(head, id, 'withdrawal')).status, 403)
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = $1`, [clerk])
  assert.equal(await done(head, id, 'withdrawal', { words: '退職のため' }), 'withdrawn')
  await town.owner.query(`update kernel.staff set disabled_at = null`)
})

test('a section that is renamed keeps what lies with it; one that is abolished hands it to the one above', async () => {
  const [renamed, abolished] = [await waitingForHead(), await waitingForHead()]
  const old = await people.sectionOf('ijuu')
  await town.owner.query(`update kernel.sections set valid_to = '2027-04-01' where id = $1`, [old])
  await people.at('2027-04-01T09:00:00+09:00')
  assert.equal(await done(mayor, abolished, 'decision'), '決裁')

  const fresh = Number(
    await people.one(`insert into kernel.sections (code, name, parent_id, valid_from)
    select code, '移住推進課', parent_id, '2027-04-01' from kernel.sections where id = ${old} returning id`),
  )
  await town.owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from) values ($1, $2, 'head', '2027-04-01')`,
    [await people.idOf('watanabe'), fresh],
  )
  assert.equal(await done('watanabe', renamed, 'decision'), '専決')
  assert.match(await page(`/console/approvals/${renamed}`, clerk), /移住推進課長/)
  assert.equal(await stateOf(renamed), 'decided')
})

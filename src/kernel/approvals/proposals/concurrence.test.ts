import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'

// 子育て支援課: chief, head, then 総合政策課長 and 情報政策課長 side by side, then the mayor.
const town = await testTown()
const people = peopleOf(town)
const { act, page, propose, stateOf, stepOf } = people
const [head, chief, clerk] = ['yoshida', 'yamada', 'sasaki']
const [planning, systems, mayor] = ['ishikawa', 'ishii', 'aoyama']

async function beforeConcurrence(): Promise<number> {
  const id = await propose(clerk, { title: '保育所の入所受付をオンラインにする' })
  await act(chief, id, 'decision')
  await act(head, id, 'decision')
  return id
}
const concur = async (who: string, id: number, section: string, act = 'decision', words = '') =>
  town.post(`/console/approvals/${id}/${act}`, { step: await stepOf(id, section), words }, who)

test('合議 goes to all at once, in whatever order they come, and only then to the authority', async () => {
  for (const order of [
    [planning, 'kikaku', systems, 'jouhou'],
    [systems, 'jouhou', planning, 'kikaku'],
  ] as const) {
    const id = await beforeConcurrence()
    for (const who of [planning, systems])
      assert.match(await page('/console/approvals?list=concurrence', who), /オンラインにする/)
    assert.equal((await concur(order[0], id, order[1])).status, 303)
    assert.equal((await act(mayor, id, 'decision')).status, 403)
    assert.equal((await concur(order[2], id, order[3])).status, 303)
    assert.equal(
      (await act(mayor, id, 'decision')).headers.get('location'),
      `/console/approvals/${id}?done=${encodeURIComponent('決裁')}`,
    )
    assert.equal(await stateOf(id), 'decided')
  }
})

test('two who concur at the same moment are both heard, and it goes on once', async () => {
  const id = await beforeConcurrence()
  const [one, other] = await Promise.all([concur(planning, id, 'kikaku'), concur(systems, id, 'jouhou')])
  assert.deepEqual([one.status, other.status], [303, 303])
  assert.equal(await people.one('select place from kernel.proposals where id = $1', [id]), 4)
  const told = await people.one(`select count(*)::int from kernel.notifications where staff_id = $1 and href = $2`, [
    await people.idOf(mayor),
    `/console/approvals/${id}`,
  ])
  assert.equal(told, 1)
})

test('who concurs may send it back, and a return to one of two asks only that one again', async () => {
  const id = await beforeConcurrence()
  assert.equal((await concur(planning, id, 'kikaku', 'return', '個人情報の扱いを書いてください')).status, 303)
  assert.equal(await stateOf(id), 'returned')
  assert.equal((await concur(systems, id, 'jouhou')).status, 409)
  await town.post(
    `/console/approvals/${id}/edit`,
    { title: '保育所の入所受付をオンラインにする', text: '個人情報は…' },
    clerk,
  )
  await act(chief, id, 'decision')
  await act(head, id, 'decision')
  const step = await stepOf(id, 'kikaku')
  await concur(planning, id, 'kikaku')
  await concur(systems, id, 'jouhou')
  await act(mayor, id, 'return', { to: step, words: '経費をもう一度見てください' })
  const open = await people.one(
    `select count(*)::int from kernel.proposal_steps s join kernel.proposals p on p.id = s.proposal_id and p.round = s.round
    where p.id = $1 and s.act_id is null`,
    [id],
  )
  assert.equal(open, 2) // 総合政策課長 and the mayor: 情報政策課長 has concurred already
  assert.equal((await concur(systems, id, 'jouhou')).status, 409)
  assert.equal((await concur(planning, id, 'kikaku')).status, 303)
  assert.equal((await act(mayor, id, 'decision')).status, 303)
})

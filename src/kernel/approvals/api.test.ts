import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { testTown } from '../../testing/town.ts'
import { peopleOf } from '../../testing/approvals.ts'

const town = await testTown()
const people = peopleOf(town)
const all = ['proposals:read', 'proposals:act']
const [chief, head] = [await apiOf(town, 'suzuki', all), await apiOf(town, 'sato', all)]
const act = (api: typeof chief, id: number, json: object, headers = {}) =>
  api.ask(`/proposals/${id}/acts`, { method: 'POST', json, headers })
const turnOf = async (api: typeof chief, id: number) => (await (await api.ask(`/proposals/${id}`)).json()).turn

test('what waits for the token’s owner is listed page by page, the longest first', async () => {
  const ids = [await people.propose('takahashi'), await people.propose('tanaka'), await people.propose('takahashi')]
  const first = await (await chief.ask('/proposals?limit=2')).json()
  const rest = await (await chief.ask(`/proposals?cursor=${first.next}`)).json()
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ id }) => id),
    ids,
  )
  assert.equal(rest.next, null)
  assert.equal(first.items[0].turn.title, '移住定住推進課 係長')
  assert.deepEqual((await (await head.ask('/proposals')).json()).items, [])
})

test('a program reads, approves and decides as the console does', async () => {
  const id = await people.propose('takahashi', { title: '移住フェアへの出展' })
  const { step } = await turnOf(chief, id)
  assert.equal((await act(chief, id, { act: 'approve', step, words: '確認しました' })).status, 204)
  assert.equal((await act(chief, id, { act: 'approve', step })).status, 409)
  assert.equal(await turnOf(chief, id), null)
  const decision = await turnOf(head, id)
  assert.equal(decision.kind, 'decision')
  assert.equal((await act(head, id, { act: 'approve', step: decision.step })).status, 204)
  const shown = await (await head.ask(`/proposals/${id}`)).json()
  assert.equal(shown.state, 'decided')
  assert.deepEqual(
    shown.acts.map(({ word, name, words }: Record<string, string>) => [word, name, words]),
    [
      ['起案', '高橋 由美子', ''],
      ['承認', '鈴木 健太', '確認しました'],
      ['専決', '佐藤 美咲', ''],
    ],
  )
})

test('a return goes to whom it says, a rejection is for who decides, and both need a reason', async () => {
  const id = await people.propose('takahashi')
  const { step } = await turnOf(chief, id)
  assert.equal((await act(chief, id, { act: 'return', step })).status, 422)
  assert.equal((await act(chief, id, { act: 'reject', step, words: 'x' })).status, 403)
  await act(chief, id, { act: 'approve', step })
  const decision = await turnOf(head, id)
  assert.equal(
    (await act(head, id, { act: 'return', step: decision.step, to: step, words: '係で確かめて' })).status,
    204,
  )
  assert.ok(await turnOf(chief, id))
  await act(chief, id, { act: 'approve', step: (await turnOf(chief, id)).step })
  assert.equal(
    (await act(head, id, { act: 'reject', step: (await turnOf(head, id)).step, words: '見送り' })).status,
    204,
  )
  assert.equal(await people.stateOf(id), 'rejected')
})

test('an act with an Idempotency-Key happens once, however often it is sent', async () => {
  const id = await people.propose('takahashi')
  const json = { act: 'approve', step: (await turnOf(chief, id)).step }
  const headers = { 'idempotency-key': 'approve-once' }
  assert.equal((await act(chief, id, json, headers)).status, 204)
  const again = await act(chief, id, json, headers)
  assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [204, 'true'])
})

test('a token without the scope is refused, and nobody’s token shows what its owner may not see', async () => {
  const id = await people.propose('takahashi')
  const reader = await apiOf(town, 'suzuki', ['proposals:read'])
  const { step } = await turnOf(reader, id)
  assert.equal((await act(reader, id, { act: 'approve', step })).status, 403)
  assert.equal((await (await apiOf(town, 'suzuki', [])).ask('/proposals')).status, 403)
  assert.equal((await (await apiOf(town, 'watanabe', all)).ask(`/proposals/${id}`)).status, 404)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { concerns } from '../../http/live.routes.ts'
import { peopleOf } from '../../../testing/approvals.ts'

const town = await testTown()
const people = peopleOf(town)
const { act, page, propose, stateOf, stepOf } = people
const [head, chief, clerk] = ['sato', 'suzuki', 'takahashi']

const clearAway = () =>
  town.owner.query(
    "update kernel.proposals set state = 'withdrawn', place = null, settled_at = now() where state = 'circulating'",
  )

async function bulk(who: string, ids: number[]): Promise<string> {
  const { token } = await formOf(who)
  const body = new FormData()
  for (const id of ids) body.append('item', `${id}:${await stepOf(id)}`)
  body.set('_csrf', token)
  const response = await town.request('/console/approvals/bulk', { method: 'POST', body, as: who })
  assert.equal(response.status, 303)
  return page(response.headers.get('location')!, who)
}
const formOf = async (who: string) => ({
  token: /name="_csrf" value="([^"]+)"/.exec(await page('/console/account', who))![1]!,
})

test('many are approved at once, but only what was opened; each is told what became of it', async () => {
  const ids = [
    await propose(clerk, { title: '一つ目' }),
    await propose(clerk, { title: '二つ目' }),
    await propose(clerk, { title: '三つ目' }),
  ]
  const [read, gone, unread] = ids as [number, number, number]
  const all = await page('/console/approvals', chief)
  assert.doesNotMatch(all, /name="item"/)
  assert.match(all, /開いて読んだものは、まとめて承認できます/)
  for (const id of [read, gone]) await page(`/console/approvals/${id}`, chief)
  assert.equal((await page('/console/approvals', chief)).match(/name="item"/g)?.length, 2)
  const step = await stepOf(gone)
  await act(clerk, gone, 'pull-back')
  await town.post(`/console/approvals/${gone}/edit`, { title: '二つ目', text: '直した本文' }, clerk)
  const asked = `/console/approvals/bulk?item=${read}:${await stepOf(read)}&item=${unread}:${await stepOf(unread)}`
  const question = await page(asked, chief)
  assert.match(question, /1 件をまとめて承認・決裁する/)
  assert.doesNotMatch(question, /三つ目/)
  const html = await bulk(chief, [read, unread])
  assert.match(html, /1 件を承認・決裁しました。1 件を残しました/)
  assert.match(html, /一つ目<\/a>: 済みました/)
  assert.match(html, /まだ開いていないので/)
  const late = await town.post('/console/approvals/bulk', { item: `${gone}:${step}` }, chief)
  assert.match(late.headers.get('location')!, new RegExp(`${gone}%3A409`))
  const places = await town.owner.query('select id, place from kernel.proposals where id = any($1) order by id', [ids])
  assert.deepEqual(
    places.rows.map(({ place }) => place),
    [2, 1, 1],
  )
})

const said = async () => (await page('/console/approvals', chief)).includes('まとめて承認できます')

test('how several are approved at once is said only where some of several are not yet opened', async () => {
  await clearAway()
  const [first, second] = [await propose(clerk), await propose(clerk)]
  assert.equal(await said(), true)
  for (const id of [first, second]) await page(`/console/approvals/${id}`, chief)
  assert.equal(await said(), false)
  await clearAway()
  await propose(clerk)
  assert.equal(await said(), false)
})

test('what was opened before it was mended is not approved in bulk: it reads otherwise now', async () => {
  const id = await propose(clerk)
  await page(`/console/approvals/${id}`, chief)
  await act(chief, id, 'return', { words: '直してください' })
  await town.post(`/console/approvals/${id}/edit`, { title: '直した件名', text: '直した本文' }, clerk)
  assert.match(await bulk(chief, [id]), /まだ開いていないので/)
  await page(`/console/approvals/${id}`, chief)
  assert.match(await bulk(chief, [id]), /済みました/)
})

test('opening it is noted once for each edition, and not by a page that asks behind a hidden window', async () => {
  const id = await propose(clerk)
  const viewed = () =>
    people.one(`select count(*)::int from kernel.audit_entries where action = 'proposal.viewed' and subject = $1`, [
      `proposal:${id}`,
    ])
  await town.request(`/console/approvals/${id}`, { as: chief, headers: { 'x-live': 'hidden' } })
  assert.equal(await viewed(), 0)
  for (const _ of [1, 2]) await page(`/console/approvals/${id}`, chief)
  assert.equal(await viewed(), 1)
})

const count = async (who: string) => {
  const [, entry = ''] =
    /href="\/console\/approvals"[^>]*>((?:(?!<\/a>).)*)/s.exec(await page('/console/account', who)) ?? []
  return Number(/class="count"[^>]*>(\d+)/.exec(entry)?.[1] ?? 0)
}

test('the count beside 決裁 is what waits: my turn, my 後閲, and what came back to me', async () => {
  const before = await count(clerk)
  const id = await propose(clerk)
  await act(chief, id, 'return', { words: '直してください' })
  assert.equal(await count(clerk), before + 1)
  assert.equal(await count('tanaka'), 0)
})

test('from one that waits to the next without the list between', async () => {
  await clearAway()
  const [first, second] = [await propose(clerk, { title: '先' }), await propose(clerk, { title: '後' })]
  assert.match(
    await page(`/console/approvals/${first}`, chief),
    new RegExp(`rel="next" href="/console/approvals/${second}"`),
  )
  assert.match(
    await page(`/console/approvals/${second}`, chief),
    new RegExp(`rel="prev" href="/console/approvals/${first}"`),
  )
  await act(chief, first, 'decision')
  assert.match(
    await page(`/console/approvals/${first}`, chief),
    new RegExp(`rel="next" href="/console/approvals/${second}"`),
  )
})

test('the lists: mine, dealt with, nothing, and nonsense in the address', async () => {
  assert.match(await page('/console/approvals?list=own', clerk), /取下げ/)
  assert.match(await page('/console/approvals?list=done', chief), /先/)
  assert.match(await page('/console/approvals', 'tanaka'), /決裁を待っているものはありません/)
  for (const query of [
    '?list=%00',
    '?list=constructor',
    '?before=x',
    '?results=1:ok,x,2:409&results=',
    '?results=999:ok',
  ])
    assert.equal((await town.request(`/console/approvals${query}`, { as: chief })).status, 200, query)
})

test('open screens of all who are concerned hear of an act, and nobody else’s', async () => {
  const id = await propose(clerk)
  const words: string[] = []
  const leave = await new Promise<() => void>((ready) => {
    const stop = town.municipality.live.subscribe((word) => {
      if (word === 'resync') ready(stop)
      else words.push(word)
    })
  })
  await act(chief, id, 'decision')
  await town.owner.query("select pg_notify('live', 'end')")
  while (!words.includes('end')) await new Promise((resume) => setImmediate(resume))
  leave()
  const heard = async (who: string) => {
    const staff = await people.staffOf(who)
    return words.some((word) => concerns(staff, word))
  }
  assert.deepEqual(
    [await heard(clerk), await heard(head), await heard(chief), await heard('tanaka')],
    [true, true, true, false],
  )
  assert.equal(await stateOf(id), 'circulating')
})

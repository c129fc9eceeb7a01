import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { testTown } from '../../../testing/town.ts'
import { answerProblem } from '../../api/problem.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { resubmitFreely } from '../general/free-proposal.ts'

// 移住定住推進課: 佐藤 課長, 鈴木 係長 and stand-in, 高橋 係員. The route: chief, then the head by delegation.
const town = await testTown()
const { db } = town.municipality
const people = peopleOf(town)
const { act, done, page, propose, stateOf, historyOf } = people
const [head, chief, clerk, colleague, mayor] = ['sato', 'suzuki', 'takahashi', 'tanaka', 'aoyama']

/** Before the document, in a notice of its own: who, and under it why. */
const saysWhy = (who: string, why: string) =>
  new RegExp(`class="notice-heading">${who}</h2><p class="act-words">${why}</p>.*class="paper"`, 's')

const trail = async (id: number) =>
  (
    await town.owner.query('select action, actor, detail from kernel.audit_entries where subject = $1 order by seq', [
      `proposal:${id}`,
    ])
  ).rows

test('a clerk proposes, the chief approves, the head decides by delegation, and all of it is in the trail', async () => {
  const id = await propose(clerk, { title: '移住フェアへの出展', text: '旅費は 12 万円。' })
  assert.match(await page('/console/approvals', chief), /移住フェアへの出展/)
  assert.doesNotMatch(await page('/console/approvals', head), /移住フェアへの出展/)
  assert.match(await page('/console/notifications', chief), /承認をお願いします: 移住フェアへの出展/)
  assert.equal(await done(chief, id, 'decision', { words: '旅費は予算内です' }), '承認')
  assert.match(await page('/console', head), /決裁: 移住フェアへの出展/)
  assert.equal(await done(head, id, 'decision'), '専決')
  assert.equal(await stateOf(id), 'decided')
  assert.match(await page('/console/notifications', clerk), /専決されました: 移住フェアへの出展/)
  const html = await page(`/console/approvals/${id}`, clerk)
  for (const words of [/令和8年度 第1号/, /旅費は 12 万円。/, /旅費は予算内です/, /事務決裁規程第5条/, /決裁済み/])
    assert.match(html, words)

  const entries = await trail(id)
  assert.deepEqual(
    entries.map(({ action }) => action).filter((action) => action !== 'proposal.viewed'),
    ['proposal.proposed', 'proposal.approved', 'proposal.decided'],
  )
  const decided = entries.find(({ action }) => action === 'proposal.decided')
  assert.equal(decided.actor, `staff:${await people.idOf(head)}`)
  assert.equal(decided.detail.delegatedUnder, '事務決裁規程第5条')
  assert.equal(decided.detail.document, entries[0].detail.document)
  assert.doesNotMatch(JSON.stringify(entries), /予算内|12 万円/)
  assert.equal((await verifyAudit(db)).broken, undefined)
})

test('numbers follow one another without a gap, and begin anew with the fiscal year', async () => {
  const number = (id: number) =>
    people.one(`select fiscal_year || '-' || number from kernel.proposals where id = $1`, [id])
  const first = String(await number(await propose(clerk)))
  const next = String(await number(await propose(clerk)))
  assert.equal(Number(next.split('-')[1]), Number(first.split('-')[1]) + 1)
  await people.at('2027-04-01T09:00:00+09:00')
  assert.equal(await number(await propose(clerk)), '2027-1')
  await people.at('2026-11-24T10:00:00+09:00')
})

test('nobody approves their own proposal: the chief’s goes to the head, the head’s to the mayor, the mayor’s nowhere', async () => {
  const ofChief = await propose(chief)
  assert.equal((await act(chief, ofChief, 'decision')).status, 403)
  assert.equal(await done(head, ofChief, 'decision'), '専決')

  const ofHead = await propose(head)
  assert.equal((await act(head, ofHead, 'decision')).status, 403)
  assert.equal((await act(chief, ofHead, 'decision')).status, 404) // though they stand in for the head
  assert.equal(await done(mayor, ofHead, 'decision'), '決裁') // in the mayor's own right: the rule delegates to the head
  assert.doesNotMatch(await page(`/console/approvals/${ofHead}`, head), /第5条/)

  const refused = await people.write(mayor)
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /決裁する人がいません/)
})

test('a stand-in who is the proposer decides nothing while the head is away: it waits', async () => {
  await people.away(head, '2026-11-24T00:00+09:00', '2026-11-25T00:00+09:00')
  const id = await propose(chief)
  assert.equal((await act(chief, id, 'decision')).status, 403)
  assert.match(await page(`/console/approvals/${id}`, chief), /不在。戻るまで待ちます/)
  assert.equal(await done(head, id, 'decision'), '専決') // away, but it is their office
  await town.owner.query('delete from kernel.absences')
})

test('代決 only while the head is away, and the head sees it afterwards', async () => {
  const id = await propose(clerk)
  await act(chief, id, 'decision')
  assert.equal((await act(chief, id, 'decision')).status, 403)
  await people.away(head, '2026-11-24T09:00+09:00', '2026-11-24T12:00+09:00')
  assert.match(await page('/console/approvals', chief), /代決/)
  assert.equal(await done(chief, id, 'decision'), '代決')
  assert.deepEqual(await historyOf(id), ['propose 高橋 由美子', 'approve 鈴木 健太', 'decide 佐藤 美咲 鈴木 健太'])
  const html = await page(`/console/approvals/${id}`, clerk)
  for (const words of [/代決/, /佐藤 美咲の不在中/, /後閲はまだ/]) assert.match(html, words)

  assert.match(await page('/console/approvals?list=review', head), /移住フェアへの出展/)
  const step = String(
    await people.one('select id from kernel.proposal_steps where proposal_id = $1 and review_due', [id]),
  )
  assert.equal((await town.post(`/console/approvals/${id}/review`, { step }, chief)).status, 403)
  const reviewed = await town.post(`/console/approvals/${id}/review`, { step }, head)
  assert.match(reviewed.headers.get('location')!, /done=reviewed/)
  assert.equal((await town.post(`/console/approvals/${id}/review`, { step }, head)).status, 409)
  assert.doesNotMatch(await page('/console/approvals?list=review', head), /移住フェアへの出展/)
  assert.match(await page(`/console/approvals/${id}`, clerk), /後閲 佐藤 美咲/)
  await town.owner.query('delete from kernel.absences')
})

test('a stand-in whose term ended decides nothing, though the page was open before', async () => {
  const id = await propose(clerk)
  await act(chief, id, 'decision')
  await people.away(head, '2026-11-24T09:00+09:00', '2026-12-31T00:00+09:00')
  const step = await people.stepOf(id)
  assert.match(await page(`/console/approvals/${id}`, chief), /代決する/)
  await town.owner.query(`update kernel.stand_ins set valid_to = '2026-11-25' where staff_id = $1`, [
    await people.idOf(chief),
  ])
  await people.at('2026-11-25T08:30:00+09:00')
  const late = await town.post(`/console/approvals/${id}/decision`, { step }, chief)
  assert.equal(late.status, 403)
  assert.match(await late.text(), /あなたが代理の間だけ/)
  assert.equal(await stateOf(id), 'circulating')
  await people.at('2026-11-24T10:00:00+09:00')
  await town.owner.query(`update kernel.stand_ins set valid_to = '2027-04-01' where staff_id = $1`, [
    await people.idOf(chief),
  ])
  await town.owner.query('delete from kernel.absences')
})

test('a return needs a reason, tells it to the proposer, and what was mended is shown before the next stamp', async () => {
  const id = await propose(clerk, { text: '旅費は 12 万円。' })
  const empty = await act(chief, id, 'return', { words: '  ' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /差し戻す理由を入力してください/)
  await act(chief, id, 'return', { words: '見積書の金額と違います' })
  assert.equal(await stateOf(id), 'returned')
  assert.match(await page('/console/approvals?list=own', clerk), /差戻し/)
  assert.match(await page('/console', clerk), /差戻し: 移住フェアへの出展/)
  assert.match(
    await page(`/console/approvals/${id}`, clerk),
    saysWhy('鈴木 健太さんが差し戻しました', '見積書の金額と違います'),
  )
  assert.equal((await town.post(`/console/approvals/${id}/edit`, { title: 'x', text: 'x' }, colleague)).status, 404)

  const mended = { title: '移住フェアへの出展', text: '旅費は 15 万円。', words: '直しました' }
  const resubmitted = await town.post(`/console/approvals/${id}/edit`, mended, clerk)
  assert.match(resubmitted.headers.get('location')!, /done=resubmitted/)
  const html = await page(`/console/approvals/${id}`, chief)
  assert.match(html, /<del>.*12.*<\/del>/)
  assert.match(html, /<ins>.*15.*<\/ins>/)
  assert.doesNotMatch(html, /鈴木 健太さんが差し戻しました/)
  assert.equal((await town.post(`/console/approvals/${id}/edit`, mended, clerk)).status, 409)
  await act(chief, id, 'decision')
  assert.equal(await done(head, id, 'decision'), '専決')
})

test('the head returns to the chief: the chief is asked again, and only the chief', async () => {
  const id = await propose(clerk)
  const first = await people.stepOf(id)
  await act(chief, id, 'decision')
  assert.equal((await act(head, id, 'return', { to: '999999', words: '?' })).status, 422)
  await act(head, id, 'return', { to: first, words: '係で確かめてください' })
  assert.equal(await stateOf(id), 'circulating')
  const html = await page(`/console/approvals/${id}`, chief)
  assert.match(html, /差戻し → 移住定住推進課 係長 鈴木 健太/)
  assert.match(
    html,
    saysWhy('佐藤 美咲さんが移住定住推進課 係長 鈴木 健太さんへ差し戻しました', '係で確かめてください'),
  )
  assert.equal((await act(head, id, 'decision')).status, 403)
  assert.equal(await done(chief, id, 'decision'), '承認')
  assert.equal(await done(head, id, 'decision'), '専決')
})

test('a form that answers to a step of an earlier round answers to nothing', async () => {
  const id = await propose(clerk)
  const old = await people.stepOf(id)
  await act(clerk, id, 'pull-back')
  await town.post(`/console/approvals/${id}/edit`, { title: '別の件名', text: '別の本文' }, clerk)
  const late = await town.post(`/console/approvals/${id}/decision`, { step: old }, chief)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /先に進みました/)
})

test('the proposer pulls back until it is decided, and withdraws it for good', async () => {
  const id = await propose(clerk)
  await act(chief, id, 'decision')
  assert.equal((await act(colleague, id, 'pull-back')).status, 404)
  assert.equal((await act(chief, id, 'pull-back')).status, 403)
  assert.equal(await done(clerk, id, 'pull-back'), 'pulled-back')
  assert.equal((await act(clerk, id, 'pull-back')).status, 409)
  assert.equal((await act(chief, id, 'withdrawal')).status, 403)
  assert.equal(await done(clerk, id, 'withdrawal'), 'withdrawn')
  assert.equal((await act(clerk, id, 'withdrawal')).status, 409)

  const decided = await propose(clerk)
  await act(chief, decided, 'decision')
  await act(head, decided, 'decision')
  for (const verb of ['pull-back', 'withdrawal']) assert.equal((await act(clerk, decided, verb)).status, 409)
})

test('only who decides rejects, with a reason, and it ends there', async () => {
  const id = await propose(clerk)
  assert.equal((await act(chief, id, 'rejection', { words: 'だめ' })).status, 403)
  await act(chief, id, 'decision')
  assert.equal((await act(head, id, 'rejection')).status, 422)
  assert.equal(await done(head, id, 'rejection', { words: '来年度に見送ります' }), 'rejected')
  assert.equal(await stateOf(id), 'rejected')
  assert.match(await page('/console/notifications', clerk), /却下されました/)
  assert.match(
    await page(`/console/approvals/${id}`, clerk),
    saysWhy('佐藤 美咲さんが却下しました', '来年度に見送ります'),
  )
  assert.equal((await act(head, id, 'decision')).status, 409)
})

test('a proposal is seen by who handles it, and by nobody else', async () => {
  const id = await propose(clerk)
  for (const who of [clerk, chief, head])
    assert.equal((await town.request(`/console/approvals/${id}`, { as: who })).status, 200)
  for (const who of [colleague, 'watanabe', 'ishii', mayor])
    assert.equal((await town.request(`/console/approvals/${id}`, { as: who })).status, 404, who)
})

test('a proposal sent twice is one, and nobody proposes for a section that is not theirs', async () => {
  const key = '00000000-0000-4000-8000-000000000001'
  const count = () => people.one('select count(*)::int from kernel.proposals')
  const before = await count()
  assert.equal((await people.write(clerk, { key })).status, 303)
  assert.equal((await people.write(clerk, { key })).status, 409)
  assert.equal(await count(), Number(before) + 1)
  const elsewhere = await people.write(clerk, { section: String(await people.sectionOf('shimin')) })
  assert.equal(elsewhere.status, 422)
  assert.match(await elsewhere.text(), /きょう所属している課/)
})

test('what is missing or too long is told at its field, and what was typed stays', async () => {
  const table: [Record<string, string>, string][] = [
    [{ title: ' ' }, 'title'],
    [{ title: '長'.repeat(101) }, 'title'],
    [{ text: '' }, 'text'],
    [{ text: '長'.repeat(10_001) }, 'text'],
  ]
  for (const [fields, field] of table) {
    const response = await people.write(clerk, fields)
    assert.equal(response.status, 422)
    assert.match(await response.text(), new RegExp(`href="#${field}"`))
  }
  assert.match(await (await people.write(clerk, { title: '', text: '書きかけの本文' })).text(), /書きかけの本文/)
})

test('the history is rewritten by nobody: not by the program, not by the owner of the database', async () => {
  const id = await propose(clerk)
  await assert.rejects(
    db.updateTable('kernel.proposal_acts').set({ name: 'だれか' }).where('proposal_id', '=', id).execute(),
    /permission denied/,
  )
  await assert.rejects(
    db.deleteFrom('kernel.proposal_documents').where('proposal_id', '=', id).execute(),
    /permission denied/,
  )
  await assert.rejects(town.owner.query(`update kernel.proposal_acts set name = 'だれか'`), /append-only/)
  await assert.rejects(town.owner.query('delete from kernel.proposal_documents'), /append-only/)
})

test('a form with two mistakes is told both at once, above it and beside the fields; a program is told the fields', async () => {
  const id = await propose(clerk)
  await act(clerk, id, 'pull-back')
  const sent = [
    await people.write(clerk, { title: ' ', text: '' }),
    await town.post(`/console/approvals/${id}/edit`, { title: '', text: ' ' }, clerk),
  ]
  for (const response of sent) {
    assert.equal(response.status, 422)
    const html = await response.text()
    for (const field of ['title', 'text']) {
      assert.match(html, new RegExp(`href="#${field}">`))
      assert.match(html, new RegExp(`id="${field}-error"`))
    }
  }
  const form = { title: '', text: 'あ'.repeat(10_001), words: '' }
  const refusal = await orRefusal(resubmitFreely(db, town.clock(), await people.staffOf(clerk), id, form))
  assert.ok(refusal instanceof Refusal)
  const program = new Hono().get('/', () => Promise.reject(refusal)).onError(answerProblem)
  const problem = (await (await program.request('/')).json()) as { status: number; errors: { field: string }[] }
  assert.deepEqual([problem.status, problem.errors.map(({ field }) => field)], [422, ['title', 'text']])
})

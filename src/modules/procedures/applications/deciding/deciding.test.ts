import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicantsOf, text } from '../../../../testing/applicants.ts'
import { apiOf } from '../../../../testing/api.ts'
import { peopleOf } from '../../../../testing/approvals.ts'
import { mailbox } from '../../../../testing/mailbox.ts'
import { testTown } from '../../../../testing/town.ts'
import { makeTrialKey } from '../../index.ts'

// 子育て支援課 has a route: its chief approves, the head of 市民課 concurs, its head decides (専決).
const [clerk, colleague, chief, beside, head] = ['sasaki', 'matsumoto', 'yamada', 'watanabe', 'yoshida']
const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { offer, applied, rowOf, certificatesOf } = applicantsOf(town)
const people = peopleOf(town)
await makeTrialKey(town.municipality.db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
const childcare = await offer('childcare', 'kosodate')
const notice = await offer('notice', 'kosodate', 'notice')

const desk = (id: string, path = '') => `/console/applications/${id}${path}`
const post = (who: string, id: string, path: string, fields: Record<string, string> = {}) =>
  town.post(desk(id, path), fields, who)
const page = async (path: string, as: string) => text(await people.page(path, as))
const accepting = { outcome: 'accepted' }
const refusing = (reason: string) => ({ outcome: 'refused', reason })

/** @returns the proposal's id */
async function propose(who: string, id: string, fields: Record<string, string> = accepting): Promise<number> {
  const answer = await post(who, id, '/proposal', fields)
  assert.equal(answer.status, 303, text(await answer.text()))
  return Number(/approvals\/(\d+)\?done=proposed/.exec(answer.headers.get('location')!)?.[1])
}
const lettersWith = async (email: string) => {
  await town.work()
  return (await mailbox(town)).filter(({ to }) => to.includes(email))
}

test('a decision goes its route, and holds with the last act: certificate and letter come then, not before', async () => {
  const { resident, id } = await applied('childcare', 'kaiji@example.jp')
  assert.match(await page(desk(id), clerk), /決定を起案する/)
  assert.match(await page(desk(id, '/proposal'), clerk), /係長 → 市民課長\(合議\) → 課長\(専決 事務決裁規程第7条\)/)
  const proposal = await propose(clerk, id)
  assert.match(text(await (await resident.get(`/applications/${id}`)).text()), /審査中 .*決裁の手続き中です/)
  assert.match(await page(desk(id), colleague), /決裁中 .*決定の案: 「給水装置工事証明書」を交付する/)
  assert.match(await page('/console/applications?queue=deciding', colleague), /見本/)
  assert.doesNotMatch(await page('/console/applications', colleague), /青空 太郎/)

  const document = await page(`/console/approvals/${proposal}`, chief)
  assert.match(document, /青空 太郎 さんの新設の工事を証明します。受付番号 R8-\d{6}、決定 \(決裁の日\)/)
  assert.match(document, /工事: 新設 .*審査の基準 工事が基準どおりであること/)
  assert.equal(await people.done(chief, proposal, 'decision'), '承認')
  assert.equal(await people.done(beside, proposal, 'decision'), '合議')
  assert.deepEqual([(await rowOf(id)).state, await certificatesOf(id)], ['deciding', []])
  assert.equal((await lettersWith('kaiji@example.jp')).length, 1, 'that it arrived')

  await people.away(head, '2026-11-26T00:00+09:00', '2026-11-27T00:00+09:00')
  assert.equal(await people.done(chief, proposal, 'decision'), '代決')
  const { state, decided_by: by, proposed_outcome: left } = await rowOf(id)
  assert.deepEqual([state, Number(by), left], ['accepted', await people.idOf(chief), null])
  assert.match((await certificatesOf(id))[0].body, /決定 令和8年11月26日/)
  assert.equal((await lettersWith('kaiji@example.jp')).length, 2)
  const paper = await resident.get(`/applications/${id}/certificate.pdf`)
  assert.match(Buffer.from(await paper.arrayBuffer()).toString('latin1'), /ETSI\.CAdES\.detached/)
})

test('while it goes round nothing else is decided, and nobody takes it over', async () => {
  const { id } = await applied('childcare')
  await propose(clerk, id)
  for (const [who, path, fields] of [
    [head, '/acceptance', {}],
    [head, '/refusal', { reason: '基準に当たらない' }],
    [head, '/claim', {}],
    [colleague, '/proposal', refusing('基準に当たらない')],
  ] as const) {
    const answer = await post(who, id, path, fields)
    assert.equal(answer.status, 409, path)
    assert.match(text(await answer.text()), /決裁の手続き中/)
  }
})

test('what came back is mended, the outcome too: the applicant reads what was decided in the end', async () => {
  const { resident, id } = await applied('childcare', 'naosu@example.jp')
  const proposal = await propose(clerk, id)
  const words = '工事の写真がありません'
  assert.equal(await people.done(chief, proposal, 'return', { words, to: 'proposer' }), 'returned')
  assert.match(await page(desk(id), clerk), /佐々木 葵さんの手元に戻っています/)
  assert.equal((await town.request(desk(id, '/proposal'), { as: colleague })).status, 404, 'it is not theirs')
  assert.equal((await post(colleague, id, '/proposal/resubmission', accepting)).status, 404)
  assert.match(await page(desk(id, '/proposal'), clerk), /直して出し直す/)
  const empty = await post(clerk, id, '/proposal/resubmission', refusing(' '))
  assert.equal(empty.status, 422)
  assert.match(text(await empty.text()), /却下の理由を入力してください/)
  const mended = await post(clerk, id, '/proposal/resubmission', refusing('基準 1 に当たらないため <b>'))
  assert.match(mended.headers.get('location')!, new RegExp(`/approvals/${proposal}\\?done=resubmitted`))
  const second = await post(clerk, id, '/proposal/resubmission', accepting)
  assert.equal(second.status, 409, 'the other tab is late')
  for (const who of [chief, beside, chief]) await people.act(who, proposal, 'decision')
  const status = text(await (await resident.get(`/applications/${id}`)).text())
  assert.match(status, /却下の理由 基準 1 に当たらないため &lt;b> .*審査請求/)
  assert.deepEqual([(await rowOf(id)).state, await certificatesOf(id)], ['refused', []])
  const letters = await lettersWith('naosu@example.jp')
  assert.equal(letters.length, 2)
  assert.ok(letters.some(({ text: words }) => /却下しました。\s+理由:\s+基準 1 に当たらないため/.test(words)))
})

test('withdrawn or rejected, it is examined again as before, and may be proposed again', async () => {
  const { id } = await applied('childcare')
  const first = await propose(clerk, id)
  assert.equal(await people.done(clerk, first, 'withdrawal'), 'withdrawn')
  assert.match(await page(desk(id), clerk), /審査中 .*起案が取り下げられ、審査に戻りました/)
  const second = await propose(clerk, id)
  for (const who of [chief, beside]) await people.act(who, second, 'decision')
  assert.match(
    await page(`/console/approvals/${second}/rejection`, chief),
    /申請そのものは却下にならず、審査に戻ります/,
  )
  assert.equal(await people.done(chief, second, 'rejection', { words: '調べ直してください' }), 'rejected')
  assert.equal((await rowOf(id)).state, 'submitted')
  assert.match(await page(desk(id), clerk), /起案が却下され、審査に戻りました/)
  assert.notEqual(await propose(clerk, id), second)
})

test('what cannot be issued is not decided: without a key the last act is refused, and it goes on lying there', async () => {
  const { id } = await applied('childcare')
  const proposal = await propose(clerk, id)
  for (const who of [chief, beside]) await people.act(who, proposal, 'decision')
  const hide =
    'update procedures.signing_keys set valid_from = valid_from - $1::interval, valid_until = valid_until - $1::interval'
  await town.owner.query(hide, ['20 years'])
  const refused = await people.act(chief, proposal, 'decision')
  assert.equal(refused.status, 409)
  assert.match(text(await refused.text()), /期限が切れているため、交付できません/)
  assert.deepEqual([(await rowOf(id)).state, await people.stateOf(proposal)], ['deciding', 'circulating'])
  await town.owner.query(hide, ['-20 years'])
  assert.equal(await people.done(chief, proposal, 'decision'), '代決')
})

test('of a procedure that ends with a notice, acceptance is at once and a refusal goes round', async () => {
  const [accepted, refused] = [(await applied('notice')).id, (await applied('notice')).id]
  assert.match(await page(desk(accepted), clerk), /受理する .*却下を起案する/)
  assert.equal((await post(clerk, accepted, '/proposal', accepting)).status, 409)
  assert.equal((await post(clerk, accepted, '/acceptance')).status, 303)
  const atOnce = await post(head, refused, '/refusal', { reason: '基準に当たらない' })
  assert.equal(atOnce.status, 409)
  assert.match(text(await atOnce.text()), /決裁に回す決定です/)
  assert.ok(await propose(clerk, refused, refusing('基準に当たらない')))
})

test('the town sets for each procedure what goes round; two who change it at once are told', async () => {
  const path = `/console/settings/deciding/${notice}`
  const change = (before: string, circulates: string, as = 'ishii') => town.post(path, { before, circulates }, as)
  assert.match(await page('/console/settings/deciding', 'ishii'), /証明書の交付と却下を回す .*市民課長\(合議\)/)
  assert.match(await page(path, 'ishii'), /却下だけが回ります/)
  assert.equal((await change('dispositions', 'everything')).status, 303)
  const late = await change('dispositions', 'nothing')
  assert.equal(late.status, 409)
  assert.match(text(await late.text()), /ほかの人が先に変えています/)
  assert.equal((await change('everything', 'sometimes')).status, 400)
  assert.equal((await change('everything', 'nothing', head)).status, 403)
  assert.equal(
    (await town.post('/console/settings/deciding/999999', { before: 'nothing', circulates: 'nothing' }, 'ishii'))
      .status,
    404,
  )
  const { id } = await applied('notice')
  assert.equal((await post(clerk, id, '/acceptance')).status, 409)
  assert.ok(await propose(clerk, id))

  assert.equal(
    (
      await town.post(
        `/console/settings/deciding/${childcare}`,
        { before: 'dispositions', circulates: 'nothing' },
        'ishii',
      )
    ).status,
    303,
  )
  const { id: other } = await applied('childcare')
  assert.equal((await post(clerk, other, '/proposal', accepting)).status, 409)
  assert.equal((await post(clerk, other, '/acceptance')).status, 403)
  assert.equal((await post(head, other, '/acceptance')).status, 303)
  const trail = 'select detail from kernel.audit_entries where action = $1 order by seq'
  const { rows } = await town.owner.query(trail, ['procedure.circulates_changed'])
  assert.deepEqual(
    rows.map(({ detail }) => detail),
    [
      { from: 'dispositions', to: 'everything' },
      { from: 'dispositions', to: 'nothing' },
    ],
  )
  await town.post(`/console/settings/deciding/${childcare}`, { before: 'nothing', circulates: 'dispositions' }, 'ishii')
})

test('on a route with one step, whoever decides alone does so at once, and others propose to them', async () => {
  await town.owner.query(`begin;
    insert into kernel.approval_routes (matter, section_id, name, valid_from)
      select 'procedures.application', id, '専決', '2026-04-01' from kernel.sections where code = 'kankyou';
    insert into kernel.approval_route_steps (route_id, place, kind, position)
      select max(id), 1, 'decision', 'head' from kernel.approval_routes;
    commit`)
  await offer('dog', 'kankyou')
  const [alone, proposed] = [(await applied('dog')).id, (await applied('dog')).id]
  assert.equal((await post('ikeda', alone, '/acceptance')).status, 409)
  assert.equal((await post('mori', alone, '/acceptance')).status, 303)
  const proposal = await propose('ikeda', proposed)
  assert.equal(await people.done('mori', proposal, 'decision'), '決裁')
  assert.equal((await certificatesOf(proposed)).length, 1)
})

test('whoever is on the route sees what they decide on, of whatever section, and handles nothing', async () => {
  const { id } = await applied('childcare')
  assert.equal((await town.request(desk(id), { as: beside })).status, 404)
  await propose(clerk, id)
  assert.match(await page(desk(id), beside), /青空 太郎/)
  for (const path of ['/claim', '/acceptance', '/proposal'])
    assert.equal((await post(beside, id, path, accepting)).status, 404, path)
  assert.equal((await town.request(desk(id), { as: 'takahashi' })).status, 404)
})

test('who helps from another section does not propose in its name; what was tampered with is told', async () => {
  const { id } = await applied('childcare')
  await town.owner.query(
    `insert into kernel.duties (staff_id, section_id, duty) select s.id, n.id, 'answer'
     from kernel.staff s, kernel.sections n where s.sign_in_name = 'takahashi' and n.code = 'kosodate'`,
  )
  assert.doesNotMatch(await page(desk(id), 'takahashi'), /起案する/)
  const answer = await post('takahashi', id, '/proposal', accepting)
  assert.equal(answer.status, 403)
  assert.match(text(await answer.text()), /子育て支援課の職員が起案します/)
  await post(colleague, id, '/claim')
  assert.equal((await post(clerk, id, '/proposal', accepting)).status, 409, 'a colleague has it')
  const nothing = await post(colleague, id, '/proposal', { outcome: 'both', reason: '' })
  assert.equal(nothing.status, 422)
  assert.match(text(await nothing.text()), /決定の案を選んでください/)
  assert.equal((await post(colleague, id, '/proposal', refusing('長'.repeat(2001)))).status, 422)
  const absent = '00000000-0000-4000-8000-000000000000'
  assert.equal((await post(clerk, absent, '/proposal', accepting)).status, 404)
  assert.equal((await post(clerk, id, '/proposal/resubmission', accepting)).status, 404)
})

test('the database keeps what goes round: neither answers nor section change, and nothing else is decided', async () => {
  const { id } = await applied('childcare')
  await propose(clerk, id)
  const set = (columns: string) => town.owner.query(`update procedures.applications set ${columns} where id = $1`, [id])
  const decided =
    "decided_at = now() + interval '20 years', decided_by = 1, proposed_outcome = null, proposed_reason = ''"
  for (const columns of [
    "answers = '{}'",
    'section_id = (select min(id) from kernel.sections)',
    `state = 'refused', reason = 'だめ', ${decided}`,
    "state = 'draft', proposed_outcome = null",
  ])
    await assert.rejects(set(columns), /stays as it/, columns)
  await assert.rejects(set("proposed_outcome = 'refused'"), /check/)
  await assert.rejects(set('proposed_outcome = null'), /check/)
  const { id: draft } = await applied('notice')
  await assert.rejects(
    town.owner.query("insert into procedures.answers values ($1, 'page1', 9, '{}', now())", [id]),
    /only a draft/,
  )
  await post(clerk, draft, '/acceptance')
})

test('a program proposes, reads and mends as its owner may', async () => {
  const { id } = await applied('childcare')
  const api = await apiOf(town, clerk, ['applications:read', 'applications:handle'])
  const send = (method: string, path: string, json: unknown) => api.ask(`/applications/${id}/${path}`, { method, json })
  assert.equal((await send('POST', 'decision', accepting)).status, 409)
  const first = await send('POST', 'proposal', accepting)
  assert.equal(first.status, 201)
  const { proposal } = await first.json()
  const whole = await (await api.ask(`/applications/${id}`)).json()
  assert.deepEqual([whole.state, whole.proposed], ['deciding', { ...accepting, reason: '', proposal }])
  assert.equal((await send('PUT', 'proposal', accepting)).status, 409, 'it did not come back')
  await people.act(chief, proposal, 'return', { words: '確かめてください', to: 'proposer' })
  assert.equal((await send('PUT', 'proposal', { outcome: 'refused' })).status, 422)
  assert.equal((await send('PUT', 'proposal', refusing('基準に当たらない'))).status, 200)
  const { items } = await (await api.ask('/applications?queue=deciding&limit=200')).json()
  assert.ok(items.some((item: { id: string }) => item.id === id))
})

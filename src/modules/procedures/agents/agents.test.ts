import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { AGENT, agentTown, ANSWERS, seenOn, text } from '../../../testing/agents.ts'
import { browserOf } from '../../../testing/browser.ts'

const { town, head, at, signedIn, agent, written, asked, letters, stateOf, actionsOf } = await agentTown()
beforeEach(() => at('2026-11-24T10:00:00'))
const asks = ({ subject }: { subject: string }) => subject === '申請を確かめてください'
const decides = (one: { text: string }) => /終わりました/.test(one.text)
const page = async (browser: { get: (path: string) => Promise<Response> }, path: string) =>
  text(await (await browser.get(path)).text())

test('an agent files for two clients: one approves what they read and it arrives as their own, the other refuses', async () => {
  const yamamoto = await agent('yamamoto@example.jp')
  const [first, second] = [
    await written(yamamoto, 'sakura@example.jp', { mayCorrect: '1' }),
    await written(yamamoto, 'kenji@example.jp', { clientName: '森 健二' }),
  ]
  const link = await asked(yamamoto, first, 'sakura@example.jp')
  const other = await asked(yamamoto, second, 'kenji@example.jp')
  const letter = (await letters('sakura@example.jp')).find(asks)
  assert.match(letter!.text, /行政書士 山本 太郎\(登録番号 12345678\)から/)
  assert.doesNotMatch(letter!.text, /青木|さくら|見本|店/)

  const phone = browserOf(town)
  assert.doesNotMatch(await page(phone, link), /青木|店を始める/)
  await signedIn('sakura@example.jp', phone)
  const shown = await page(phone, link)
  assert.match(shown, /行政書士 山本 太郎 登録番号 12345678 .*まだ名簿で確かめていません/)
  assert.match(shown, /「見本」の申請書を作り、出すこと 町から補正を求められたときに、直して出すこと/)
  assert.doesNotMatch(shown, /証明書を受け取ること/)
  assert.match(shown, /青木 さくら .*店を始める/)
  const approved = await phone.post(`${link}/approval`)
  assert.equal(approved.headers.get('location'), `/applications/${first}?done=submitted`)
  assert.equal((await phone.post(`${link}/approval`)).headers.get('location'), `/applications/${first}?done=submitted`)
  assert.match(
    await page(phone, `/applications/${first}`),
    /受付番号 R8-\d{6} .*代理人 .*補正 任されている 証明書の受け取り 任されていない/,
  )
  assert.match(await page(phone, '/applications'), /見本/)
  assert.match(await page(yamamoto, `/applications/${first}`), /受付番号 R8-\d{6}/)
  assert.equal((await letters('yamamoto@example.jp')).filter((one) => /受け付けました/.test(one.text)).length, 1)
  assert.equal((await letters('sakura@example.jp')).filter((one) => /受け付けました/.test(one.text)).length, 1)
  assert.deepEqual(await actionsOf(first), [
    'mandate.written',
    'application.begun',
    'mandate.asked',
    'application.submitted',
    'mandate.approved',
  ])

  const kenji = await signedIn('kenji@example.jp')
  const refused = await kenji.post(`${other}/refusal`, { reason: '<b>名前の字</b>が違います' })
  assert.equal(refused.headers.get('location'), other)
  assert.match(await page(kenji, other), /断りました/)
  assert.equal((await kenji.post(`${other}/approval`)).status, 409)
  assert.match(await (await yamamoto.get(`/applications/${second}/summary`)).text(), /&lt;b>名前の字&lt;\/b>が違います/)
  const list = await page(yamamoto, '/agent')
  assert.match(list, /依頼者が断ったもの\(1\) 森 健二 様 .*申請したもの\(1\) 青木 さくら 様/)
  assert.equal((await stateOf(second)).state, 'draft')

  const desk = await page({ get: (path) => town.request(path, { as: head }) }, `/console/applications/${first}`)
  assert.match(desk, /代理人 .*行政書士 山本 太郎 登録番号 12345678 .*委任の日 令和8年11月20日 依頼者の承認 11月24日/)
  const api = await apiOf(town, head, ['applications:read'])
  const { agent: told } = await (await api.ask(`/applications/${first}`)).json()
  assert.deepEqual(
    [told.registrationNumber, told.check, told.mayCorrect, told.mayReceive, told.revoked, told.mandatedOn],
    ['12345678', null, true, false, false, '2026-11-20'],
  )
})

test('only whoever holds the address that was asked opens the draft; guessed codes open nothing', async () => {
  const yamamoto = await agent('guess@example.jp')
  const id = await written(yamamoto, 'asked@example.jp')
  const link = await asked(yamamoto, id, 'asked@example.jp')
  const stranger = await signedIn('stranger@example.jp')
  for (const browser of [stranger, yamamoto]) {
    const answer = await browser.get(link)
    assert.equal(answer.status, 403)
    assert.doesNotMatch(await answer.text(), /店を始める/)
    for (const act of ['approval', 'refusal']) assert.equal((await browser.post(`${link}/${act}`)).status, 403)
  }
  for (const act of ['approval', 'refusal']) assert.equal((await browserOf(town).post(`${link}/${act}`)).status, 403)
  for (const code of ['a', link.slice(10, -1), `${link.slice(10)}a`, link.slice(10).toLowerCase()])
    assert.equal((await stranger.get(`/mandates/${code}`)).status, 404, code)
  assert.equal((await stranger.get(`/applications/${id}`)).status, 404)
  assert.equal((await stateOf(id)).state, 'draft')
  await town.owner.query('delete from kernel.rate_counters')
  const statuses = []
  for (let tries = 0; tries < 125; tries++) statuses.push((await stranger.get('/mandates/guess')).status)
  assert.deepEqual(new Set(statuses), new Set([404, 429]))
  await town.owner.query('delete from kernel.rate_counters')
})

test('what the agent changes after asking is not what the client approves: the old link says so', async () => {
  const yamamoto = await agent('change@example.jp')
  const client = await signedIn('reader@example.jp')
  const id = await written(yamamoto, 'reader@example.jp')
  const first = await asked(yamamoto, id, 'reader@example.jp')
  await yamamoto.post(`/applications/${id}/pages/page1`, { _seen: '1', _round: '0', ...ANSWERS, why: '土地を売る' })
  const old = await page(client, first)
  assert.match(old, /代理人が内容を変えました/)
  assert.doesNotMatch(old, /土地を売る/)
  assert.equal((await client.post(`${first}/approval`)).status, 409)
  assert.match(await page(yamamoto, `/applications/${id}/summary`), /お願いのあとで内容が変わりました/)

  const second = await asked(yamamoto, id, 'reader@example.jp')
  assert.match(await page(client, first), /新しいお願いがあります/)
  const wider = { clientName: '青木 さくら', clientEmail: 'reader@example.jp', mandatedOn: '2026-11-20' }
  await yamamoto.post(`/agent/applications/${id}/mandate`, { ...wider, mayReceive: '1' })
  assert.match(await page(client, second), /代理人が内容を変えました/)
  assert.equal((await client.post(`${second}/approval`)).status, 409)
  const third = await asked(yamamoto, id, 'reader@example.jp')
  assert.match(await page(client, third), /証明書を受け取ること .*土地を売る/)
  assert.equal((await client.post(`${third}/approval`)).status, 303)
})

test('pressed twice, one mail goes out; asked once more on purpose, another one', async () => {
  const yamamoto = await agent('twice@example.jp')
  const id = await written(yamamoto, 'once@example.jp')
  const asking = await seenOn(yamamoto, id)
  const answers = await Promise.all([1, 2, 3].map(() => yamamoto.post(`/applications/${id}/requests`, asking)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal((await letters('once@example.jp')).filter(asks).length, 1)
  await asked(yamamoto, id, 'once@example.jp')
  assert.equal((await letters('once@example.jp')).filter(asks).length, 2)
  assert.equal((await yamamoto.post(`/applications/${id}/requests`, { seen: 'x', after: '0' })).status, 303)
  const { after } = await seenOn(yamamoto, id)
  assert.equal((await yamamoto.post(`/applications/${id}/requests`, { seen: 'x', after })).status, 409)
})

test('what an agent writes for somebody never arrives without them, whatever is sent and whoever tries', async () => {
  const yamamoto = await agent('alone@example.jp')
  const id = await written(yamamoto, 'never@example.jp')
  const { seen } = await seenOn(yamamoto, id)
  const sent = await yamamoto.post(`/applications/${id}/submission`, { seen })
  assert.equal(sent.status, 409)
  assert.match(text(await sent.text()), /依頼者が確かめて申請します/)
  const arrive = `update procedures.applications set state = 'submitted', fiscal_year = 2026, serial = 99, arrived_at = now(),
    answers = '{}', begun_at = now() - interval '1 day' where id = $1`
  await assert.rejects(town.owner.query(arrive, [id]), /arrives when its client approves it/)
  assert.doesNotMatch(await page(yamamoto, '/applications'), /書き始めました/)
})

test('the link is open for 14 days, and a mandate counts for three months', async () => {
  const yamamoto = await agent('late@example.jp')
  const client = browserOf(town)
  const id = await written(yamamoto, 'slow@example.jp', { mandatedOn: '2026-09-01' })
  const first = await asked(yamamoto, id, 'slow@example.jp')
  at('2026-12-02T10:00:00')
  await signedIn('slow@example.jp', client)
  await signedIn('late@example.jp', yamamoto)
  const late = await client.post(`${first}/approval`)
  assert.equal(late.status, 409)
  assert.match(text(await late.text()), /委任の日から3か月を過ぎている/)
  assert.ok((await actionsOf(id)).includes('mandate.exceeded'))
  const again = await yamamoto.post(`/applications/${id}/requests`, await seenOn(yamamoto, id))
  assert.equal(again.status, 409)
  const mandate = { clientName: '青木 さくら', clientEmail: 'slow@example.jp' }
  const change = (mandatedOn: string) => yamamoto.post(`/agent/applications/${id}/mandate`, { ...mandate, mandatedOn })
  for (const wrong of ['2026-09-01', '2026-12-03', '2026-02-30', 'きのう', ''])
    assert.equal((await change(wrong)).status, 422, wrong)
  assert.equal((await change('2026-09-02')).status, 303)
  const second = await asked(yamamoto, id, 'slow@example.jp')
  at('2026-12-16T10:00:00')
  await signedIn('slow@example.jp', client)
  assert.match(await page(client, second), /お願いの期限が過ぎました/)
  assert.equal((await client.post(`${second}/approval`)).status, 409)
  assert.equal((await stateOf(id)).state, 'draft')
})

test('a client narrows and revokes at any time; it holds from the next request on, the agent is told, staff see when', async () => {
  const yamamoto = await agent('narrow@example.jp')
  const client = await signedIn('owner@example.jp')
  const id = await written(yamamoto, 'owner@example.jp', { slug: 'paper', mayCorrect: '1', mayReceive: '1' })
  await client.post(`${await asked(yamamoto, id, 'owner@example.jp')}/approval`)
  assert.equal((await town.post(`/console/applications/${id}/acceptance`, {}, head)).status, 303)
  await town.work()
  const paper = `/applications/${id}/certificate.pdf`
  assert.equal((await yamamoto.get(paper)).status, 200)

  const limit = (kind: string, browser = client) => browser.post(`/applications/${id}/mandate/limits`, { kind })
  assert.equal((await limit('revoked', yamamoto)).status, 403)
  assert.equal((await limit('everything')).status, 400)
  assert.equal((await limit('no_receiving')).status, 303)
  assert.equal((await limit('no_receiving')).status, 303)
  const refused = await yamamoto.get(paper)
  assert.equal(refused.status, 403)
  assert.match(text(await refused.text()), /証明書の受け取りは任されていません/)
  assert.match(await page(yamamoto, `/applications/${id}`), /「届出済証」は、依頼者が受け取ります/)
  assert.equal((await client.get(paper)).status, 200)

  assert.equal((await limit('revoked')).status, 303)
  for (const path of ['', '/receipt.pdf', '/certificate.pdf', '/mandate', `/files/${randomUUID()}`])
    assert.equal((await yamamoto.get(`/applications/${id}${path}`)).status, 403, path)
  assert.match(text(await (await yamamoto.get(`/applications/${id}`)).text()), /依頼者が委任を取り消したので/)
  assert.match(await page(yamamoto, '/agent'), /委任が取り消されたもの\(1\)/)
  assert.match(await page(client, `/applications/${id}`), /委任は取り消されています/)
  const told = (await letters('narrow@example.jp')).filter(({ subject }) => subject.includes('委任が見直されました'))
  assert.equal(told.length, 2)
  const actions = await actionsOf(id)
  assert.equal(actions.filter((one) => one === 'mandate.limited').length, 2)
  assert.ok(actions.filter((one) => one === 'mandate.exceeded').length >= 2)
  const desk = await page({ get: (path) => town.request(path, { as: head }) }, `/console/applications/${id}`)
  assert.match(desk, /委任の見直し: 委任を取り消す/)
})

test('a notice to a client whose agent was dismissed goes to the client alone', async () => {
  const yamamoto = await agent('dismissed@example.jp')
  const client = await signedIn('alone-again@example.jp')
  const id = await written(yamamoto, 'alone-again@example.jp')
  await client.post(`${await asked(yamamoto, id, 'alone-again@example.jp')}/approval`)
  await client.post(`/applications/${id}/mandate/limits`, { kind: 'revoked' })
  await town.post(`/console/applications/${id}/acceptance`, {}, head)
  assert.equal((await letters('dismissed@example.jp')).filter(decides).length, 0)
  const notice = (await letters('alone-again@example.jp')).find(decides)
  assert.match(notice!.text, /代理人: 行政書士 山本 太郎\(登録番号 12345678\) 代理/)
})

test('an agent sees neither the clients nor the drafts of another', async () => {
  const [one, other] = [await agent('one@example.jp'), await agent('other@example.jp')]
  const id = await written(one, 'client-of-one@example.jp', { clientName: '秘密 一郎' })
  assert.doesNotMatch(await page(other, '/agent'), /秘密 一郎/)
  const mandate = { clientName: '他 人', clientEmail: 'x@example.jp', mandatedOn: '2026-11-20' }
  for (const path of ['', '/summary', '/pages/page1', '/removal', '/mandate'])
    assert.equal((await other.get(`/applications/${id}${path}`)).status, 404, path)
  assert.equal((await other.get(`/agent/applications/${id}/mandate`)).status, 404)
  assert.equal((await other.post(`/agent/applications/${id}/mandate`, mandate)).status, 404)
  assert.equal((await other.post(`/applications/${id}/requests`, { seen: 'x', after: '0' })).status, 404)
  assert.equal((await other.post('/agent/applications', { id, slug: 'sample', ...mandate })).status, 404)
})

test('who registers says who they are in a form that can be true; every mistake is told at once', async () => {
  const browser = await signedIn('mistaken@example.jp')
  const wrong = await browser.post('/agent/registration', {
    name: 'http://evil.example/',
    registrationNumber: '1234567',
    office: ' ',
    address: '字'.repeat(201),
    phone: '12',
  })
  assert.equal(wrong.status, 422)
  const html = text(await wrong.text())
  for (const words of [
    '氏名にアドレスや記号は',
    '8桁の数字',
    '事務所の名前を入力',
    '200文字以内',
    '電話番号を市外局番から',
  ])
    assert.match(html, new RegExp(words))
  assert.equal((await browser.get('/agent')).headers.get('location'), '/agent/registration')
  const mandate = { slug: 'sample', clientName: '青木', clientEmail: 'a@example.jp', mandatedOn: '2026-11-20' }
  assert.equal((await browser.post('/agent/applications', { id: randomUUID(), ...mandate })).status, 403)
  const known = await agent('self@example.jp')
  const self = await known.post('/agent/applications', {
    id: randomUUID(),
    ...mandate,
    clientEmail: ' SELF@example.jp',
  })
  assert.equal(self.status, 422)
  assert.match(text(await self.text()), /これはあなたのメールアドレスです/)
  const empty = await known.post('/agent/applications', { id: randomUUID() })
  assert.equal(empty.status, 422)
})

test('staff look an agent up in the public register; who is not in it files nothing, and other details are looked up anew', async () => {
  const yamamoto = await agent('looked-up@example.jp', { registrationNumber: '87654321' })
  const client = await signedIn('waits@example.jp')
  const id = await written(yamamoto, 'waits@example.jp')
  const link = await asked(yamamoto, id, 'waits@example.jp')
  const api = await apiOf(town, head, ['agents:read', 'agents:check'])
  const { items } = await (await api.ask('/agents')).json()
  const row = items.find(({ registrationNumber }: { registrationNumber: string }) => registrationNumber === '87654321')
  const confirm = { outcome: 'confirmed' }
  assert.equal((await town.post(`/console/agents/${row.id}/checks`, confirm, head)).status, 303)
  assert.match(await page(client, link), /名簿で確かめました\(令和8年11月24日\)/)
  assert.equal(
    (await api.ask(`/agents/${row.id}/checks`, { method: 'POST', json: { outcome: 'not_found' } })).status,
    204,
  )
  assert.equal((await client.post(`${link}/approval`)).status, 403)
  assert.equal((await yamamoto.post(`/applications/${id}/requests`, await seenOn(yamamoto, id))).status, 403)
  assert.match(await page(yamamoto, '/agent'), /名簿で登録を確かめられませんでした/)

  await yamamoto.post('/agent/registration', { ...AGENT, registrationNumber: '87654322' })
  const mandate = { clientName: '青木 さくら', clientEmail: 'waits@example.jp', mandatedOn: '2026-11-20' }
  assert.equal((await yamamoto.post(`/agent/applications/${id}/mandate`, mandate)).status, 303)
  const next = await asked(yamamoto, id, 'waits@example.jp')
  assert.match(await page(client, next), /登録番号 87654322 .*まだ名簿で確かめていません/)
  assert.equal(
    (await town.post(`/console/agents/${row.id}/checks`, confirm, head)).status,
    404,
    'nobody describes themselves so',
  )
  assert.equal((await town.post('/console/agents/999999/checks', confirm, head)).status, 404)
})

test('an agent corrects for the client only while they are trusted with it; what they send beyond is noted as theirs', async () => {
  const yamamoto = await agent('corrects@example.jp')
  const client = await signedIn('corrected@example.jp')
  const filed = async (more: Record<string, string>) => {
    const id = await written(yamamoto, 'corrected@example.jp', more)
    await client.post(`${await asked(yamamoto, id, 'corrected@example.jp')}/approval`)
    const form = { field: 'why', 'remark.why': 'くわしく書いてください。', dueOn: '2026-12-08' }
    assert.equal((await town.post(`/console/applications/${id}/correction`, form, head)).status, 303)
    return id
  }
  const write = (id: string, fields: Record<string, string>, seen = '0') =>
    yamamoto.post(`/applications/${id}/pages/page1`, { _seen: seen, _round: '1', ...fields })

  const alone = await filed({})
  assert.match(await page(yamamoto, `/applications/${alone}`), /補正は、依頼者がします/)
  assert.equal((await yamamoto.get(`/applications/${alone}/pages/page1`)).status, 303)
  assert.equal((await write(alone, { why: 'パン屋を始める' })).status, 403)

  const trusted = await filed({ mayCorrect: '1' })
  assert.match(await page(yamamoto, `/applications/${trusted}`), /直していただきたいところがあります/)
  assert.equal((await write(trusted, { 'applicant.family': '山本' })).status, 403)
  assert.equal((await write(trusted, { why: 'パン屋を始める' })).status, 303)
  const html = await (await yamamoto.get(`/applications/${trusted}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? assert.fail(text(html))
  await client.post(`/applications/${trusted}/mandate/limits`, { kind: 'no_correcting' })
  const late = await yamamoto.post(`/applications/${trusted}/correction`, { seen, round: '1' })
  assert.equal(late.status, 403)
  assert.match(text(await late.text()), /補正は任されていません/)
  assert.equal((await client.post(`/applications/${trusted}/correction`, { seen, round: '1' })).status, 303)

  const whole = await filed({ mayCorrect: '1' })
  await write(whole, { why: 'パン屋を始める' })
  const now = await (await yamamoto.get(`/applications/${whole}/summary`)).text()
  const read = /name="seen" value="([^"]+)"/.exec(now)?.[1] ?? assert.fail(text(now))
  assert.equal((await yamamoto.post(`/applications/${whole}/correction`, { seen: read, round: '1' })).status, 303)
  const { rows } = await town.owner.query(
    `select distinct e.actor = 'resident:' || i.resident_id as is_theirs from kernel.audit_entries e, kernel.resident_identities i
     where e.action in ('application.corrected', 'application.locked_refused') and i.subject = 'corrects@example.jp'
       and e.subject = any($1)`,
    [[`application:${whole}`]],
  )
  assert.deepEqual(rows, [{ is_theirs: true }])
})

test('what the town and a client say to each other about the application is not for the agent', async () => {
  const yamamoto = await agent('curious@example.jp')
  const client = await signedIn('talks@example.jp')
  const id = await written(yamamoto, 'talks@example.jp', { mayCorrect: '1', mayReceive: '1' })
  const talk = `/inquiries/application:${id}`
  assert.equal((await yamamoto.get(talk)).status, 403)
  assert.doesNotMatch(await page(yamamoto, `/applications/${id}/pages/page1`), /この申請について聞く/)
  await client.post(`${await asked(yamamoto, id, 'talks@example.jp')}/approval`)
  assert.match(await page(client, `/applications/${id}`), /この申請について聞く/)
  assert.doesNotMatch(await page(yamamoto, `/applications/${id}`), /この申請について聞く/)
  assert.ok((await client.get(talk)).status < 400)
  assert.equal((await yamamoto.get(talk)).status, 403)
  assert.equal((await yamamoto.post(talk, { text: 'もしもし' })).status, 403)
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import { apiOf } from '../../../testing/api.ts'
import { browserOf, type Browser } from '../../../testing/browser.ts'
import { townOnLine } from '../../../testing/line.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { publishDefinition, shippedDefinitions } from '../index.ts'

const town = await townOnLine({ at: '2026-11-24T21:00:00+09:00' })
const { rows: offices } = await town.owner.query(
  `select m.section_id, m.staff_id from kernel.memberships m join kernel.sections s on s.id = m.section_id
   where s.code = 'suidou' and m.position = 'head'`,
)
const sectionId = Number(offices[0].section_id)
for (const json of shippedDefinitions())
  await publishDefinition(town.municipality.db, town.clock(), 'system:test', json, {
    sectionId,
    staffId: Number(offices[0].staff_id),
  })
beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const VERSION = `(select v.id from procedures.versions v join procedures.procedures p on p.id = v.procedure_id
  where p.slug = 'water-service-start')`
let serial = 0

interface Owned {
  browser: Browser
  id: string
}

/** An application that has arrived, or a draft, of whoever holds this browser; or of a resident. */
async function application(
  { email, draft = false, residentId }: { email?: string; draft?: boolean; residentId?: number } = {},
  browser = browserOf(town),
): Promise<Owned> {
  const [id, key] = [randomUUID(), newToken()]
  if (residentId === undefined) browser.cookies.set('madoguchi-applications', key)
  const answers = { user: { family: '青空', given: '花子' }, ...(email && { email }) }
  await town.owner.query(
    `insert into procedures.applications (id, version_id, section_id, resident_id, key_digest, state, begun_at, changed_at, fiscal_year, serial, answers, arrived_at)
     values ($1, ${VERSION}, $2, $3, $4, $5, '2026-11-20', '2026-11-20', $6, $7, $8, $9)`,
    [
      id,
      sectionId,
      residentId ?? null,
      residentId === undefined ? digestOf(key) : null,
      draft ? 'draft' : 'submitted',
      ...(draft ? [null, null, null, null] : [2026, ++serial, JSON.stringify(answers), '2026-11-20T10:00+09']),
    ],
  )
  return { browser, id }
}

const aboutOf = (id: string) => `/inquiries/application:${id}`
const ask = ({ browser, id }: Owned, text: string, fields: Record<string, string> = {}) =>
  browser.post(aboutOf(id), { text, key: randomUUID(), ...fields })
const desk = async (path: string, as = 'kimura') => (await town.request(path, { as })).text()
async function conversationAbout(id: string) {
  const { rows } = await town.owner.query('select * from inquiries.conversations where about = $1', [
    `application:${id}`,
  ])
  assert.equal(rows.length, 1)
  return rows[0]
}
const letters = async (email: string) => {
  await town.work()
  return (await mailbox(town)).filter(({ to }) => to.includes(email))
}

test('whoever applied asks about it; the question comes to the section that handles it, and names the application', async () => {
  const one = await application({ email: 'hanako@example.jp' })
  assert.match(await (await one.browser.get(`/applications/${one.id}`)).text(), /この申請について聞く/)
  assert.match(await (await one.browser.get(aboutOf(one.id))).text(), /「水道使用開始届 R8-\d{6}」について聞く/)
  assert.equal((await ask(one, '立会いは要りますか')).headers.get('location'), `${aboutOf(one.id)}?done=sent#sent`)
  const conversation = await conversationAbout(one.id)
  assert.equal(Number(conversation.section_id), sectionId)
  const opened = await desk(`/console/inquiries/${conversation.id}`)
  assert.match(opened, new RegExp(`href="/console/applications/${one.id}"[^>]*>水道使用開始届 R8-`))
  const application_ = await desk(`/console/applications/${one.id}`)
  assert.match(application_, new RegExp(`href="/console/inquiries/${conversation.id}"`))
  assert.match(application_, /未返信/)
  await town.post(`/console/inquiries/${conversation.id}/replies`, { text: '要りません', key: randomUUID() }, 'kimura')
  assert.match(await (await one.browser.get(aboutOf(one.id))).text(), /要りません/)
  assert.equal((await letters('hanako@example.jp')).length, 1)
  await ask(one, 'ありがとうございます')
  await conversationAbout(one.id) // still one
})

test('a draft can be asked about while it is written; staff are told what it is and cannot open it', async () => {
  const draft = await application({ draft: true })
  const question = await (await draft.browser.get(aboutOf(draft.id))).text()
  assert.match(question, /「水道使用開始届」について聞く/)
  assert.match(await (await ask(draft, '使用者とはだれですか')).text(), /href="#name"/) // nobody has written it yet
  await ask(draft, '使用者とはだれですか', { name: '青空 花子', email: 'draft@example.jp' })
  const { id } = await conversationAbout(draft.id)
  const opened = await desk(`/console/inquiries/${id}`)
  assert.match(opened, /水道使用開始届/)
  assert.doesNotMatch(opened, /\/console\/applications\//)
})

test('whoever signs in afterwards and ties the application to them hears of answers as the resident they are', async () => {
  const one = await application()
  await ask(one, 'サインインの前に聞きます')
  const { rows } = await town.owner
    .query(`with one as (insert into kernel.residents (display_name) values ('後で') returning id)
    insert into kernel.resident_identities (kind, issuer, subject, resident_id)
      select 'email', 'mailto:', 'later@example.jp', id from one returning resident_id`)
  const residentId = Number(rows[0].resident_id)
  one.browser.cookies.set('madoguchi', await insertSession(town.municipality.db, town.clock(), { residentId }))
  await one.browser.get(`/applications/${one.id}/keep`)
  await one.browser.get(aboutOf(one.id))
  const { id } = await conversationAbout(one.id)
  await town.post(`/console/inquiries/${id}/replies`, { text: 'お答えします', key: randomUUID() }, 'kimura')
  assert.equal((await letters('later@example.jp')).length, 1)
})

test('another’s application is asked about by nobody else, whatever they know of it', async () => {
  const { id } = await application()
  for (const browser of [browserOf(town), (await application()).browser]) {
    assert.equal((await browser.get(aboutOf(id))).status, 404)
    assert.equal((await ask({ browser, id }, '見せてください')).status, 404)
  }
  const which = ['application:1', 'application:', `application:${id}'--`, `staff:${id}`]
  for (const one of which) assert.equal((await town.request(`/inquiries/${encodeURIComponent(one)}`)).status, 404, one)
})

test('staff ask the applicant, who hears of it by the address they wrote down; the answer waits for the section', async () => {
  const one = await application({ email: 'asked@example.jp' })
  const about = `application:${one.id}`
  const form = await desk(`/console/inquiries/new?about=${encodeURIComponent(about)}`)
  assert.match(form, /青空 花子さんに聞く/)
  const key = randomUUID()
  const fields = { about, text: '開始日は12月1日でよいですか', key }
  const answers = await Promise.all([1, 2].map(() => town.post('/console/inquiries/new', fields, 'kimura')))
  const { id, waiting_since: waiting } = await conversationAbout(one.id)
  for (const answer of answers) assert.equal(answer.headers.get('location'), `/console/inquiries/${id}`)
  assert.equal(waiting, null)
  const [letter] = await letters('asked@example.jp')
  assert.doesNotMatch(JSON.stringify(letter), /水道|12月|花子/)
  const link = /http:\/\/aozora\.test|https:\/\/aozora\.test/.exec(letter!.text)
  assert.ok(link)
  assert.match(await (await one.browser.get(aboutOf(one.id))).text(), /開始日は12月1日でよいですか/)
  await ask(one, 'はい')
  assert.ok((await conversationAbout(one.id)).waiting_since)
  assert.equal(
    (await town.request(`/console/inquiries/new?about=${about}`, { as: 'kimura' })).headers.get('location'),
    `/console/inquiries/${id}`,
  )
})

test('staff of another section neither ask nor see that it was asked; without words nothing is asked', async () => {
  const { id } = await application()
  const about = `application:${id}`
  assert.equal((await town.request(`/console/inquiries/new?about=${about}`, { as: 'suzuki' })).status, 404)
  const stolen = await town.post('/console/inquiries/new', { about, text: '聞きます', key: randomUUID() }, 'suzuki')
  assert.equal(stolen.status, 404)
  const empty = await town.post('/console/inquiries/new', { about, text: ' ', key: randomUUID() }, 'kimura')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /href="#text"/)
})

test('a program asks as its owner may', async () => {
  const one = await application({ email: 'api@example.jp' })
  const { ask: call } = await apiOf(town, 'kimura', ['conversations:reply', 'conversations:read'])
  const answer = await call('/conversations', {
    method: 'POST',
    json: { about: `application:${one.id}`, text: '写真をください' },
  })
  assert.equal(answer.status, 201)
  const { id } = (await answer.json()) as { id: number }
  const messages = await (await call(`/conversations/${id}/messages`)).json()
  assert.deepEqual(messages.items.at(-1).told, ['mail'])
  const { ask: other } = await apiOf(town, 'suzuki', ['conversations:reply'])
  assert.equal(
    (await other('/conversations', { method: 'POST', json: { about: `application:${one.id}`, text: 'x' } })).status,
    404,
  )
})

test('where replies are decided the first words of staff wait for it, twice sent as once, and only then reach the applicant', async () => {
  const demand = (demanded: string) =>
    town.post(`/console/settings/reply-decisions/sections/${sectionId}`, { demanded }, 'ishii')
  assert.equal((await demand('1')).status, 303)
  const one = await application({ email: 'decided@example.jp' })
  const about = `application:${one.id}`
  assert.match(await desk(`/console/inquiries/new?about=${encodeURIComponent(about)}`), /決裁に回す/)
  const start = (text: string, key = randomUUID()) =>
    town.post('/console/inquiries/new', { about, text, key }, 'kimura')
  assert.equal((await start(' ')).status, 422)
  const key = randomUUID()
  const answers = await Promise.all([1, 2].map(() => start('引っ越す日はいつですか', key)))
  const { id } = await conversationAbout(one.id)
  for (const answer of answers) assert.equal(answer.headers.get('location'), `/console/inquiries/${id}`)
  assert.match(await desk(`/console/inquiries/${id}`), /引っ越す日はいつですか/)
  assert.doesNotMatch(await (await one.browser.get(aboutOf(one.id))).text(), /引っ越す日/)
  assert.equal((await letters('decided@example.jp')).length, 0)
  const { rows } = await town.owner.query(
    `select r.id, s.id as step from inquiries.proposed_replies r join kernel.proposal_steps s on s.proposal_id = r.proposal_id
     where r.conversation_id = $1`,
    [id],
  )
  assert.equal(rows.length, 1)
  const decided = { step: String(rows[0].step), seen: '0' }
  assert.equal((await town.post(`/console/reply-decisions/${rows[0].id}/decision`, decided, 'inoue')).status, 303)
  assert.equal((await letters('decided@example.jp')).length, 1)
  assert.match(await (await one.browser.get(aboutOf(one.id))).text(), /引っ越す日はいつですか/)
  await demand('0')
})

test('a resident of LINE applies as themselves: receipt, question and decision come to the talk, the reason of a refusal does not', async () => {
  const phone = town.line.phone('海野 けん')
  await phone.text('サインイン')
  await town.work()
  const link = /https:\/\/aozora\.test(\/line\/sign-in\/[\w-]+)/.exec(JSON.stringify(phone.screen()))![1]!
  const browser = browserOf(town)
  await browser.post(link)
  const { rows } = await town.owner.query(`select id from kernel.residents where display_name = '海野 けん'`)
  const one = await application({ residentId: Number(rows[0].id) }, browser)
  assert.match(await (await browser.get('/applications')).text(), /水道使用開始届/)
  await town.post(
    '/console/inquiries/new',
    { about: `application:${one.id}`, text: '秘密の質問', key: randomUUID() },
    'kimura',
  )
  await town.work()
  await town.work()
  assert.match(JSON.stringify(phone.screen()), /職員からのメッセージがあります/)
  assert.doesNotMatch(JSON.stringify(phone.screen()), /秘密の質問/)
  assert.match(await (await browser.get(aboutOf(one.id))).text(), /秘密の質問/)
  const refused = await town.post(`/console/applications/${one.id}/refusal`, { reason: '給水装置がないため' }, 'inoue')
  assert.equal(refused.status, 303)
  await town.work()
  await town.work()
  const shown = JSON.stringify(phone.screen())
  assert.match(shown, /お手続きが終わりました/)
  assert.doesNotMatch(shown, /給水装置/)
  assert.match(await (await browser.get(`/applications/${one.id}`)).text(), /給水装置がないため/)
})

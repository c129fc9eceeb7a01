import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { saveProvider } from '#kernel/identity/oidc/providers.queries.ts'
import { type Browser, browserOf } from '../../../../testing/browser.ts'
import { identityProvider } from '../../../../testing/identity-provider.ts'
import { testTown } from '../../../../testing/town.ts'
import { definitionJson } from '../../definition/definition.fixture.ts'
import { publishDefinition } from '../../index.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { db } = town.municipality
const { rows } = await town.owner.query<{ sectionId: string; staffId: string; name: string }>(
  `select m.section_id as "sectionId", m.staff_id as "staffId", st.sign_in_name as name from kernel.memberships m
   join kernel.sections s on s.id = m.section_id join kernel.staff st on st.id = m.staff_id
   where s.code = 'suidou' and m.position = 'head'`,
)
const head = { sectionId: Number(rows[0]!.sectionId), staffId: Number(rows[0]!.staffId) }
const json = definitionJson([{ fields: [{ id: 'why', kind: 'text', label: '理由' }] }], { assurance: 'identity' })
assert.ok((await publishDefinition(db, town.clock(), 'system:test', json, head)).ok)

const idp = await identityProvider([1, 2].map((id) => `http://aozora.test/oidc/${id}/callback`))
const connect = (label: string, confirms: boolean) =>
  db.transaction().execute(async (tx) => {
    const { issuer, clientId, secret } = idp
    const wanted = { audience: 'resident', label, issuer, clientId, secret, confirms } as const
    return (await saveProvider(tx, town.program.sealer, wanted, 0)) ?? assert.fail('it is there already')
  })
const card = await connect('マイナンバーカード', true)

async function withCard(person: string, name: string): Promise<Browser> {
  const browser = browserOf(town)
  idp.person = person
  idp.card = { name, birthdate: '1991-04-12', gender: '女性', address: { formatted: '青空県あおぞら市中央1-2-3' } }
  const there = (await browser.get(`/oidc/${card}`)).headers.get('location')!
  const back = await idp.visit(there)
  await browser.get(`${back.pathname}${back.search}`)
  return browser
}

async function apply(browser: Browser): Promise<string> {
  const id = randomUUID()
  assert.equal((await browser.post('/procedures/sample/applications', { id })).status, 303)
  const answers = {
    'applicant.family': '青木',
    'applicant.given': 'さくら',
    'applicant.familyKana': 'アオキ',
    'applicant.givenKana': 'サクラ',
    why: '引っ越し',
  }
  assert.equal((await browser.post(`/applications/${id}/pages/page1`, { _seen: '0', ...answers })).status, 303)
  const summary = await (await browser.get(`/applications/${id}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(summary)
  assert.equal((await browser.post(`/applications/${id}/submission`, { seen })).status, 303)
  return id
}

const desk = async (id: string) => {
  const page = await (await town.request(`/console/applications/${id}`, { as: rows[0]!.name })).text()
  return page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('whoever examines an application sees what the card said of the applicant when it arrived', async () => {
  const browser = await withCard('card-1', '青木　さくら')
  const id = await apply(browser)
  await withCard('card-1', '山田 さくら')
  const page = await desk(id)
  assert.match(page, /本人確認 マイナンバーカード/)
  assert.match(page, /確認した氏名 青木 さくら 確認した/)
  assert.match(page, /平成3年4月12日生、女性、青空県あおぞら市中央1-2-3/)
  assert.doesNotMatch(page, /申請の氏名と違います/)
  assert.doesNotMatch(page, /山田/)
})

test('a name that is not that of the card is pointed out', async () => {
  assert.match(
    await desk(await apply(await withCard('card-2', '青木 桜'))),
    /青木 桜\(申請の氏名と違います。確かめてください\)/,
  )
})

test('what a card said stays with an application that has arrived', async () => {
  const id = await apply(await withCard('card-3', '青木 さくら'))
  const change = town.owner.query(
    'update procedures.confirmed_applicants set confirmed_by = $2 where application_id = $1',
    [id, 'だれか'],
  )
  await assert.rejects(change, /only a draft is answered/)
})

test('an account elsewhere does not open a procedure that asks for an identity card', async () => {
  await town.owner.query('update kernel.oidc_providers set confirms = false')
  const browser = await withCard('card-4', '青木 さくら')
  const refused = await browser.post('/procedures/sample/applications', { id: randomUUID() })
  assert.equal(refused.status, 403)
  await town.owner.query('update kernel.oidc_providers set confirms = true')
  const still = await browser.post('/procedures/sample/applications', { id: randomUUID() })
  assert.equal(still.status, 403, 'nobody read a card when they signed in')
})

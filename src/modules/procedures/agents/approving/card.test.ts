import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveProvider } from '#kernel/identity/oidc/providers.queries.ts'
import { agentTown, text } from '../../../../testing/agents.ts'
import { browserOf } from '../../../../testing/browser.ts'
import { identityProvider } from '../../../../testing/identity-provider.ts'

const { town, head, agent, signedIn, written, asked } = await agentTown()
const { db } = town.municipality
test('a town that reads no card takes no application for a client either', async () => {
  const yamamoto = await agent('early@example.jp')
  const form = { slug: 'card', clientName: '青木 さくら', clientEmail: 'x@example.jp', mandatedOn: '2026-11-20' }
  const id = 'a0a0a0a0-0000-4000-8000-00000000000f'
  const refused = await yamamoto.post('/agent/applications', { id, ...form })
  assert.equal(refused.status, 422)
  assert.match(text(await refused.text()), /まだオンラインでは申請できません/)
})

test('where a procedure asks for an identity card, the client shows theirs, and the agent none', async () => {
  const idp = await identityProvider([1].map((id) => `http://aozora.test/oidc/${id}/callback`))
  const card = await db.transaction().execute(async (tx) => {
    const { issuer, clientId, secret } = idp
    const wanted = {
      audience: 'resident',
      label: 'マイナンバーカード',
      issuer,
      clientId,
      secret,
      confirms: true,
    } as const
    return (await saveProvider(tx, town.program.sealer, wanted, 0)) ?? assert.fail('it is there already')
  })
  const yamamoto = await agent('carded@example.jp')
  const id = await written(yamamoto, 'holder@example.jp', { slug: 'card' })
  const link = await asked(yamamoto, id, 'holder@example.jp')
  const client = await signedIn('holder@example.jp')
  assert.match(text(await (await client.get(link)).text()), /申請するには、本人確認が必要です/)
  assert.equal((await client.post(`${link}/approval`)).status, 403)

  const withCard = browserOf(town)
  idp.person = 'card-1'
  idp.card = { name: '青木 さくら', birthdate: '1991-04-12' }
  const there = (await withCard.get(`/oidc/${card}`)).headers.get('location')!
  const back = await idp.visit(there)
  await withCard.get(`${back.pathname}${back.search}`)
  assert.equal((await withCard.get(link)).status, 403, 'a card does not prove the address')
  await town.owner.query(
    `update kernel.resident_identities set resident_id = (select resident_id from kernel.resident_identities where subject = 'holder@example.jp')
     where kind = 'oidc'`,
  )
  assert.equal((await client.post(`${link}/approval`)).status, 303)
  const desk = text(await (await town.request(`/console/applications/${id}`, { as: head })).text())
  assert.match(desk, /本人確認 マイナンバーカード.*確認した氏名 青木 さくら/)
})

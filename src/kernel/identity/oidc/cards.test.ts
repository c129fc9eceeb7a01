// What a service that reads identity cards says of whoever signs in by it.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { browserOf } from '../../../testing/browser.ts'
import { byProvider, callbacks, location, pathOf } from '../../../testing/by-provider.ts'
import { identityProvider } from '../../../testing/identity-provider.ts'
import { testTown } from '../../../testing/town.ts'
import { findConfirmation } from '../confirmed/confirmed-people.queries.ts'

const town = await testTown()
const { db } = town.municipality
const [prefecture, reader] = [await identityProvider(callbacks), await identityProvider(callbacks)]
const { register, signInAt } = byProvider(town)
const staffId = await register('staff', '県の職員認証', prefecture)
const residentId = await register('resident', '県民ログイン', prefecture)
const readerId = await register('resident', 'マイナンバーカード', reader, true)
beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const CARD = {
  name: '青木 さくら',
  address: { formatted: '青空県あおぞら市中央1-2-3' },
  birthdate: '1991-04-12',
  gender: '女性',
}

async function confirmationOf(subject: string) {
  const { rows } = await town.owner.query<{ id: number }>(
    'select resident_id as id from kernel.resident_identities where subject = $1',
    [subject],
  )
  return rows[0] && (await findConfirmation(db, rows[0].id))
}

test('whoever comes from a service that reads identity cards is confirmed, with what the card says today', async () => {
  reader.card = CARD
  await signInAt(reader, readerId, 'card-1')
  assert.deepEqual((await confirmationOf('card-1'))?.person, { ...CARD, address: CARD.address.formatted })
  assert.equal((await confirmationOf('card-1'))?.by, 'マイナンバーカード')
  reader.card = { ...CARD, address: '青空県あおぞら市東町9' }
  await signInAt(reader, readerId, 'card-1')
  assert.equal((await confirmationOf('card-1'))?.person.address, '青空県あおぞら市東町9')
})

test('a card that is added to an account that is there confirms it too', async () => {
  const browser = browserOf(town)
  await signInAt(prefecture, residentId, 'taro', browser)
  assert.equal(await confirmationOf('taro'), undefined, 'an account elsewhere is no identity card')
  reader.card = CARD
  reader.person = 'card-2'
  const begun = await browser.post('/me/identities?lang=vi', { provider: String(readerId) })
  const next = await browser.get(location(begun))
  const way = location(next) || /href="(http:\/\/127[^"]+)"/.exec(await next.text())![1]!.replaceAll('&amp;', '&')
  assert.equal(location(await browser.get(pathOf(await reader.visit(way)))), '/me?lang=vi&done=linked')
  assert.equal((await confirmationOf('taro'))?.person.name, CARD.name)
})

test('what is no date, no address or no name on a card is not believed', async () => {
  reader.card = { ...CARD, birthdate: '1991-13-99', address: { formatted: '' }, gender: 5 }
  await signInAt(reader, readerId, 'card-3')
  assert.deepEqual((await confirmationOf('card-3'))?.person, { name: CARD.name })
  reader.card = { name: ' ' }
  await signInAt(reader, readerId, 'card-4')
  assert.equal(await confirmationOf('card-4'), undefined)
})

test('nobody is confirmed any more by a service whose word the town no longer takes', async () => {
  reader.card = CARD
  await signInAt(reader, readerId, 'card-5')
  await town.owner.query('update kernel.oidc_providers set confirms = false where id = $1', [readerId])
  assert.equal(await confirmationOf('card-5'), undefined)
  await town.owner.query('update kernel.oidc_providers set confirms = true where id = $1', [readerId])
  await assert.rejects(
    town.owner.query('update kernel.oidc_providers set confirms = true where id = $1', [staffId]),
    /check constraint/,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#lib/db/connect.ts'
import { testTown } from '../../testing/town.ts'
import { findOrCreateResident, findResidentId, type ResidentIdentity } from './residents.queries.ts'

const town = await testTown({ env: { DATABASE_POOL: '20' } })
const { db } = town.municipality

const line = (subject: string): ResidentIdentity => ({ kind: 'line', issuer: 'https://access.line.me', subject })
const countOfResidents = async () =>
  Number((await town.owner.query('select count(*) from kernel.residents')).rows[0].count)

type Find = (tx: Tx, identity: ResidentIdentity) => Promise<{ id: number }>
const twentyAtOnce = (find: Find, identity: ResidentIdentity) =>
  Promise.allSettled(Array.from({ length: 20 }, () => db.transaction().execute((tx) => find(tx, identity))))

test('twenty first messages of one person at once make one resident', async () => {
  const before = await countOfResidents()
  const found = await twentyAtOnce(findOrCreateResident, line('U-race'))
  const ids = found.map((one) => (one.status === 'fulfilled' ? one.value.id : String(one.reason)))
  assert.equal(new Set(ids).size, 1, ids.join(' '))
  assert.equal(found.filter((one) => one.status === 'fulfilled' && (one.value as { isNew?: boolean }).isNew).length, 1)
  assert.equal(await countOfResidents(), before + 1)
})

test('without the claim the same race goes wrong, so the test above can see it', async () => {
  const everybodyLooked = Promise.withResolvers<void>()
  let looking = 20
  const lookThenInsert: Find = async (tx, identity) => {
    const known = await findResidentId(tx, identity)
    if (--looking === 0) everybodyLooked.resolve()
    await everybodyLooked.promise
    if (known !== undefined) return { id: known }
    const { id } = await tx.insertInto('kernel.residents').defaultValues().returning('id').executeTakeFirstOrThrow()
    await tx
      .insertInto('kernel.resident_identities')
      .values({ ...identity, resident_id: id })
      .execute()
    return { id }
  }
  const found = await twentyAtOnce(lookThenInsert, line('U-control'))
  assert.equal(found.filter((one) => one.status === 'rejected').length, 19)
})

test('the same name at another issuer is another person', async () => {
  const [one, other] = await db.transaction().execute(async (tx) => [
    await findOrCreateResident(tx, {
      kind: 'oidc',
      issuer: 'https://a.example',
      subject: 'hanako',
      displayName: '花子',
    }),
    await findOrCreateResident(tx, { kind: 'oidc', issuer: 'https://b.example', subject: 'hanako' }),
  ])
  assert.notEqual(one!.id, other!.id)
})

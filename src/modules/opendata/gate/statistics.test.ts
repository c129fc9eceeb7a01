import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people, kept, made, drafted, proposed } = catalogueOf(town)
const BASE = '/console/opendata/sets'

const change = async (slug: string, more: Record<string, string>) => {
  const { title, summary, theme, licence, frequency, version } = await kept(slug)
  const words = { title, summary, theme, licence, frequency, keywords: '', version: String(version) }
  return town.post(`${BASE}/${slug}/words`, { ...words, ...more }, 'takahashi')
}

/** Entries of the audit trail that tell the digest of a draft of this dataset. */
const told = (slug: string) =>
  people.one(
    `select count(*)::int from kernel.audit_entries where action = 'edition.made' and subject = $1 and detail ? 'digest'`,
    [`dataset:${slug}`],
  )

test('a dataset that is said to be statistics takes the draft in hand to the gate, by the database too', async () => {
  const dataset = await made('late')
  await drafted(dataset, [table(['地区', '人数'], [['やまて', '3']])])
  assert.equal((await change('late', { statistics: '1' })).status, 303)
  await assert.rejects(proposed('late'), /小さな数を隠す/)
  await town.owner.query(`update opendata.editions set is_statistics = false where dataset_id = ${dataset.id}`)
  const force = `update opendata.editions set state = 'circulating' where dataset_id = ${dataset.id}`
  await assert.rejects(town.owner.query(force), /go through the gate/)
})

test('a draft that is made while the dataset becomes statistics goes to the gate, and its digest gives no count away', async () => {
  const before = await made('meanwhile')
  assert.equal((await change('meanwhile', { statistics: '1' })).status, 303)
  await drafted(before, [table(['地区', '人数'], [['やまて', '3']])])
  await assert.rejects(proposed('meanwhile'), /小さな数を隠す/)
  assert.deepEqual([await told('late'), await told('meanwhile')], [1, 0])
})

test('whoever decides is told whether small counts were looked for', async () => {
  await drafted(await made('plain'), [table(['名称'], [['中央公園']])])
  const document = await people.page(`/console/approvals/${await proposed('plain')}`, 'sato')
  assert.match(document, /人数の統計ではないとして、小さな数は確かめていません/)
})

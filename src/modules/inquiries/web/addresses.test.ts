// The address by which whoever asked comes back: what it opens, how it ends, and to whom a new one goes.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { askersOf } from '../../../testing/askers.ts'
import { lettersTo, linkIn } from '../../../testing/mailbox.ts'
import { photo } from '../../../testing/sample-files.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T21:30:00+09:00' })
const { asked, desk, page, postAs, reply } = askersOf(town)
const picture = new Uint8Array(await photo())

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

test('an address opens its own conversation and nothing else; the database does not hold it', async () => {
  const [one, other] = [
    await asked({ text: '一つめ' }),
    await asked({ text: '二つめ', files: [new File([picture], 'a.jpg')] }),
  ]
  assert.doesNotMatch(await page(one.href), /二つめ/)
  const [, file = ''] = /(\/files\/\d+\/0)"/.exec(await page(other.href)) ?? []
  assert.equal((await town.request(`${other.href}${file}`)).status, 200)
  assert.equal((await town.request(`${one.href}${file}`)).status, 404)
  assert.equal((await town.request(`/inquiries/${other.id}`)).status, 404)
  assert.equal((await town.request(`/inquiries/${'A'.repeat(32)}`)).status, 404)
  assert.equal((await town.request('/inquiries/unknown:12')).status, 404)
  const { rows } = await town.owner.query('select l::text from inquiries.links l')
  assert.ok(!JSON.stringify(rows).includes(one.href.split('/').at(-1)!))
  const response = await town.request(one.href)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.equal(response.headers.get('x-robots-tag'), 'noindex')
})

test('an address that somebody else learned is replaced: the old one opens nothing, not even files', async () => {
  const { href } = await asked({ files: [new File([picture], 'a.jpg')] })
  const [, file = ''] = /(\/files\/\d+\/0)"/.exec(await page(href)) ?? []
  const renewed = await town.post(`${href}/renewal`, {})
  const fresh = renewed.headers.get('location')!.replace(/\?.*$/, '')
  assert.match(await page(fresh), /ごみの日はいつですか/)
  assert.equal((await town.request(href)).status, 410)
  assert.equal((await town.request(`${href}${file}`)).status, 410)
  assert.equal((await postAs(href, { text: 'もう書けない' })).status, 410)
})

test('after ninety days an address opens nothing; a new one goes to the mailbox of the conversation alone', async () => {
  const { href } = await asked({ email: 'late@example.jp' })
  await lettersTo(town, 'late@example.jp')
  town.clock.advance({ hours: 90 * 24 })
  const over = await town.request(href)
  assert.equal(over.status, 410)
  assert.doesNotMatch(await over.text(), /ごみの日/)
  await town.post(`${href}/mailing`, {})
  const letters = await lettersTo(town, 'late@example.jp')
  assert.equal(letters.length, 2)
  assert.match(await page(linkIn(letters[1]!.text)), /ごみの日はいつですか/)
  await town.owner.query('delete from kernel.rate_counters')
  for (let time = 0; time < 5; time++) assert.equal((await town.post(`${href}/mailing`, {})).status, 200)
  assert.equal((await town.post(`${href}/mailing`, {})).status, 429)
})

test('whoever gave no address gives one later, changes it, or takes it back', async () => {
  const { href, id } = await asked()
  await reply(id)
  assert.match(await desk(id), /ページに載せました/)
  await postAs(`${href}/email`, { email: 'later@example.jp' })
  assert.equal((await lettersTo(town, 'later@example.jp')).length, 1)
  await reply(id, { text: '二つめの返事' })
  assert.equal((await lettersTo(town, 'later@example.jp')).length, 2)
  await postAs(`${href}/email`, { email: '' })
  await reply(id, { text: '三つめの返事' })
  assert.equal((await lettersTo(town, 'later@example.jp')).length, 2)
})

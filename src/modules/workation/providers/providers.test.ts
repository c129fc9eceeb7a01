import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memberOf } from '../../../testing/workation.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const HERE = '/console/workation/providers'
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = (path: string) => text(town.request(path, { as: 'suzuki' }))
const post = (path: string, fields: Record<string, string | string[]>) => town.post(path, fields, 'suzuki')

const FORM = {
  name: 'みさき商会',
  nameEn: 'Misaki & Co.',
  kinds: ['workplace', 'activity'],
  person: '岬 洋子',
  email: 'misaki@example.jp',
  phone: '0980-00-0200',
}

async function register(name: string): Promise<number> {
  const answer = await post(HERE, { ...FORM, name })
  assert.equal(answer.status, 303)
  return Number(/providers\/(\d+)\?/.exec(answer.headers.get('location')!)![1])
}

/** The address in the newest invitation that was mailed. */
async function mailedAddress(): Promise<string> {
  const { rows } = await town.owner.query('select payload from graphile_worker._private_jobs order by id desc limit 1')
  return /(\/provider\/invitations\/[\w-]+)/.exec(rows[0].payload.text)![1]!
}

/** A resident who acts for nobody yet. */
async function somebody(email: string) {
  const person = await memberOf(town, await register(`${email} の会社`), email)
  await town.owner.query('delete from workation.members where resident_id = $1', [person.residentId])
  return person
}

test('a provider is registered, everything that is wrong is told at once, and no name stands twice', async () => {
  const wrong = await post(HERE, { name: ' ', nameEn: '', kinds: [], person: '', email: 'misaki', phone: '電話' })
  assert.equal(wrong.status, 422)
  const words = await text(wrong)
  for (const reason of [
    /名前を入力/,
    /名前\(英語\)を入力/,
    /種類を一つ以上/,
    /担当者を入力/,
    /メールアドレスを確かめて/,
    /電話番号は/,
  ])
    assert.match(words, reason)
  await register('みさき商会')
  assert.match(await page(HERE), /みさき商会 しごと場・体験 .*まだいません/)
  const twice = await post(HERE, FORM)
  assert.match(await text(twice), /この名前の事業者は、すでに登録されています/)
})

test('whoever is invited becomes 担当者 by the address in their mail, once', async () => {
  const id = await register('灯台の宿')
  assert.equal((await post(`${HERE}/${id}/invitations`, { invited: 'nobody' })).status, 422)
  assert.equal((await post(`${HERE}/${id}/invitations`, { invited: ' Yado@Example.jp ' })).status, 303)
  const address = await mailedAddress()
  const [first, second] = [await somebody('first@example.jp'), await somebody('second@example.jp')]
  assert.match(await text(first.get('/provider')), /このページは、事業者の担当者のためのものです/)
  assert.match(await text(first.get(address)), /灯台の宿の担当者になりますか/)
  assert.equal((await first.post(address)).headers.get('location'), '/provider?done=joined')
  assert.match(await text(first.get('/provider')), /まだ掲載はありません/)
  assert.equal((await second.get(address)).status, 404)
  assert.equal((await second.post(address)).status, 404)
  assert.equal((await first.post(address)).status, 404)
  assert.match(await page(`${HERE}/${id}`), /first@example\.jp.*yado@example\.jp .*に使われました/)
})

test('an invitation that is two weeks old, revoked, or followed by another one opens nothing', async () => {
  const id = await register('港の食堂')
  const person = await somebody('late@example.jp')
  const invite = async () => {
    await post(`${HERE}/${id}/invitations`, { invited: 'late@example.jp' })
    return mailedAddress()
  }
  const old = await invite()
  const newer = await invite()
  assert.equal((await person.get(old)).status, 404)
  const { rows } = await town.owner.query('select max(id) as id from workation.invitations')
  assert.equal((await post(`${HERE}/${id}/invitations/${rows[0].id}/revocation`, {})).status, 303)
  assert.equal((await post(`${HERE}/${id}/invitations/${rows[0].id}/revocation`, {})).status, 409)
  assert.equal((await person.post(newer)).status, 404)
  const last = await invite()
  await town.owner.query(
    `update workation.invitations set invited_at = $1::timestamptz - interval '14 days', expires_at = $1 where id = (select max(id) from workation.invitations)`,
    [town.clock().toString()],
  )
  assert.equal((await person.post(last)).status, 404)
})

test('many who open one invitation at the same moment: one of them joins', async () => {
  const id = await register('みかん農園')
  await post(`${HERE}/${id}/invitations`, { invited: 'many@example.jp' })
  const address = await mailedAddress()
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => somebody(`racer${n}@example.jp`)))
  const statuses = (await Promise.all(people.map((person) => person.post(address)))).map(({ status }) => status)
  assert.deepEqual(statuses.toSorted(), [303, 404, 404, 404, 404, 404])
  const { rows } = await town.owner.query('select count(*)::int from workation.members where provider_id = $1', [id])
  assert.equal(rows[0].count, 1)
})

test('whoever was taken off as 担当者 sees nothing of the provider any more', async () => {
  const id = await register('森の学校')
  const person = await memberOf(town, id, 'gone@example.jp')
  assert.equal((await post(`${HERE}/${id}/members/${person.residentId}/removal`, {})).status, 303)
  assert.match(await text(person.get('/provider')), /このページは、事業者の担当者のためのものです/)
})

test('of two who change one provider, the second is told', async () => {
  const id = await register('二人の店')
  const change = () => post(`${HERE}/${id}`, { ...FORM, name: '二人の店', version: '1' })
  assert.equal((await change()).status, 303)
  const second = await change()
  assert.equal(second.status, 409)
  assert.match(await text(second), /ほかの人が先に変更しました/)
})

test('the section that handles workation is chosen in the settings; nobody else is let in', async () => {
  const sections = await town.owner.query(`select id, code from kernel.sections where code in ('ijuu', 'shimin')`)
  const idOf = (code: string) => String(sections.rows.find((row) => row.code === code).id)
  const choose = (section: string) => town.post('/console/settings/workation', { section }, 'ishii')
  assert.equal((await choose('0')).status, 422)
  assert.equal((await choose(idOf('shimin'))).status, 303)
  assert.equal((await town.request('/console/workation', { as: 'suzuki' })).status, 403)
  assert.equal((await town.request('/console/workation', { as: 'watanabe' })).status, 200)
  await choose(idOf('ijuu'))
  assert.equal((await town.request('/console/workation', { as: 'suzuki' })).status, 200)
})

// 定型文: written once, filled in for whoever it is said to, and seen before it goes.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Refusal } from '#lib/refusal.ts'
import { testTown } from '../../../testing/town.ts'
import { fillIn, readCanned } from './canned.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
await town.post('/inquiries', { name: '青空 花子', text: 'ごみの日は?', key: randomUUID() })
const [{ id, section_id: section }] = (await owner.query('select id, section_id from inquiries.conversations')).rows
await owner.query(`update kernel.staff set name = '鈴木 健太' where sign_in_name = 'suzuki'`)

const ALL = '/console/inquiries/canned'
const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const write = (fields: Record<string, string>) =>
  town.post(ALL, { section: String(section), title: 'あいさつ', body: 'こんにちは', ...fields }, 'suzuki')
const saveSeconds = (seconds: string) => town.post('/console/settings/replies', { seconds }, 'ishii')
const read = (body: string) => readCanned({ title: ['題'], body: [body] })
const insert = (body: string) =>
  owner.query(`insert into inquiries.canned_answers (title, body, changed_at, changed_by) values ($1, $1, now(), 1)`, [
    body,
  ])
const rows = async () => (await owner.query('select * from inquiries.canned_answers order by id')).rows

test('what is not ours is refused, with what there is; brackets of an input method are taken as ours', () => {
  assert.equal(read('｛氏名｝様').body, '{氏名}様')
  for (const body of ['{住所}へ', '{氏名', '氏名}', '{}', '{{氏名}}'])
    assert.throws(
      () => read(body),
      (error) => error instanceof Refusal && error.status === 422 && /\{氏名\}、\{課\}、\{担当\}/.test(error.message),
      body,
    )
})

test('words are filled in once; what somebody is called is never read as a variable', () => {
  const filling = { section: '市民課', staff: '鈴木', phone: '0980-00-0100', now: town.clock() }
  const words = '{氏名}様 {課}の{担当}です({きょう})。{電話}'
  assert.equal(
    fillIn(words, { ...filling, resident: '{担当}' }),
    '{担当}様 市民課の鈴木です(11月24日(火))。0980-00-0100',
  )
  assert.match(fillIn(words, { ...filling, resident: '' }), /^ご相談者様/)
})

test('a canned answer is chosen in a conversation, and stands filled in in the reply, behind what was typed', async () => {
  assert.equal((await write({ body: '{氏名}様\n{担当}です。' })).status, 303)
  await town.post(`/console/inquiries/${id}/draft`, { text: '書きかけ', key: randomUUID(), next: 'canned' }, 'suzuki')
  const choice = await page(`/console/inquiries/${id}/canned?words=アイサツ`)
  assert.match(choice, /青空 花子様\n鈴木 健太です。/)
  const href = /href="([^"]*canned=\d+[^"]*)"/.exec(choice)![1]!.replace('#reply', '')
  assert.match(await page(href), />書きかけ\n\n青空 花子様\n鈴木 健太です。<\/textarea>/)
  assert.match(await page(`/console/inquiries/${id}/canned?words=ない言葉`), /見つかりませんでした/)
})

test('a mistake is told at its field, and nothing is stored; two of one title are none', async () => {
  const before = (await rows()).length
  const wrong: Record<string, string>[] = [
    { title: '' },
    { body: '{住所}', title: '別' },
    { section: '999', title: '別' },
    { section: 'all' },
    {},
  ]
  for (const fields of wrong) assert.equal((await write(fields)).status, 422, JSON.stringify(fields))
  assert.match(await (await write({ title: '別', body: '{住所}' })).text(), /\{住所\} は使えません/)
  assert.equal((await rows()).length, before)
})

test('it is changed by whoever saw it as it is, and retired; what is retired is chosen by nobody', async () => {
  const [{ id: canned }] = await rows()
  const change = (version: string) =>
    town.post(`${ALL}/${canned}`, { title: 'ごあいさつ', body: 'こんにちは', version }, 'suzuki')
  assert.equal((await change('1')).status, 303)
  assert.equal((await change('1')).status, 409)
  assert.equal((await town.post(`${ALL}/${canned}`, { title: 'x', body: 'x', version: '2' }, 'yamamoto')).status, 404)
  assert.equal((await town.post(`${ALL}/${canned}/retirement`, { version: '2' }, 'suzuki')).status, 303)
  assert.doesNotMatch(await page(`/console/inquiries/${id}/canned`), /ごあいさつ/)
  assert.equal((await town.request(`${ALL}/${canned}`, { as: 'suzuki' })).status, 404)
  const { rows: trail } = await owner.query(`select action from kernel.audit_entries where subject = $1 order by seq`, [
    `canned_answer:${canned}`,
  ])
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['canned_answer.written', 'canned_answer.changed', 'canned_answer.retired'],
  )
})

test('many who write one title at the same moment write it once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => write({ title: '同時' })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, ...Array(7).fill(422)])
})

test('the database knows the same variables as the program', async () => {
  await insert('{氏名}{課}{担当}{電話}{きょう}')
  await assert.rejects(insert('{住所}'), /only_known_variables/)
})

test('the seconds for taking back are the town’s to say, from 0 to 30', async () => {
  assert.equal((await saveSeconds('31')).status, 422)
  assert.equal((await saveSeconds('30')).status, 303)
  assert.deepEqual((await owner.query('select seconds from inquiries.undo')).rows, [{ seconds: 30 }])
})

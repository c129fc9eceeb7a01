import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { formIn } from '../../../testing/form-in.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { askedStay, bookedStay } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer } from '../../../testing/workation.ts'
import { cancelStay } from '../reservations/cancel.ts'
import { ASK_SURVEYS } from './ask-surveys.ts'
import { findSurvey } from './surveys.queries.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging')
const one = async (query: string, values: unknown[] = []) =>
  Object.values((await town.owner.query(query, values)).rows[0])[0]
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const nights = { place: inn.offer, from: '2026-12-14', through: '2026-12-17', units: 2 }
const aoba = await bookedStay(town, [nights])
const ANSWER = { satisfaction: '5', again: 'yes', spend: '12,000', words: '静かで、よく働けました。' }
const pageOf = (token: string, language = '') => `${language}/workation/stays/${token}/survey`
const nextOf = async (name: string) =>
  (
    await town.owner.query(
      'select next_action as action, next_on::text as on from workation.companies where name = $1',
      [name],
    )
  ).rows[0]

test('before the first day, without a booking and under no address of a stay there is nothing to answer', async () => {
  const page = await text(town.request(pageOf(aoba.token)))
  assert.match(page, /アンケートは、滞在の最初の日、2026年12月14日\(月\)からお答えいただけます/)
  assert.doesNotMatch(page, /満足度/)
  const english = await text(town.request(pageOf(aoba.token, '/en')))
  assert.match(english, /The survey opens on the first day of your stay \(Mon,? 14 Dec 2026\)/)
  assert.equal((await town.post(pageOf(aoba.token), ANSWER)).status, 409)
  const asked = await askedStay(town, { company: '決めていない会社' })
  assert.match(await text(town.request(pageOf(asked.token))), /いま予約がないため/)
  assert.equal((await town.post(pageOf(asked.token), ANSWER)).status, 409)
  for (const language of ['', '/en']) {
    assert.equal((await town.request(pageOf('nobody-knows', language))).status, 404)
    assert.equal((await town.post(pageOf('nobody-knows', language), ANSWER)).status, 404)
  }
  assert.equal(await one('select count(*)::int from workation.surveys'), 0)
})

test('everything that is wrong is told in the language of the page, and what was typed stays', async () => {
  town.clock.set('2026-12-14T09:00:00+09:00')
  const refused = await town.post(pageOf(aoba.token), { spend: 'たくさん', words: '長'.repeat(2001), office: '1' })
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.match(html, /<title>エラー: 滞在のアンケート/)
  const found = html.replaceAll(/<[^>]*>/g, ' ')
  for (const reason of [
    /滞在の満足度を選んでください/,
    /また来たいかを選んでください/,
    /町で使った金額は、0 から 100,000,000 までの数/,
    /2,000 文字まで/,
  ])
    assert.match(found, reason)
  const again = formIn(html, pageOf(aoba.token))
  assert.deepEqual([again['spend'], again['office'], again['words']!.length], ['たくさん', '1', 2001])
  for (const [fields, reason] of [
    [{ satisfaction: '6' }, /Satisfaction: choose one/],
    [{ again: 'constructor' }, /Coming again: choose one/],
    [{ spend: '-1' }, /enter a number from 0 to 100,000,000/],
    [{ spend: '' }, /enter a number from 0 to 100,000,000/],
  ] as const) {
    const answer = await town.post(pageOf(aoba.token, '/en'), { ...ANSWER, ...fields })
    assert.equal(answer.status, 422)
    assert.match(await text(answer), reason)
  }
  assert.equal(await findSurvey(town.municipality.db, aoba.stay.id), undefined)
})

test('a team answers once, and hears kindly that it has', async () => {
  const answer = await town.post(pageOf(aoba.token), { ...ANSWER, office: '1' })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, pageOf(aoba.token)])
  const { answeredAt: _, ...survey } = (await findSurvey(town.municipality.db, aoba.stay.id))!
  assert.deepEqual(survey, { spend: 12_000, satisfaction: 5, again: 'yes', office: true, words: ANSWER.words })
  const page = await text(town.request(pageOf(aoba.token)))
  assert.match(page, /ご回答いただき、ありがとうございました/)
  assert.doesNotMatch(page, /滞在の満足度/)
  const second = await town.post(pageOf(aoba.token), { ...ANSWER, satisfaction: '1' })
  assert.equal(second.status, 409)
  assert.match(await text(second), /ありがとうございました 回答は、ひとつの滞在につき一度です/)
  assert.equal(await one('select satisfaction from workation.surveys'), 5)
  assert.equal(await one(`select count(*)::int from workation.stay_acts where act = 'answered'`), 1)
  const company = await one('select company_id from workation.stays where id = $1', [aoba.stay.id])
  const trail = await town.owner.query(
    `select actor, subject, detail from kernel.audit_entries where action = 'survey.answered'`,
  )
  const detail = { spend: 12_000, satisfaction: 5, again: 'yes', office: true }
  assert.deepEqual(trail.rows, [{ actor: `company:${company}`, subject: `stay:${aoba.stay.id}`, detail }])
})

test('whoever would hear about an office is the section’s next action, where it has none with them', async () => {
  assert.deepEqual(await nextOf('株式会社あおば'), { action: 'オフィス開設の案内をする', on: '2026-12-21' })
  for (const [company, office] of [
    ['電話する会社', '1'],
    ['通りすがりの会社', ''],
  ] as const) {
    const { token } = await bookedStay(town, [nights], { company })
    if (office)
      await town.owner.query(
        `update workation.companies set next_action = '電話する', next_on = '2026-12-15' where name = $1`,
        [company],
      )
    assert.equal((await town.post(pageOf(token, '/en'), { ...ANSWER, ...(office && { office }) })).status, 303)
  }
  assert.deepEqual(await nextOf('電話する会社'), { action: '電話する', on: '2026-12-15' })
  assert.deepEqual(await nextOf('通りすがりの会社'), { action: null, on: null })
})

test('a team that has left is asked once, by mail in its language, for two weeks', async () => {
  const leaving = (company: string, from: string, through: string) =>
    bookedStay(town, [{ ...nights, from, through, units: 1 }], {
      company,
      email: `${company}@example.com`,
      people: '2',
    })
  const asked = async () => {
    await town.municipality.db.transaction().execute((tx) => enqueue(tx, ASK_SURVEYS, {}))
    await town.work()
    const letters = (await mailbox(town)).filter(({ subject }) => /アンケートのお願い|How was your stay/.test(subject))
    return letters.map(({ to }) => to.split('@')[0])
  }
  const english = await leaving('yesterday', '2027-01-13', '2027-01-14')
  await town.owner.query(`update workation.stays set language = 'en' where id = $1`, [english.stay.id])
  await leaving('fortnight', '2026-12-30', '2027-01-01')
  await leaving('long-ago', '2026-12-30', '2026-12-31')
  await leaving('today', '2027-01-14', '2027-01-15')
  const gone = await leaving('gone', '2027-01-13', '2027-01-14')
  await cancelStay(town.program, town.municipality, town.clock(), gone.stay, { side: 'firm' }, '')
  const eager = await leaving('eager', '2027-01-13', '2027-01-14')
  town.clock.set('2027-01-13T18:00:00+09:00')
  assert.equal((await town.post(pageOf(eager.token), ANSWER)).status, 303)
  town.clock.set('2027-01-15T09:00:00+09:00')
  assert.deepEqual((await asked()).toSorted(), ['fortnight', 'yesterday'])
  assert.deepEqual((await asked()).toSorted(), ['fortnight', 'yesterday'], 'once')
  const letter = (await mailbox(town)).find(
    ({ to, subject }) => to === 'yesterday@example.com' && /stay\?/.test(subject),
  )!
  const [, path] = /http:\/\/aozora\.test(\/en\/workation\/stays\/[\w-]+\/survey)\n/.exec(letter.text)!
  assert.match(await text(town.request(path!)), /Five questions/)
  town.clock.set('2027-01-16T09:00:00+09:00')
  assert.deepEqual((await asked()).toSorted(), ['fortnight', 'today', 'yesterday'])
})

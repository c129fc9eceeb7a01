import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { testTown } from '../../../../testing/town.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

const town = await testTown()
const { fill, write, publish, sectionOf, show, audited } = faqScreensOf(town)
const [CLERK, STRANGER] = ['kimura', 'yamamoto']
const section = await sectionOf(CLERK)
const faq = (question: string) =>
  write({ section, category: 'くらし', question, answer: '窓口で申し込んでください。', keywords: '' }, CLERK)
const [dog, cat, draft] = [await faq('犬の登録'), await faq('猫の登録'), await faq('鳥の登録')]
for (const id of [dog, cat]) await publish(id, CLERK)
const { ask } = await apiOf(town, CLERK, ['faqs:read', 'faqs:edit'])
const today = dateInTokyo(town.clock())
const reviewOn = async (id: number) =>
  String((await town.owner.query('select review_on::text as day from inquiries.faqs where id = $1', [id])).rows[0].day)
const dueOf = async (as: string) => textOf(await show('/console/faq?review=due', as))
const [page, action] = [`/console/faq/${dog}`, `/console/faq/${dog}/reviews`]

test('what is published is looked at again in a year, and nobody is told of it before', async () => {
  assert.equal(await reviewOn(dog), String(today.add({ years: 1 })))
  assert.equal(await reviewOn(draft), 'null')
  assert.match(await dueOf(CLERK), /見直しの日が来た質問はありません/)
  assert.doesNotMatch(textOf(await show('/console', CLERK)), /見直しの日が来た/)
})

test('a day chosen after the fact is one to come within three years; anything else is told beside it and changes nothing', async () => {
  for (const next of [
    '2020-01-01',
    String(today),
    String(today.add({ years: 3, days: 1 })),
    'あした',
    '\0',
    '0000-01-01',
  ]) {
    const refused = await fill(page, action, { next }, CLERK)
    assert.equal(refused.status, 422, next)
    assert.match(await refused.text(), /href="#next"/)
  }
  assert.equal(await reviewOn(dog), String(today.add({ years: 1 })))
  const day = String(today.add({ months: 2 }))
  assert.equal((await fill(page, action, { next: day }, CLERK)).status, 303)
  assert.equal(await reviewOn(dog), day)
})

test('when its day has come it waits for those who answer for it, and for nobody else; one click says that it is still right, and who did', async () => {
  town.clock.advance({ hours: 24 * 62 })
  const due = await dueOf(CLERK)
  assert.match(due, /1件.*犬の登録/)
  assert.doesNotMatch(due, /猫の登録|鳥の登録/)
  assert.match(textOf(await show('/console', CLERK)), /見直しの日が来たよくある質問 1件/)
  assert.doesNotMatch(await dueOf(STRANGER), /犬の登録/)
  assert.doesNotMatch(textOf(await show('/console', STRANGER)), /見直しの日が来た/)
  const { items } = await (await ask('/faqs?due=true')).json()
  assert.deepEqual(
    items.map(({ id }: { id: number }) => id),
    [dog],
  )
  assert.equal((await town.post(action, { version: '3' }, STRANGER)).status, 404)
  const form = formIn(await show(page, CLERK), action)
  const both = await Promise.all([1, 2].map(() => town.post(action, form, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  assert.equal(await reviewOn(dog), String(today.add({ days: 62 }).add({ years: 1 })))
  assert.match(textOf(await show(page, CLERK)), /第1版を「このままでよい」としました/)
  assert.match(await dueOf(CLERK), /見直しの日が来た質問はありません/)
  assert.equal((await audited('faq.reviewed')).length, 2)
})

test('publishing anew begins another year; what is not published is not looked at again', async () => {
  town.clock.advance({ hours: 24 * 310 })
  assert.match(await dueOf(CLERK), /猫の登録/)
  const cats = `/console/faq/${cat}`
  await fill(cats, cats, { answer: '届け出は要りません。' }, CLERK)
  await publish(cat, CLERK)
  assert.match(await dueOf(CLERK), /見直しの日が来た質問はありません/)
  await fill(cats, `${cats}/withdrawal`, {}, CLERK)
  const { ask: askLater } = await apiOf(town, CLERK, ['faqs:edit'])
  const review = (id: number, version: number) => askLater(`/faqs/${id}/reviews`, { method: 'POST', json: { version } })
  assert.equal((await review(cat, 5)).status, 409)
  assert.equal((await review(draft, 1)).status, 409)
  const answer = await review(dog, 4)
  assert.equal(answer.status, 200)
  assert.equal((await answer.json()).reviewOn, String(dateInTokyo(town.clock()).add({ years: 1 })))
  await assert.rejects(
    town.owner.query('update inquiries.faqs set review_on = null where id = $1', [dog]),
    /what_is_published_is_reviewed/,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { townOnLine } from '../../../../testing/line.ts'
import { findAnswers, idsOf } from './find-answers.ts'

const town = await townOnLine()
const { fill, write, publish, sectionOf, show } = faqScreensOf(town)
const CLERK = 'kimura'
const section = await sectionOf(CLERK)
const { db } = town.municipality
const faq = (question: string, more: Record<string, string> = {}) =>
  write({ section, category: 'くらし', question, answer: '窓口で申し込んでください。', keywords: '', ...more }, CLERK)
const found = async (question: string, lang: 'ja' | 'en' = 'ja') => idsOf(await findAnswers(db, lang, question, 5))

const [bulky, dog, english] = [
  await faq('粗大ごみはどうやって出しますか'),
  await faq('犬を飼い始めました'),
  await faq('How do I leave bulky waste?', { lang: 'en' }),
]

test('only what is published is found, in its language, and at once after it was published or withdrawn', async () => {
  assert.deepEqual(await found('粗大ゴミを捨てたい'), [])
  for (const id of [bulky, dog, english]) await publish(id, CLERK)
  assert.deepEqual(await found('粗大ゴミを捨てたい'), [bulky])
  assert.deepEqual(await found('bulky wastes', 'en'), [english])
  assert.deepEqual(await found('bulky waste'), [])
  await fill(`/console/faq/${dog}`, `/console/faq/${dog}/withdrawal`, {}, CLERK)
  assert.deepEqual(await found('犬を飼いたい'), [])
  await publish(dog, CLERK)
  assert.deepEqual(await found('犬を飼いたい'), [dog])
})

test('what is changed is found by its new words once it is published, and not before', async () => {
  const page = `/console/faq/${dog}`
  await fill(page, page, { question: '猫を飼い始めました' }, CLERK)
  assert.deepEqual(await found('猫の登録'), [])
  await publish(dog, CLERK)
  assert.deepEqual([await found('猫の登録'), await found('犬')], [[dog], []])
})

test('what another process published is found, for the database is asked and not the memory', async () => {
  await found('猫')
  await town.owner.query(
    `insert into inquiries.faq_editions (faq_id, number, lang, category, question, answer, keywords, published_at, published_by)
     select faq_id, number + 1, lang, category, '亀を飼い始めました', answer, keywords, published_at, published_by
     from inquiries.faq_editions where faq_id = $1 order by number desc limit 1`,
    [dog],
  )
  assert.deepEqual([await found('亀'), await found('猫')], [[dog], []])
})

test('an index is built once, however many ask, and again only after a change', async () => {
  const before = await findAnswers(db, 'ja', '亀', 1)
  const { built, end } = builds()
  await Promise.all(Array.from({ length: 20 }, () => findAnswers(db, 'ja', '亀', 1)))
  assert.deepEqual([await findAnswers(db, 'ja', '亀', 1), built()], [before, 0])
  await publish(await faq('鳥を飼い始めました'), CLERK)
  await found('鳥')
  await Promise.all([found('鳥'), found('鳥'), found('鳥')])
  end()
  assert.equal(built(), 1)
})

/** Counts what this town's connection reads of a whole language; two of that make one index. */
function builds() {
  const executor = db.getExecutor()
  const own = executor.executeQuery.bind(executor)
  let read = 0
  executor.executeQuery = ((query: { sql: string }, ...more: never[]) => {
    if (query.sql.includes('join lateral (select * from inquiries.faq_editions')) read++
    return Reflect.apply(own, executor, [query, ...more])
  }) as typeof own
  return { built: () => read / 2, end: () => void (executor.executeQuery = own) }
}

test('the town’s own name finds nothing by itself', async () => {
  const { rows } = await town.owner.query('select name from kernel.municipality')
  await publish(await faq(`${rows[0].name}の図書館`), CLERK)
  assert.deepEqual(await found(`${rows[0].name}について`), [])
})

test('the page for everybody finds by the same words, within a category', async () => {
  town.clock.advance({ seconds: 6 })
  const page = async (query: string) => textOf(await show(`/faq?${new URLSearchParams({ q: query })}`))
  assert.match(await page('粗大ゴミを捨てたい'), /1件 .*粗大ごみはどうやって/)
  assert.match(await page('です'), /見つかりませんでした/)
  const other = textOf(await show(`/faq?${new URLSearchParams({ q: '粗大ごみ', category: '税' })}`))
  assert.match(other, /粗大ごみはどうやって/) // a category that nobody has narrows nothing
})

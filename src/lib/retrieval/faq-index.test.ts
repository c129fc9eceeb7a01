import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confidentOnes } from './confident.ts'
import { buildFaqIndex } from './faq-index.ts'
import { ASKED, INVENTED } from './invented.fixture.ts'
import { measure } from './measures.ts'

const index = buildFaqIndex(INVENTED)

test('of invented questions in everyday words, nine in ten are answered by the first that is found', () => {
  const { questions, sr1, sr5, map } = measure(
    ASKED.map(({ text, grades }) => ({ found: index.search(text, INVENTED.length).map(({ id }) => id), grades })),
  )
  assert.deepEqual([questions, sr1 >= 0.93, sr5 >= 0.98, map >= 0.94], [58, true, true, true])
})

test('what nothing answers is offered nothing; of the others most are, and nearly all of that answers', () => {
  const offered = ASKED.map(({ text, grades }) => ({ text, grades, ones: confidentOnes(index.search(text, 4), 3) }))
  assert.deepEqual(
    offered.filter(({ grades, ones }) => grades.size === 0 && ones.length > 0),
    [],
  )
  const some = offered.filter(({ ones }) => ones.length > 0)
  const right = some.filter(({ ones, grades }) => ones.some(({ id }) => grades.has(id)))
  assert.ok(some.length >= 45, String(some.length))
  assert.ok(right.length >= some.length - 1, String(right.length))
})

test('synonyms that the staff keep find what was written in other words', () => {
  const wanted = INVENTED.find(({ keywords }) => keywords.includes('バイク'))!.id
  const [without] = buildFaqIndex(INVENTED).search('単車をゆずった', 1)
  const [found] = buildFaqIndex(INVENTED, { synonyms: [['原付', 'バイク', '単車']] }).search('単車をゆずった', 1)
  assert.ok(without!.share < 0.1)
  assert.deepEqual([found?.id, found!.share > 2 * without!.share], [wanted, true])
})

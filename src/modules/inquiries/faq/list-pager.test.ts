import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faqScreensOf, textOf } from '../../../testing/faqs.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const { show, sectionOf } = faqScreensOf(town)
const CLERK = 'kimura'
await town.owner.query(
  `with written as (
     insert into inquiries.faqs (section_id, state, lang, category, question, answer, keywords, review_on, changed_at, changed_by)
     select $1, 'published', 'ja', 'ごみ', '質問' || n, 'ごみの答え', '{}', '2027-11-24', now(), 1 from generate_series(1001, 1250) n returning *)
   insert into inquiries.faq_editions
     select id, 1, lang, category, question, answer, keywords, now(), changed_by from written`,
  [await sectionOf(CLERK)],
)
const shown = (html: string) => new Set(html.match(/質問1\d\d\d/g))

const lists: [name: string, path: string, size: number, as?: string][] = [
  ['of the desk', '/console/faq', 100, CLERK],
  ['of one state', '/console/faq?state=published', 100, CLERK],
  ['of what can be exported', '/console/faq/sets', 200, CLERK],
  ['of residents', '/faq', 100],
  ['of what residents find', `/faq?q=${encodeURIComponent('ごみ')}`, 100],
]

for (const [name, path, size, as] of lists)
  test(`the list ${name} says how many there are, and leads to all of them`, async () => {
    const seen = new Set<string>()
    let next: string | undefined = path
    for (let from = 0; from < 250; from += size) {
      const html = await show(next!, as)
      const [first, last] = [from + 1, Math.min(from + size, 250)]
      assert.match(textOf(html), new RegExp(`${first}〜${last}件目\\(全250件\\)`))
      assert.equal(shown(html).size, last - from)
      for (const one of shown(html)) seen.add(one)
      next = /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(next, undefined)
    assert.equal(seen.size, 250)
  })

test('an address of a page that is none shows the first, or says that there are no more', async () => {
  for (const odd of ['-1', 'x', '1e9', '99999999999'])
    assert.match(textOf(await show(`/console/faq?from=${odd}`, CLERK)), /1〜100件目/)
  assert.equal((await town.request('/console/faq?from=900000', { as: CLERK })).status, 200)
})

test('what a set holds stands on the first page when it is exported anew, wherever it stood', async () => {
  await town.owner.query(
    `insert into inquiries.faq_sets (slug, title, section_id, keys, exported_at, exported_by)
     select 'late', '後ろの組', min(section_id), array_agg(key), now(), 1 from inquiries.faqs where question in ('質問1249', '質問1250')`,
  )
  const html = await show('/console/faq/sets?set=late', CLERK)
  assert.ok(shown(html).has('質問1249'))
  assert.equal(html.match(/<input[^>]* checked/g)?.length, 2)
  assert.match(
    html,
    /href="\/console\/faq\/sets\?set=late&amp;from=200"|href="\/console\/faq\/sets\?set=late&from=200"/,
  )
})

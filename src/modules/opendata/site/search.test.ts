import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
const { published } = catalogueOf(town)
await published('halls', [table(['名称'], [['市役所']])], { title: '公共施設の一覧', theme: 'REGI' })

const page = async (query: string) => (await town.request(`/opendata?${query}`)).text()

test('an address that asks for a theme or a format which nobody has is not answered with everything', async () => {
  assert.match(await page('theme=REGI'), /公共施設の一覧/)
  for (const [query, words] of [
    ['theme=xyz', /「xyz」という分類はありません/],
    ['theme=toString', /「toString」という分類はありません/],
    ['format=xlsx', /「xlsx」という形式はありません/],
    ['theme=TECH', /見つかりませんでした/],
  ] as const) {
    const answer = await page(query)
    assert.match(answer, words)
    assert.doesNotMatch(answer, /公共施設の一覧/)
  }
})

test('the page of a dataset leads to the files of each edition that was public', async () => {
  await published('halls', [table(['名称'], [['市役所'], ['図書館']])])
  await published('halls', [table(['名称'], [['図書館']])])
  const answer = await (await town.request('/opendata/sets/halls')).text()
  for (const number of [1, 2]) assert.ok(answer.includes(`/opendata/sets/halls/editions/${number}/data.csv`))
  assert.ok(answer.includes('/opendata/sets/halls/data.csv'))
})

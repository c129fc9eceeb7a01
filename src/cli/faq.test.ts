import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { installation } from './installation.fixture.ts'

const { folder, run, json } = installation()
const file = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))

file('corpus.json', [
  { id: 1, question: '粗大ごみの出し方', answer: '申し込んでください。' },
  { id: 'two', question: '犬の登録', answer: '30日以内に届けてください。', keywords: '鑑札' },
  { id: 3, question: '水道の使用開始', answer: '3日前までに。' },
])
file('queries.json', [
  { id: 'q1', text: '犬を登録したい' },
  { id: 2, text: '粗大ゴミ' },
  { id: 'none', text: 'こんにちは' },
])
const files = ['--corpus', 'corpus.json', '--queries', 'queries.json']
const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('each question has one line of JSON with what answers it, the best first, under the ids of the files', async () => {
  const { code, stdout, stderr } = await run(['faq', 'search', ...files, '--top', '1'])
  assert.deepEqual([code, stderr], [0, ''])
  const lines = linesOf(stdout)
  assert.deepEqual(
    lines.map(({ query, results }) => [query, results.map(({ id }: { id: unknown }) => id)]),
    [
      ['q1', ['two']],
      [2, [1]],
      ['none', []],
    ],
  )
  assert.ok(lines[0].results[0].score > 0)
  assert.deepEqual((await json(['faq', 'search', ...files, '--top', '1'])).queries, lines)
})

test('groups of words that mean the same, and names that tell nothing apart, are taken into account', async () => {
  file('asked.json', [{ id: 1, text: 'みなと町のワンちゃん' }])
  file('synonyms.json', [['犬', 'ワンちゃん']])
  const asked = ['faq', 'search', '--corpus', 'corpus.json', '--queries', 'asked.json']
  assert.deepEqual(linesOf((await run(asked)).stdout)[0].results, [])
  const more = ['--synonyms', 'synonyms.json', '--name', 'みなと町']
  const [{ results }] = linesOf((await run([...asked, ...more])).stdout)
  assert.equal(results[0].id, 'two')
})

test('how well answers are found is measured over the questions that have one', async () => {
  file('qrels.json', [
    { query: 'q1', doc: 'two', grade: 2 },
    { query: 2, doc: 3, grade: 1 },
    { query: 'none', doc: 1, grade: 0 },
  ])
  const { exit, ...measured } = await json(['faq', 'evaluate', ...files, '--qrels', 'qrels.json'])
  assert.deepEqual(measured, {
    ok: true,
    questions: 2,
    'SR@1': 0.5,
    'SR@5': 0.5,
    'P@5': 0.1,
    MAP: 0.5,
    MRR: 0.5,
    'nDCG@10': 0.5,
  })
  assert.equal(exit, 0)
  assert.match(
    (await run(['faq', 'evaluate', ...files, '--qrels', 'qrels.json'])).stdout,
    /^2 \/ 3 .*\nSR@1 {4}0\.5000\n/,
  )
})

test('a file that is missing, no JSON, of another shape, or with an id twice is told with 2; wrong options as everywhere', async () => {
  file('broken.json', '{')
  file('shape.json', [{ id: 1, question: 'あ', answer: 3 }])
  file(
    'twice.json',
    [1, 1].map((id) => ({ id, text: 'あ' })),
  )
  file('stray.json', [{ query: 'nobody', doc: 1, grade: 1 }])
  const search = (corpus: string, queries = 'queries.json') =>
    run(['faq', 'search', '--corpus', corpus, '--queries', queries])
  for (const [ended, words] of [
    [await search('nothing.json'), /no such file/],
    [await search('broken.json'), /not JSON/],
    [await search('shape.json'), /shape\.json .*0\.answer/],
    [await search('corpus.json', 'twice.json'), /twice\.json に id 1 が二度/],
    [await run(['faq', 'evaluate', ...files, '--qrels', 'stray.json']), /query nobody/],
  ] as const) {
    assert.equal(ended.code, 2)
    assert.match(ended.stdout, words)
  }
  assert.equal((await run(['faq', 'search', ...files, '--top', '0'])).code, 2)
  assert.match((await run(['faq', 'search'])).stderr, /--corpus --queries を指定してください/)
})

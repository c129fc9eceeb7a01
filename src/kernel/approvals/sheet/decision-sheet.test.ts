import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'

const town = await testTown()
const people = peopleOf(town)
const LONG = '寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末 葛󠄀太郎'

async function sheetOf(id: number, as: string): Promise<Buffer> {
  const response = await town.request(`/console/approvals/${id}/sheet.pdf`, { as })
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  if (process.env['SHEETS']) writeFileSync(`${process.env['SHEETS']}/sheet-${id}.pdf`, bytes)
  return bytes
}

/** Everything that lies compressed in a PDF, opened. */
const opened = (pdf: Buffer): string => {
  const whole = pdf.toString('latin1')
  const streams = [...whole.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    const start = index + length
    try {
      return inflateSync(pdf.subarray(start, whole.indexOf('endstream', start))).toString('latin1')
    } catch {
      return ''
    }
  })
  return [whole, ...streams].join('\n')
}

test('a decided proposal is a PDF in Japanese: tagged, titled, with its font inside, and its text can be taken out', async () => {
  await town.owner.query(`update kernel.staff set name = $1 where sign_in_name = 'takahashi'`, [LONG])
  const text = `旅費は 12 万円。\n\n${'東京で開かれる移住フェアに出展し、空き家バンクと仕事を紹介する。'.repeat(80)}\n𠮷野屋 髙橋 﨑 😀`
  const id = await people.propose('takahashi', { title: '移住フェアへの出展', text })
  await people.act('suzuki', id, 'decision', { words: '旅費は予算内です。' })
  await people.away('sato', '2026-11-24T09:00+09:00', '2026-11-24T12:00+09:00')
  await people.act('suzuki', id, 'decision')
  const pdf = await sheetOf(id, 'sato')
  const inside = opened(pdf)
  assert.equal(pdf.subarray(0, 8).toString(), '%PDF-1.7')
  assert.match(inside, /\/Lang \(ja-JP\)/)
  assert.match(inside, /\/Marked true/)
  assert.match(inside, /\/DisplayDocTitle true/)
  assert.match(inside, /\/FontFile2|\/FontFile3/)
  assert.match(inside, /\/BaseFont \/[A-Z]{6}\+NotoSansJP/)
  assert.match(inside, /beginbfchar|beginbfrange/) // ToUnicode: text can be found and read aloud
  for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L', 'LI'])
    assert.match(inside, new RegExp(`/S /${role}\\b`))
  assert.ok(pdf.length < 400_000, `${pdf.length} bytes: a subset, not the whole font`)
})

test('one that is not decided says so, and is for nobody else', async () => {
  const id = await people.propose('tanaka')
  assert.ok((await sheetOf(id, 'suzuki')).length > 10_000)
  assert.equal((await town.request(`/console/approvals/${id}/sheet.pdf`, { as: 'watanabe' })).status, 404)
})

test('every stamp of a long route finds its place', async () => {
  const id = await people.propose('sasaki', { title: LONG.slice(0, 40), text: '本文' })
  for (const [who, section] of [['yamada'], ['yoshida'], ['ishikawa', 'kikaku']])
    await town.post(`/console/approvals/${id}/decision`, { step: await people.stepOf(id, section) }, who)
  const step = await people.stepOf(id, 'jouhou')
  await town.post(
    `/console/approvals/${id}/return`,
    { step, words: '個人情報の扱いを書いてください。'.repeat(60) },
    'ishii',
  )
  await sheetOf(id, 'sasaki')
})

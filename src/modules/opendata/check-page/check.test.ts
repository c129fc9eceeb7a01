import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../../testing/town.ts'
import { event, HEADER, sheet } from '#lib/open-data/checking/files.fixture.ts'
import { LARGEST } from './check.page.tsx'
import { inPieces } from './pieces.ts'

const town = await testTown()
const csv = (bytes: Buffer, name = 'events.csv') => new File([Uint8Array.from(bytes)], name, { type: 'text/csv' })
const wrong = sheet(event({ 開始日: '2026/5/1', 備考: '<script>alert(1)</script>', 定員: '△' }), event({ NO: '2' }))

test('anybody checks a file and is told first in one sentence, then row by row', async () => {
  const form = await town.request('/opendata/check')
  assert.equal(form.status, 200)
  assert.match(await form.text(), /action="\/opendata\/check"/)
  const answer = await town.post('/opendata/check', { file: csv(wrong), set: '' })
  const html = await answer.text()
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.match(html, /2 行のうち 1 行に直すところがあります/)
  assert.match(html, /イベント一覧/)
  assert.match(html, /2 行目 開始日.*2026-05-01/s)
  assert.doesNotMatch(html, /<script>alert/)
  const right = await town.post('/opendata/check', { file: csv(sheet(event())), set: 'event' })
  assert.match(await right.text(), /1 行すべてに、直すところはありません/)
})

test('the mended file and its receipt are handed over under the name of the file', async () => {
  const file = await town.post('/opendata/check/repaired', { file: csv(wrong, '町の行事.csv'), set: '' })
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(file.headers.get('content-disposition')!, new RegExp(encodeURIComponent('町の行事.repaired.csv')))
  const text = Buffer.from(await file.arrayBuffer()).toString()
  assert.ok(text.startsWith(`\uFEFF${HEADER}\r\n`) && text.includes('2026-05-01'))
  const receipt = await town.post('/opendata/check/receipt', { file: csv(wrong), set: '' })
  assert.match(await receipt.text(), /2,開始日,日付,2026\/5\/1,2026-05-01/)
  for (const path of ['repaired', 'receipt'])
    assert.equal((await town.request(`/opendata/check/${path}`)).headers.get('location'), '/opendata/check')
})

test('no file, a file that is too large and a file that cannot be mended are told at the field', async () => {
  const table: [string, Record<string, string | File>, RegExp][] = [
    ['/opendata/check', { set: '' }, /CSV ファイルを選んでください/],
    ['/opendata/check', { file: new File([], '') }, /CSV ファイルを選んでください/],
    ['/opendata/check', { file: new File([new Uint8Array(LARGEST + 1)], 'large.csv') }, /20 MBまで/],
    ['/opendata/check/repaired', { file: csv(sheet(`"${event()}`)) }, /2 行目 引用符が閉じていない/],
  ]
  for (const [path, fields, said] of table) {
    const answer = await town.post(path, fields)
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, said)
    assert.match(html, /href="#file"/)
  }
  const empty = await town.post('/opendata/check', { file: csv(Buffer.alloc(0)) })
  assert.match(await empty.text(), /このファイルは、表として読めません/)
})

test('of a file that is no table only that is said, and no 文字コード', async () => {
  const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('ｱ写真の中身\n'.repeat(3000))])
  const html = await (await town.post('/opendata/check', { file: csv(photo, 'photo.png') })).text()
  assert.match(html, /写真や絵のファイルです。表を CSV で保存/)
  assert.doesNotMatch(html, /文字コード<|Shift_JIS \(CP932\)/)
})

test('a file that is made to take long is given up', async () => {
  const pieces = inPieces(new Uint8Array(64), -1)
  await assert.rejects(pieces.next(), /時間がかかりすぎる/)
})

test('whoever checks too often is asked to wait', async () => {
  let last = 0
  for (let n = 0; n < 31 && last !== 429; n++) last = (await town.post('/opendata/check', { set: '' })).status
  assert.equal(last, 429)
})

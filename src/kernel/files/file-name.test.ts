import assert from 'node:assert/strict'
import { test } from 'node:test'
import { JPEG, kindOfContent } from './accepted.ts'
import { cleanFileName, contentDisposition, endingOf, truthfulName } from './file-name.ts'

test('a name keeps its Japanese and loses folders, control characters and what misleads', () => {
  const table = [
    ['ごみの写真.jpg', 'ごみの写真.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\taro\\申請書.docx', '申請書.docx'],
    ['a\r\nSet-Cookie: x=1.jpg', 'aSet-Cookie_ x=1.jpg'],
    ['写真\u202Egpj.exe', '写真gpj.exe'],
    ['\u200Bphoto\uFEFF.png', 'photo.png'],
    ['\u304b\u3099.txt', '\u304c.txt'], // as a Mac writes が
    ['a<b>:"c|d?*.csv', 'a_b___c_d__.csv'],
    ['con.txt', '_con.txt'],
    ['LPT1', '_LPT1'],
    ['console.txt', 'console.txt'],
    ['.htaccess', 'htaccess'],
    ['  ', 'ファイル'],
    ['', 'ファイル'],
    ['議事録.', '議事録'],
    ['マイナンバー123456789018.pdf', 'マイナンバー____________.pdf'],
  ]
  for (const [given, cleaned] of table) assert.equal(cleanFileName(given!), cleaned, JSON.stringify(given))
})

test('a long name is cut between characters and keeps its ending', () => {
  const name = cleanFileName(`${'👨‍👩‍👧‍👦'.repeat(20)}.xlsx`)
  assert.ok(Buffer.byteLength(name) <= 185)
  assert.match(name, /^(👨‍👩‍👧‍👦)+\.xlsx$/u)
  assert.equal(cleanFileName(`${'あ'.repeat(500)}.pdf`), `${'あ'.repeat(60)}.pdf`)
})

test('a date at the end of a name is not taken for an ending', () => {
  assert.equal(endingOf('議事録 R8.11.24'), '')
  assert.equal(truthfulName('現場 R8.11.24', JPEG), '現場 R8.11.24.jpg')
})

test('an ending that is missing or mixed up is mended, one that pretends is not', () => {
  const pdf = kindOfContent('application/pdf')!
  const m4a = kindOfContent('audio/x-m4a')!
  assert.equal(truthfulName('photo', JPEG), 'photo.jpg')
  assert.equal(truthfulName('photo.JPEG', JPEG), 'photo.JPEG')
  assert.equal(truthfulName('photo.PNG', JPEG), 'photo.jpg')
  assert.equal(truthfulName('voice.mp4', m4a), 'voice.m4a')
  assert.equal(truthfulName('photo.exe', JPEG), undefined)
  assert.equal(truthfulName('invoice.docx', pdf), undefined)
})

test('Content-Disposition carries the name so that it can end neither the value nor the header', () => {
  assert.equal(
    contentDisposition('attachment', 'ごみ (1)\'s "x".jpg'),
    `attachment; filename="__ (1)'s _x_.jpg"; filename*=UTF-8''%E3%81%94%E3%81%BF%20%281%29%27s%20%22x%22.jpg`,
  )
  const hostile = contentDisposition('inline', cleanFileName('a"; filename="b.html\r\nX: y\\'))
  assert.doesNotMatch(hostile, /[\r\n\\]/)
  assert.equal(hostile.match(/"/g)?.length, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withFurigana } from './furigana.ts'

const ruby = (letters: string, reading: string) => `<ruby>${letters}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>`

test('a reading in brackets stands above its letters on a page, and nothing but words is touched', () => {
  const table: [html: string, shown: string][] = [
    ['<p>相談(そうだん)です</p>', `<p><span>${ruby('相談', 'そうだん')}です</span></p>`],
    ['<p>読(よ)む人(ひと)</p>', `<p><span>${ruby('読', 'よ')}む${ruby('人', 'ひと')}</span></p>`],
    [
      '<title>相談(そうだん)</title><h1>町(まち)</h1>',
      `<title>相談(そうだん)</title><h1><span>${ruby('町', 'まち')}</span></h1>`,
    ],
    ['<textarea>町(まち)<b></textarea>町(まち)', `<textarea>町(まち)<b></textarea><span>${ruby('町', 'まち')}</span>`],
    ['<input placeholder="町(まち)"/>', '<input placeholder="町(まち)"/>'],
    ['受付中(17:15まで) a(b)', '受付中(17:15まで) a(b)'],
    ['町(&lt;b&gt;)', '町(&lt;b&gt;)'],
  ]
  for (const [html, shown] of table) assert.equal(withFurigana(html), shown)
})

test('what a resident wrote without an end is looked through once', () => {
  const words = '東'.repeat(200_000)
  assert.equal(withFurigana(`<p>${words}</p>`), `<p>${words}</p>`)
})

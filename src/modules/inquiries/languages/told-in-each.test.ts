// What is told in one language is told in all, and by one name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEach, type Language, languages } from '#lib/text/language.ts'
import { POINTER } from '../confidential/pointer-words.ts'
import { VISIT } from '../confidential/visit-words.ts'
import { DOORS } from '../door-words.ts'
import { FAQ_WORDS } from '../faq/site/faq-words.ts'
import { LINE } from '../line/line-words.ts'
import { SUBSCRIPTION } from '../subscriptions/subscription-words.ts'
import { CHOOSING } from './language-word.ts'

const JAPANESE = /日本語|Japanese|日语|일본어|tiếng Nhật|japonês/

test('whoever does not read Japanese is told where it awaits them, and not where it no longer does', () => {
  for (const language of languages.filter((one) => one !== 'ja')) {
    const { nothing, since } = SUBSCRIPTION[language]
    const told = [
      CHOOSING[language].chosen.replace('やさしい日本語', ''),
      LINE[language].languages('…'),
      nothing,
      since('…'),
    ]
    for (const sentence of told) assert.match(sentence, JAPANESE, language)
    const { line, chat, report } = DOORS[language]
    for (const sentence of [line, ...chat, report]) assert.doesNotMatch(sentence, JAPANESE, language)
  }
  assert.equal(FAQ_WORDS.en.line, LINE.en.title)
})

test('町のページ has one name in each language', () => {
  const names: Record<Language, string> = {
    ja: '町のページ',
    easy: '町(まち)の ページ',
    en: 'page of our town',
    zh: '本地政府的页面',
    ko: '지자체 페이지',
    vi: 'trang của chính quyền địa phương',
    pt: 'página da prefeitura',
  }
  const named = inEach((one) => [VISIT[one].title, POINTER[one].link].every((words) => words.includes(names[one])))
  assert.deepEqual(
    named,
    inEach(() => true),
  )
})

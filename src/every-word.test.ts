// Every sentence of the town is there in each of its seven languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#lib/text/language.ts'
import { placeholdersIn, sentencesOf, wordTables } from './testing/every-word.ts'

const tables = await wordTables()

/** What is the same in every language, and names that are Japanese and stay out of the others. */
const SAME = /IN_JAPANESE|LANGUAGES/
const NAMES = /\.(lead|staff|closedToday|here|answeredBy)$/

test('each table of words has each language, with the same keys and the same to be filled in', () => {
  assert.ok(tables.length >= 15, String(tables.length))
  for (const { name, words } of tables) {
    if (SAME.test(name)) continue
    const spoken = languages.filter((language) => language !== 'ja' || 'ja' in words)
    assert.deepEqual(Object.keys(words).toSorted(), [...spoken].toSorted(), name)
    const first = sentencesOf(words['ja'] ?? words['en'])
    for (const language of spoken) {
      const said = sentencesOf(words[language])
      assert.deepEqual([...said.keys()].toSorted(), [...first.keys()].toSorted(), `${name} ${language}`)
      for (const [key, sentence] of said) {
        assert.notEqual(sentence.trim(), '', `${name} ${language}${key}`)
        if (!NAMES.test(key))
          assert.deepEqual(placeholdersIn(sentence), placeholdersIn(first.get(key)!), `${name} ${language}${key}`)
      }
    }
  }
})

test('no language holds Japanese letters of another, and none is left untranslated', () => {
  for (const { name, words } of tables) {
    if (SAME.test(name) || !('ja' in words)) continue
    for (const language of ['en', 'zh', 'ko', 'vi', 'pt'] as const) {
      const [ja, said] = [sentencesOf(words['ja']), sentencesOf(words[language])]
      for (const [key, sentence] of said) {
        const plain = sentence.replaceAll('{日}', '')
        const foreign =
          language === 'zh' ? /[\p{sc=Hiragana}\p{sc=Katakana}]/u : /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u
        assert.doesNotMatch(plain, foreign, `${name} ${language}${key}`)
        const original = ja.get(key)!
        // 写真, 电话: some words are the same in Chinese.
        if (/\p{sc=Hiragana}|\p{sc=Katakana}/u.test(original))
          assert.notEqual(sentence, original, `${name} ${language}${key}`)
      }
    }
  }
})

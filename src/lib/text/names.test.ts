import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { initialOf, isKatakana, shorten, toKatakana } from './names.ts'

test('furigana is katakana however it was typed', () => {
  const table: [string, string][] = [
    ['やまだ はなこ', 'ヤマダ　ハナコ'],
    ['ﾔﾏﾀﾞ ﾊﾅｺ', 'ヤマダ　ハナコ'],
    ['  ヤマダ　 ハナコ\n', 'ヤマダ　ハナコ'],
    ['きゃりー', 'キャリー'],
    ['ｼﾞｮｰｼﾞ', 'ジョージ'],
    ['はっとり', 'ハットリ'],
    ['ﾊﾟｸ ﾁｭﾝ', 'パク　チュン'],
    ['か\u3099っぱ', 'ガッパ'],
    ['ゔぁん', 'ヴァン'],
    ['みすゞ', 'ミスヾ'],
    ['ジョン・スミス', 'ジョン・スミス'],
    ['ｼﾞｮﾝ･ｽﾐｽ', 'ジョン・スミス'],
    ['ゐゑを', 'ヰヱヲ'],
    ['', ''],
  ]
  for (const [typed, kana] of table) assert.equal(toKatakana(typed), kana, typed)
})

test('letters that are not kana are left as typed', () => {
  for (const text of ['山田Ａ①', '葛\u{E0100}城', '㍿']) assert.equal(toKatakana(text), text)
})

test('normalising twice changes nothing', () => {
  for (const text of ['やまだ はなこ', 'ｼﾞｮｰｼﾞ', 'か\u3099', 'ﾊ゛'])
    assert.equal(toKatakana(toKatakana(text)), toKatakana(text))
})

test('a form can tell furigana from something else', () => {
  for (const kana of ['ヤマダ　ハナコ', 'ジョン・スミス', 'キャリー', 'ヴァン']) assert.ok(isKatakana(kana), kana)
  for (const text of ['', '山田', 'やまだ', 'ﾔﾏﾀﾞ', 'YAMADA', 'ヤマダ1']) assert.ok(!isKatakana(text), text)
})

test('an initial is one character as a reader counts it', () => {
  const table: [string, string][] = [
    ['山田花子', '山'],
    [' suzuki', 'S'],
    ['葛\u{E0100}城', '葛\u{E0100}'],
    ['𠮷野', '𠮷'],
    ['👨‍👩‍👧‍👦の家', '👨‍👩‍👧‍👦'],
    ['が\u3099', 'が\u3099'],
    ['', ''],
    ['\u3000', ''],
  ]
  for (const [name, initial] of table) assert.equal(initialOf(name), initial)
})

test('long text is shortened to so many characters, the ellipsis among them', () => {
  const table: [string, number, string][] = [
    ['住民票の写し', 6, '住民票の写し'],
    ['住民票の写しの請求', 6, '住民票の写…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2, '👨‍👩‍👧‍👦…'],
    ['葛\u{E0100}城市', 3, '葛\u{E0100}城市'],
    ['水道 の開始', 4, '水道…'],
    ['申請', 1, '…'],
    ['', 3, ''],
  ]
  for (const [text, length, short] of table) assert.equal(shorten(text, length), short)
})

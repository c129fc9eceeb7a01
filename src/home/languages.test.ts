// The residents' pages in seven languages: how one is chosen and kept, and that nothing of another is handed to anybody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, type Language, languages, tagOf } from '#lib/text/language.ts'
import { japaneseIn } from '../testing/languages.ts'
import { townOnLine } from '../testing/line.ts'
import { PORTAL } from './portal-words.ts'

const town = await townOnLine()

const ask = (path: string, headers: Record<string, string> = {}) => town.request(path, { headers, redirect: 'manual' })
const page = async (path: string, headers?: Record<string, string>) => (await ask(path, headers)).text()
const spoken = (html: string) =>
  languages.filter((language) =>
    html.includes(`<p class="page-heading-lead">${language === 'easy' ? '<span>' : ''}${inHtml(language)}`),
  )
const inHtml = (language: Language) =>
  PORTAL[language].lead.replaceAll(
    language === 'easy' ? /(\p{sc=Han}+)\((\p{sc=Hiragana}+)\)/gu : /$^/gu,
    '<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>',
  )

test('the portal is whole in each of the seven languages, and says so', async () => {
  for (const language of languages) {
    const html = await page(`/?lang=${language}`)
    assert.deepEqual(spoken(html), [language])
    assert.match(html, new RegExp(`<html lang="${tagOf(language)}"`))
    for (const name of Object.values(LANGUAGES)) assert.ok(html.includes(`>${name}</a>`), name)
    if (tagOf(language) !== 'ja') assert.equal(japaneseIn(html, language), undefined, language)
  }
})

test('who has chosen no language is spoken to in that of their browser', async () => {
  const table: [accepted: string, Language][] = [
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['fr-FR,en;q=0.5,pt-BR;q=0.9', 'pt'],
    ['zh-CN', 'zh'],
    ['zh-TW,ja;q=0.4', 'ja'],
    ['ja,en;q=0.9', 'ja'],
    ['ko;q=0,ja', 'ja'],
    ['tl-PH', 'en'],
    ['easy', 'en'],
    ['*', 'ja'],
    ['', 'ja'],
    [';q=;,;;=', 'ja'],
  ]
  for (const [accepted, language] of table)
    assert.deepEqual(spoken(await page('/', { 'accept-language': accepted })), [language], accepted)
})

test('a language is chosen by a plain link, kept in a cookie, and holds on every page', async () => {
  const link = /href="(\/languages\/ko\?back=[^"]*)"/.exec(await page('/'))![1]!
  const chosen = await ask(link)
  assert.equal(chosen.status, 303)
  assert.equal(chosen.headers.get('location'), '/')
  const cookie = chosen.headers.get('set-cookie') ?? ''
  assert.match(cookie, /^lang=ko; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  const headers = { cookie: cookie.split(';')[0]!, 'accept-language': 'en' }
  assert.deepEqual(spoken(await page('/', headers)), ['ko'])
  assert.deepEqual(spoken(await page('/?lang=vi', headers)), ['vi'])
  assert.match(await page('/no-such-page', headers), /<html lang="ko".*찾을 수 없습니다/s)
  assert.deepEqual(spoken(await page('/', { cookie: 'lang=xx; slang=ko', 'accept-language': 'pt' })), ['pt'])
})

test('choosing a language leads back to where one was, and never to another site', async () => {
  const table: [back: string, to: string][] = [
    ['/faq?q=a&lang=en', '/faq?q=a'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/.//evil.example/', '/evil.example/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ]
  for (const [back, to] of table) {
    const response = await ask(`/languages/vi?back=${encodeURIComponent(back)}`)
    assert.equal(response.headers.get('location'), to, back)
  }
  const unknown = await ask('/languages/xx?back=%2F')
  assert.equal(unknown.status, 404)
  assert.equal(unknown.headers.has('set-cookie'), false)
})

test('no cache hands one language to whoever reads another', async () => {
  town.clock.advance({ seconds: 6 })
  for (let round = 0; round < 2; round++)
    for (const language of languages) {
      const response = await ask('/', { cookie: `lang=${language}` })
      assert.equal(response.headers.get('vary'), 'Accept-Language, Cookie')
      assert.deepEqual(spoken(await response.text()), [language])
    }
  const tag = (await ask('/', { cookie: 'lang=vi' })).headers.get('etag')!
  assert.equal((await ask('/', { cookie: 'lang=pt', 'if-none-match': tag })).status, 200)
})

test('a page that there is in Japanese only says so in the reader’s language, and stays marked as Japanese', async () => {
  const html = await page('/privacy', { 'accept-language': 'pt-BR' })
  assert.match(html, /<html lang="ja"/)
  assert.match(html, /<div class="other-language" lang="pt-BR">.*disponível somente em japonês/s)
  assert.doesNotMatch(await page('/privacy'), /other-language/)
})

test('whoever asks on LINE is told that the language of their phone is kept', async () => {
  assert.match(await page('/privacy'), /LINE が知らせる、お使いのスマートフォンの言語/)
})

test('a refusal in Japanese on a page in another language is marked as such', async () => {
  const html = await page('/line/sign-in/never', { 'accept-language': 'en' })
  assert.match(html, /<html lang="en"/)
  assert.equal(japaneseIn(html, 'en'), undefined)
})

test('another language costs a page no more than a few kilobytes', async () => {
  const sizes = await Promise.all(languages.map(async (one) => Buffer.byteLength(await page(`/?lang=${one}`))))
  assert.ok(Math.max(...sizes) - sizes[0]! < 4_000, sizes.join(' '))
})

import { FORM } from '#kernel/http/form-words.ts'
// Whoever reads another language asks in it, and is answered around what staff say in it: page, refusals, letters.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { languages, tagOf } from '#lib/text/language.ts'
import { browserOf } from '../../../testing/browser.ts'
import { japaneseIn } from '../../../testing/languages.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { testTown } from '../../../testing/town.ts'
import { ASKER } from './asker-words.ts'
import { LETTERS } from './letter-words.ts'

const town = await testTown({ at: '2026-12-01T20:00:00+09:00' })
const others = languages.filter((language) => language !== 'ja')
const ruby = (words: string) =>
  words.replaceAll(/([\p{sc=Han}々]+)\(([\p{sc=Hiragana}ー]+)\)/gu, '<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>')
const place = (answer: Response) => answer.headers.get('location')!

test('the form, what it refuses, the talk and its letter speak the language of whoever asks', async () => {
  for (const language of others) {
    await town.owner.query('delete from kernel.rate_counters')
    const browser = browserOf(town)
    browser.cookies.set('lang', language)
    const get = async (path: string) => (await browser.get(path)).text()
    const words = ASKER[language]
    const holds = (html: string, sentence: string) => {
      assert.match(html, new RegExp(`<html lang="${tagOf(language)}"`))
      assert.ok(html.includes(language === 'easy' ? ruby(sentence) : sentence), `${language}: ${sentence}`)
      if (language !== 'easy') assert.equal(japaneseIn(html, language), undefined, language)
    }
    const form = await get('/inquiries/new')
    holds(form, words.ask.lead)
    const [, action = ''] = /<form[^>]*action="(\/inquiries[^"]*)"/.exec(form) ?? []
    const email = `${language}@example.com`
    const post = (fields: Record<string, string>) => browser.post(action, { key: randomUUID(), to: 'staff', ...fields })
    const refused = await post({ name: '', text: 'x' })
    assert.equal(refused.status, 422)
    holds(await refused.text(), FORM[language].wrongHeading)
    const begun = await post({ name: 'Lan', text: 'xyz', email })
    assert.equal(begun.status, 303)
    const talk = await get(begun.headers.get('location')!)
    holds(talk, words.done['sent']!)
    await town.work()
    const letter = (await mailbox(town)).find(({ to }) => to === email)!
    assert.equal(letter.subject, LETTERS[language].wayBack[0])
    const { rows } = await town.owner.query('select lang from inquiries.conversations where email = $1', [email])
    assert.deepEqual(rows, [{ lang: language }])
  }
})

test('whoever changes the language in a talk is written to in that one from their next message on', async () => {
  await town.owner.query('delete from kernel.rate_counters')
  const begun = await town.post('/inquiries', { key: randomUUID(), to: 'staff', name: 'Ana', text: 'abc' })
  const href = begun.headers.get('location')!.split('?')[0]!
  const lang = async () =>
    (await town.owner.query('select lang from inquiries.conversations order by id desc limit 1')).rows[0].lang
  assert.equal(await lang(), 'ja')
  const page = await (await town.request(href, { headers: { cookie: 'lang=pt' } })).text()
  assert.match(page, /<html lang="pt-BR"/)
  assert.equal(await lang(), 'ja')
  assert.equal((await town.post(`${href}?lang=pt`, { key: randomUUID(), text: '' })).status, 422)
  assert.equal(await lang(), 'ja')
  assert.equal((await town.post(`${href}?lang=pt`, { key: randomUUID(), text: 'Obrigada' })).status, 303)
  assert.equal(await lang(), 'pt')
})

test('whoever writes on without choosing a language has chosen none', async () => {
  await town.owner.query('delete from kernel.rate_counters')
  const begun = await town.post('/inquiries?lang=vi', { key: randomUUID(), to: 'staff', name: 'Lan', text: 'abc' })
  const href = begun.headers.get('location')!.split('?')[0]!
  const spoken = async () => {
    const { rows } = await town.owner.query(
      'select lang, lang_chosen as chosen from inquiries.conversations order by id desc limit 1',
    )
    return rows[0]
  }
  assert.equal((await town.post(href, { key: randomUUID(), text: 'Xin chào' })).status, 303)
  assert.deepEqual(await spoken(), { lang: 'vi', chosen: false })
  assert.equal((await town.post(`${href}?lang=vi`, { key: randomUUID(), text: 'Cảm ơn' })).status, 303)
  assert.deepEqual(await spoken(), { lang: 'vi', chosen: true })
})

test('the language that an address names goes along, to every form and page that it leads to', async () => {
  await town.owner.query('delete from kernel.rate_counters')
  const get = async (path: string) => (await town.request(path)).text()
  assert.equal(place(await town.request('/inquiries?lang=pt')), '/residents/sign-in?next=%2Finquiries&lang=pt')
  const form = await get('/inquiries/new?lang=pt')
  assert.match(form, /<a href="\/inquiries\?lang=pt">/)
  const [, action = ''] = /<form[^>]*action="(\/inquiries[^"]*)"/.exec(form) ?? []
  const begun = place(await town.post(action, { key: randomUUID(), to: 'staff', name: 'Ana', text: 'xyz' }))
  const href = begun.split('?')[0]!
  const talk = await get(`${href}?lang=ko`)
  const actions = [...talk.matchAll(/<form[^>]*action="(\/inquiries[^"]*)"/g)].map(([, one]) => one!)
  assert.ok(actions.length > 1)
  for (const one of actions) assert.match(one, /\?lang=ko$/)
  const sent = place(await town.post(`${href}?lang=ko`, { key: randomUUID(), text: 'xyz' }))
  assert.equal(sent, `${href}?lang=ko#sent`)
  town.clock.advance({ hours: 90 * 24 })
  assert.match(await get(`${href}?lang=ko`), /<a[^>]* href="\/inquiries\/new\?lang=ko"/)
})

test('the database keeps no language that the town does not speak', async () => {
  await assert.rejects(town.owner.query(`update inquiries.conversations set lang = 'fr'`), /conversations_lang_check/)
})

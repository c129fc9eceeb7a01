// Residents sign in, and see to their data, in the language that they read: pages, refusals and the letter with the code.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Language, languages, tagOf } from '#lib/text/language.ts'
import { timeIn } from '#lib/time/in-language.ts'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { japaneseIn } from '../../../testing/languages.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { testTown } from '../../../testing/town.ts'
import { TOO_OFTEN } from '../../http/rate-limit-words.ts'
import { FAULTS } from '../../http/fault-words.ts'
import { SESSIONS } from '../account/session-words.ts'
import { PROVIDER } from '../oidc/provider-words.ts'
import { saveProvider } from '../oidc/providers.queries.ts'
import { DONE } from '../sign-in/done-words.ts'
import { CODE_LETTER } from './code-letter.ts'
import { ME } from './me-words.ts'
import { SIGN_IN } from './sign-in-words.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const { program, municipality } = town
const provider = {
  audience: 'resident',
  label: '県の共通アカウント',
  issuer: 'https://login.example/realms/pref',
  clientId: 'town',
  confirms: false,
  secret: 'secret',
} as const
await municipality.db.transaction().execute((tx) => saveProvider(tx, program.sealer, provider, 0))
beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

const ruby = (words: string) =>
  words.replaceAll(/([\p{sc=Han}々]+)\(([\p{sc=Hiragana}ー]+)\)/gu, '<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>')

/** A page that is whole in this language, and says this. */
async function spoken(answer: Response | Promise<Response>, language: Language, said: string, status = 200) {
  const response = await answer
  const html = await response.text()
  assert.equal(response.status, status, said)
  assert.match(html, new RegExp(`<html lang="${tagOf(language)}"`), said)
  assert.ok(html.includes(language === 'easy' ? ruby(said) : said), `${language}: ${said}`)
  if (tagOf(language) !== 'ja') assert.equal(japaneseIn(html, language), undefined, `${language}: ${said}`)
  return html
}

async function letterTo(email: string) {
  await town.work()
  return (await mailbox(town)).findLast(({ to }) => to === email)!
}
const codeIn = (text: string) => /\d{6}/.exec(text)![0]
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const place = (answer: Response) => answer.headers.get('location') ?? ''
const actions = (html: string) => [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action!)

/** A browser that reads this language, as somebody chose it. */
function readerOf(language: Language): Browser {
  const browser = browserOf(town)
  browser.cookies.set('lang', language)
  return browser
}

async function signedIn(email: string, browser: Browser): Promise<Browser> {
  town.clock.advance({ seconds: 1 }) // of two letters the later one holds
  await browser.post('/residents/sign-in', { email })
  const entered = await browser.post('/residents/sign-in/code', { code: codeIn((await letterTo(email)).text) })
  assert.equal(entered.status, 303)
  return browser
}

test('signing in and what stands behind it is whole in each language, the letter too', async () => {
  for (const language of languages) {
    const [browser, email] = [readerOf(language), `${language}@example.com`]
    const [words, me] = [SIGN_IN[language], ME[language]]
    const door = await spoken(browser.get('/residents/sign-in'), language, words.lead)
    assert.match(door, /<a href="\/languages\/pt\?back=%2Fresidents%2Fsign-in"/)
    await spoken(browser.get('/residents/sign-in?done=idle'), language, DONE[language].idle)
    await spoken(browser.post('/residents/sign-in', { email: 'x' }), language, words.wrongEmail, 422)
    await browser.post('/residents/sign-in', { email })
    await spoken(browser.get('/residents/sign-in/code'), language, words.missing)
    const letter = await letterTo(email)
    const code = codeIn(letter.text)
    assert.equal(letter.subject, CODE_LETTER[language].subject(code))
    assert.equal(`${letter.text}\n`, CODE_LETTER[language].text('あおぞら市', code, 10))
    const enter = (typed: string) => browser.post('/residents/sign-in/code', { code: typed })
    await spoken(enter(wrongFor(code)), language, words.wrongCode(10, 5), 422)
    assert.equal(place(await enter(code)), '/me')
    await signedIn(email, browserOf(town))
    await spoken(browser.get('/me?done=linked'), language, DONE[language].linked)
    await spoken(browser.get('/me'), language, SESSIONS[language].others)
    await spoken(browser.post('/me/name', { name: '' }), language, me.noName, 422)
    await spoken(browser.post('/me/email', { email: 'x' }), language, words.wrongEmail, 422)
  }
})

test('what no form of theirs shows is told in the reader’s language: the last way in, a device, an old page', async () => {
  for (const language of languages) {
    const email = `fault-${language}@example.com`
    const browser = await signedIn(email, readerOf(language))
    const me = ME[language]
    const remove = (fields: Record<string, string>) => browser.post('/me/identities/removal', fields)
    const own = { kind: 'email', issuer: 'mailto:' }
    await spoken(remove({ ...own, subject: email }), language, me.lastWay, 409)
    await spoken(remove({ ...own, subject: 'x' }), language, me.notLinked, 404)
    await spoken(remove({}), language, me.whichToRemove, 422)
    await spoken(browser.post('/me/identities', { provider: '' }), language, PROVIDER[language].unused, 404)
    await spoken(browser.post('/me/identities'), language, me.whichToAdd, 422)
    const devices = '/me/ended-sessions'
    await spoken(browser.post(devices), language, SESSIONS[language].choose, 422)
    await spoken(browser.post(devices, { session: '999999' }), language, SESSIONS[language].gone, 404)
    await spoken(browser.post('/me/name', { name: 'Lan', _csrf: 'x' }), language, FAULTS[language].stale, 403)
    await spoken(browser.get('/oidc/1/callback'), language, PROVIDER[language].late, 403)
    await spoken(browser.get('/oidc/999'), language, PROVIDER[language].unused, 404)
  }
})

test('whoever asks for too many codes hears in their language when to ask again', async () => {
  const again = timeIn(town.clock().add({ hours: 1 }).round({ smallestUnit: 'minute', roundingMode: 'ceil' }))
  for (const language of languages) {
    const [browser, email] = [readerOf(language), `often-${language}@example.com`]
    await town.owner.query('delete from kernel.rate_counters')
    for (let time = 0; time < 5; time++) await browser.post('/residents/sign-in', { email })
    await spoken(browser.post('/residents/sign-in', { email }), language, TOO_OFTEN[language](again), 429)
  }
})

test('somebody signs in in Vietnamese by the address of the page alone, and every step goes on in it', async () => {
  const [browser, email, { vi: words }] = [browserOf(town), 'lan@example.com', SIGN_IN]
  const away = place(await browser.get('/me?lang=vi'))
  assert.equal(away, '/residents/sign-in?next=%2Fme%3Flang%3Dvi&lang=vi')
  const door = await spoken(browser.get(away), 'vi', words.lead)
  assert.match(door, /href="\/oidc\/\d+\?next=%2Fme%3Flang%3Dvi&amp;lang=vi"/)
  const action = actions(door)[0]!
  const next = '/me?lang=vi'
  await spoken(browser.post(action, { email: 'lan@', next }), 'vi', 'Vui lòng kiểm tra nội dung đã nhập', 422)
  const asked = place(await browser.post(action, { email, next }))
  const enter = actions(await spoken(browser.get(asked), 'vi', `<strong>${email}</strong>. Vui lòng nhập mã`))[0]!
  const letter = await letterTo(email)
  assert.match(letter.subject, /^Mã số đăng nhập: \d{6}$/)
  const code = codeIn(letter.text)
  await spoken(browser.post(enter, { code: wrongFor(code) }), 'vi', 'Mã số không đúng hoặc đã quá 10 phút.', 422)
  const home = await spoken(browser.get(place(await browser.post(enter, { code }))), 'vi', 'Thông tin của tôi')
  for (const one of actions(home)) assert.match(one, /\?lang=vi$/)
  await spoken(browser.post('/me/name?lang=vi', { name: 'x'.repeat(51) }), 'vi', ME.vi.longName(50), 422)
  const renamed = place(await browser.post('/me/name?lang=vi', { name: 'Lan' }))
  await spoken(browser.get(renamed), 'vi', 'Đã thay đổi tên gọi.')
  const out = place(await browser.post('/sign-out?lang=vi'))
  await spoken(browser.get(out), 'vi', 'Quý vị đã đăng xuất.')
})

test('the code page of a code that is over is left in the same language', async () => {
  const browser = browserOf(town)
  await browser.post('/residents/sign-in?lang=ko', { email: 'late@example.com' })
  town.clock.advance({ minutes: 10 })
  assert.equal(place(await browser.get('/residents/sign-in/code?lang=ko')), '/residents/sign-in?lang=ko')
})

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, test } from 'node:test'
import { letterBox } from '../../notifications/letter-box.ts'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { testTown } from '../../../testing/town.ts'
import { addIdentity, findOrCreateResident } from '../residents.queries.ts'

const town = await testTown()
const { db } = town.municipality
const HANAKO = 'hanako@example.jp'

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

/** The code in the job that will mail it. */
async function mailedCode(email = HANAKO): Promise<string> {
  const { rows } = await town.owner.query('select payload from graphile_worker._private_jobs order by id desc')
  const mail = rows.map((row) => row.payload).find((payload) => payload.to === email)
  return /番号は (\d{6}) です/.exec(mail.text)![1]!
}

const ask = (browser: Browser, email = HANAKO, fields = {}) => browser.post('/residents/sign-in', { email, ...fields })
async function signedIn(email = HANAKO, browser = browserOf(town)): Promise<Browser> {
  await ask(browser, email)
  const response = await browser.post('/residents/sign-in/code', { code: await mailedCode(email) })
  assert.equal(response.headers.get('location'), '/me')
  return browser
}
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a resident signs in with a code that came by e-mail', async () => {
  const browser = browserOf(town)
  const asked = await ask(browser, ' Hanako@Example.jp ')
  assert.equal(asked.headers.get('location'), '/residents/sign-in/code')
  await town.work()
  const folder = letterBox(town.program, town.municipality)
  const letter = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .find((text) => text.includes(HANAKO))!
  const body = Buffer.from(
    letter
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join(''),
    'base64',
  ).toString()
  const code = /番号は (\d{6}) です/.exec(body)![1]!
  const response = await browser.post('/residents/sign-in/code', { code })
  assert.equal(response.headers.get('location'), '/me')
  const page = await (await browser.get('/me')).text()
  assert.match(page, /わたしの情報/)
  assert.match(page, /hanako@example\.jp/)
})

test('in the demo the mail with the code can be read on a page that the code page leads to', async () => {
  const browser = browserOf(town)
  await ask(browser, 'demo@example.jp')
  assert.match(await (await browser.get('/residents/sign-in/code')).text(), /href="\/dev\/mail"/)
  await town.work()
  const page = await (await browser.get('/dev/mail')).text()
  const code = /demo@example\.jp あて[^]*?番号は (\d{6}) です/.exec(page)![1]!
  assert.equal((await browser.post('/residents/sign-in/code', { code })).headers.get('location'), '/me')
})

test('outside the demo, or where mail is sent, nobody can read what was mailed', async () => {
  const secrets = { DEMO: 'false', SECRET_KEY: 'a-secret-key-of-nobody-but-this-test-file' }
  for (const env of [secrets, { SMTP_URL: 'smtp://127.0.0.1:9' }]) {
    const real = await testTown({ env: env as Record<string, string> })
    const browser = browserOf(real)
    await ask(browser)
    assert.doesNotMatch(await (await browser.get('/residents/sign-in/code')).text(), /\/dev\/mail/)
    assert.equal((await browser.get('/dev/mail')).status, 404)
  }
})

test('signing out comes last among one’s own data, after what is saved there', async () => {
  const page = await (await (await signedIn('last@example.jp')).get('/me')).text()
  assert.ok(page.indexOf('action="/sign-out"') > page.indexOf('action="/me/name"'))
  assert.ok(page.indexOf('action="/sign-out"') > page.indexOf('id="sessions"'))
})

test('a known and an unknown address get the same answer', async () => {
  await signedIn('known@example.jp')
  const pages = await Promise.all(
    ['known@example.jp', 'unknown@example.jp'].map(async (email) => {
      const browser = browserOf(town)
      assert.equal((await ask(browser, email)).status, 303)
      return (await (await browser.get('/residents/sign-in/code')).text()).replaceAll(email, 'EMAIL')
    }),
  )
  assert.equal(pages[0], pages[1])
})

test('what is no e-mail address is refused with an example', async () => {
  for (const email of ['', 'hanako', 'a@b', 'a@example.jp\r\nBcc: b@example.jp', 'a@example.jp,b@example.jp']) {
    const response = await ask(browserOf(town), email)
    assert.equal(response.status, 422, email)
    assert.match(await response.text(), /href="#email"/)
  }
})

test('after five wrong guesses the right code is worth nothing; a new one is', async () => {
  const browser = browserOf(town)
  await ask(browser)
  const code = await mailedCode()
  for (let guess = 0; guess < 5; guess++) {
    assert.equal((await browser.post('/residents/sign-in/code', { code: wrongFor(code) })).status, 422)
  }
  assert.equal((await browser.post('/residents/sign-in/code', { code })).status, 422)
  await signedIn(HANAKO, browser)
})

test('twenty guesses at once are five guesses', async () => {
  const browser = browserOf(town)
  await ask(browser)
  const code = await mailedCode()
  await Promise.all(Array.from({ length: 20 }, () => browser.post('/residents/sign-in/code', { code: wrongFor(code) })))
  const { rows } = await town.owner.query('select attempts from kernel.email_codes where email = $1', [HANAKO])
  assert.equal(rows[0].attempts, 5)
})

test('a code is worth ten minutes', async () => {
  const browser = browserOf(town)
  await ask(browser)
  const [code, cookies] = [await mailedCode(), new Map(browser.cookies)]
  town.clock.advance({ minutes: 10 })
  assert.equal((await browser.post('/residents/sign-in/code', { code })).headers.get('location'), '/residents/sign-in')
  town.clock.advance({ minutes: -1 })
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  assert.equal((await browser.post('/residents/sign-in/code', { code })).status, 303)
})

test('a code is used once', async () => {
  const browser = browserOf(town)
  await ask(browser)
  const [code, cookies] = [await mailedCode(), new Map(browser.cookies)]
  await browser.post('/residents/sign-in/code', { code })
  const thief = browserOf(town)
  for (const [name, value] of cookies) thief.cookies.set(name, value)
  assert.equal((await thief.post('/residents/sign-in/code', { code })).status, 422)
})

test('a code works only in the browser that asked for it', async () => {
  const [hanako, caller] = [browserOf(town), browserOf(town)]
  await ask(caller)
  await ask(hanako)
  const code = await mailedCode() // … which a caller talked her into reading out
  assert.equal((await caller.post('/residents/sign-in/code', { code })).status, 422)
})

test('the database alone does not tell the code', async () => {
  await ask(browserOf(town))
  const code = await mailedCode()
  const { rows } = await town.owner.query('select * from kernel.email_codes where email = $1', [HANAKO])
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(code))
})

test('one mailbox gets five codes an hour, one address sends twenty', async () => {
  for (let time = 0; time < 5; time++) assert.equal((await ask(browserOf(town))).status, 303)
  const refused = await ask(browserOf(town))
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /を過ぎてから/)
  for (let time = 0; time < 15; time++) assert.equal((await ask(browserOf(town), `r${time}@example.jp`)).status, 303)
  assert.equal((await ask(browserOf(town), 'r99@example.jp')).status, 429)
})

test('the session rotates at sign-in, and staff and residents do not share one', async () => {
  const browser = await signedIn()
  const old = browser.token()
  await signedIn(HANAKO, browser)
  assert.notEqual(browser.token(), old)
  assert.equal((await browser.get('/console')).headers.get('location'), '/sign-in?next=%2Fconsole')
  assert.equal((await town.request('/me', { as: 'suzuki' })).headers.get('location'), '/residents/sign-in?next=%2Fme')
})

test('on a shared terminal the page leaves by itself, and signing out clears the browser', async () => {
  const browser = browserOf(town)
  await ask(browser, HANAKO, { shared: '1' })
  await browser.post('/residents/sign-in/code', { code: await mailedCode() })
  assert.equal((await browser.get('/me')).headers.get('refresh'), '301; url=/residents/sign-in?done=idle')
  const out = await browser.post('/sign-out')
  assert.match(out.headers.get('clear-site-data')!, /"cookies"/)
  assert.equal(out.headers.get('location'), '/residents/sign-in?done=signed-out')
  assert.equal((await browser.get('/me')).status, 303)
})

test('residents say what they want to be called', async () => {
  const browser = await signedIn()
  await browser.post('/me/name', { name: '  青空\n花子 ' })
  assert.match(await (await browser.get('/me')).text(), /value="青空 花子"/)
  for (const name of ['', '　', 'あ'.repeat(51)]) assert.equal((await browser.post('/me/name', { name })).status, 422)
})

test('a second address is added by its own code, and the first can then go; the last never', async () => {
  const browser = await signedIn('first@example.jp')
  const unlink = (subject: string) =>
    browser.post('/me/identities/removal', { kind: 'email', issuer: 'mailto:', subject })
  assert.equal((await unlink('first@example.jp')).status, 409)
  await browser.post('/me/email', { email: 'second@example.jp' })
  const added = await browser.post('/residents/sign-in/code', { code: await mailedCode('second@example.jp') })
  assert.equal(added.headers.get('location'), '/me?done=linked')
  assert.equal((await unlink('first@example.jp')).headers.get('location'), '/me?done=unlinked')
  assert.equal((await unlink('second@example.jp')).status, 409)
})

test('two requests at once do not remove both ways in', async () => {
  const browser = await signedIn('twice@example.jp')
  const { id } = await db
    .transaction()
    .execute((tx) => findOrCreateResident(tx, { kind: 'email', issuer: 'mailto:', subject: 'twice@example.jp' }))
  await db.transaction().execute((tx) => addIdentity(tx, id, { kind: 'line', issuer: 'line', subject: 'U-twice' }))
  const [audit, watcher] = [await town.owner.connect(), await town.owner.connect()]
  await audit.query('begin')
  await audit.query('select from kernel.audit_head for update') // both get as far as they can before one may commit
  const answers = [
    browser.post('/me/identities/removal', { kind: 'email', issuer: 'mailto:', subject: 'twice@example.jp' }),
    browser.post('/me/identities/removal', { kind: 'line', issuer: 'line', subject: 'U-twice' }),
  ]
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await watcher.query(waiting)).rowCount! < 2);
  await audit.query('commit')
  audit.release()
  watcher.release()
  assert.deepEqual((await Promise.all(answers)).map(({ status }) => status).toSorted(), [303, 409])
})

test('an address that is another resident’s cannot be added, and their identities not removed', async () => {
  await signedIn('taken@example.jp')
  const browser = await signedIn()
  await browser.post('/me/email', { email: 'taken@example.jp' })
  const response = await browser.post('/residents/sign-in/code', { code: await mailedCode('taken@example.jp') })
  assert.equal(response.status, 409)
  const form = { kind: 'email', issuer: 'mailto:', subject: 'taken@example.jp' }
  assert.equal((await browser.post('/me/identities/removal', form)).status, 404)
})

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { browserOf } from '../../../testing/browser.ts'
import { givePassword, PASSWORD } from '../../../testing/staff.ts'
import { testTown } from '../../../testing/town.ts'
import { SESSION_LIMITS } from '../sessions.queries.ts'

const town = await testTown()
const suzuki = await givePassword(town, 'suzuki')
await givePassword(town, 'sato')

const signIn = (browser = browserOf(town), fields: Record<string, string> = {}) =>
  browser.post('/sign-in', { name: 'suzuki', password: PASSWORD, ...fields })
const audited = async () =>
  (await town.owner.query('select actor, action, subject, detail from kernel.audit_entries order by seq')).rows

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

test('staff sign in by name and password and arrive where they were going', async () => {
  const browser = browserOf(town)
  const response = await signIn(browser, { name: ' ＳＵＺＵＫＩ ', next: '/console?section=2' })
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('location'), '/console?section=2')
  const cookie = response.headers.get('set-cookie')!
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  assert.match(cookie, /Max-Age=43200/)
  assert.equal((await browser.get('/console')).status, 200)
  const entry = (await audited()).at(-1)
  assert.equal(entry.action, 'staff.signed_in')
  assert.equal(entry.actor, `staff:${suzuki}`)
})

test('behind https the cookie cannot be set or read by another host', async () => {
  const secure = await testTown({ env: { PUBLIC_URL: 'https://aozora.test' } })
  await givePassword(secure, 'suzuki')
  const response = await browserOf(secure).post('/sign-in', { name: 'suzuki', password: PASSWORD })
  const cookie = response.headers.get('set-cookie')!
  assert.match(cookie, /^__Host-madoguchi=/)
  assert.match(cookie, /Path=\/; HttpOnly; Secure/)
  assert.doesNotMatch(cookie, /Domain/)
})

test('signing in does not lead to another site', async () => {
  for (const next of ['https://evil.example/', '//evil.example/console', '/\\evil.example']) {
    const response = await signIn(browserOf(town), { next })
    assert.equal(response.headers.get('location'), '/console')
  }
  const page = await (await town.request('/sign-in?next=//evil.example')).text()
  assert.doesNotMatch(page, /evil/)
})

test('an unknown name, a wrong password and a disabled person get the same answer', async () => {
  await givePassword(town, 'tanaka')
  await town.owner.query("update kernel.staff set disabled_at = now() where sign_in_name = 'tanaka'")
  const answers = await Promise.all(
    [
      { name: 'suzuki', password: 'wrong' },
      { name: 'nobody', password: PASSWORD },
      { name: 'tanaka', password: PASSWORD },
      { name: 'ito', password: PASSWORD }, // has no password yet
    ].map(async (fields) => {
      const response = await signIn(browserOf(town), fields)
      assert.equal(response.status, 422)
      assert.equal(response.headers.get('set-cookie'), null)
      return (await response.text()).replaceAll(fields.name, 'NAME').replace(/name="_csrf" value="[^"]*"/, '')
    }),
  )
  assert.equal(new Set(answers).size, 1)
  assert.match(answers[0]!, /サインイン名かパスワードが違います/)
  const reasons = (await audited())
    .filter((entry) => entry.action === 'staff.sign_in_refused')
    .map((entry) => entry.detail.reason)
  assert.deepEqual(reasons.toSorted(), ['disabled', 'password', 'password', 'unknown'])
})

test('an empty field is named, beside it too, and is no guess', async () => {
  const table: [Record<string, string>, string[]][] = [
    [{ name: '', password: '' }, ['name', 'password']],
    [{ name: ' ', password: PASSWORD }, ['name']],
    [{ password: '' }, ['password']],
  ]
  for (const [fields, wrong] of table) {
    const response = await signIn(browserOf(town), fields)
    assert.equal(response.status, 422)
    const page = await response.text()
    assert.deepEqual(
      [...page.matchAll(/id="(name|password)-error"/g)].map(([, field]) => field),
      wrong,
    )
    assert.match(page, /<title>エラー: /)
    assert.match(page, /職員用/)
  }
  for (let time = 0; time < 10; time++) await signIn(browserOf(town), { password: '' })
  assert.equal((await signIn()).status, 303)
})

test('the password is not on the page that comes back', async () => {
  const page = await (await signIn(browserOf(town), { password: 'my-secret-typo' })).text()
  assert.doesNotMatch(page, /my-secret-typo/)
  assert.match(page, /value="suzuki"/)
})

test('after five wrong guesses even the right password waits, and the person is told until when', async () => {
  for (let guess = 0; guess < 5; guess++)
    assert.equal((await signIn(browserOf(town), { password: 'wrong' })).status, 422)
  const refused = await signIn()
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /10:15を過ぎてから/)
  assert.equal((await signIn(browserOf(town), { name: 'sato' })).status, 303, 'others are not kept out')
  town.clock.advance({ minutes: 15 })
  assert.equal((await signIn()).status, 303)
})

test('twenty guesses at the same moment are not more than five guesses', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(browserOf(town), { password: 'wrong' })))
  assert.equal(answers.filter((answer) => answer.status === 422).length, 5)
  assert.equal(answers.filter((answer) => answer.status === 429).length, 15)
})

test('guessing through many names from one address ends after thirty', async () => {
  const statuses = []
  for (let guess = 0; guess < 31; guess++) {
    statuses.push((await signIn(browserOf(town), { name: `name-${guess}`, password: 'wrong' })).status)
  }
  assert.deepEqual(statuses, [...Array.from({ length: 30 }, () => 422), 429])
})

test('a town hall behind one address can sign in all day', async () => {
  for (let time = 0; time < 35; time++) assert.equal((await signIn()).status, 303)
})

test('a good sign-in clears what was mistyped before', async () => {
  for (let round = 0; round < 3; round++) {
    for (let guess = 0; guess < 4; guess++) await signIn(browserOf(town), { password: 'wrong' })
    assert.equal((await signIn()).status, 303)
  }
})

test('what was typed as a name is nowhere kept readable', async () => {
  await signIn(browserOf(town), { name: 'my-password-in-the-wrong-box', password: '' })
  const kept = JSON.stringify([await audited(), (await town.owner.query('select * from kernel.rate_counters')).rows])
  assert.doesNotMatch(kept, /wrong-box/)
})

test('the session id rotates at sign-in, and the old one is worth nothing', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  const old = browser.token()!
  await signIn(browser)
  assert.notEqual(browser.token(), old)
  const thief = browserOf(town)
  thief.cookies.set('madoguchi', old)
  assert.equal((await thief.get('/console')).headers.get('location'), '/sign-in?next=%2Fconsole')
})

test('a session id that somebody planted does not become a session', async () => {
  const browser = browserOf(town)
  browser.cookies.set('madoguchi', 'planted-by-another')
  await signIn(browser)
  assert.notEqual(browser.token(), 'planted-by-another')
  assert.equal((await town.request('/console', { headers: { cookie: 'madoguchi=planted-by-another' } })).status, 303)
})

test('a form from another site does not sign anybody in', async () => {
  const body = new URLSearchParams({ name: 'suzuki', password: PASSWORD })
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  assert.equal((await town.request('/sign-in', { method: 'POST', body, headers })).status, 403)
})

test('a session ends an hour after the last page one opened oneself', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  town.clock.advance({ minutes: SESSION_LIMITS.staff.idle - 1 })
  assert.equal((await browser.get('/console')).status, 200)
  town.clock.advance({ minutes: SESSION_LIMITS.staff.idle - 1 })
  assert.equal((await browser.get('/console')).status, 200)
  town.clock.advance({ minutes: SESSION_LIMITS.staff.idle })
  assert.equal((await browser.get('/console')).status, 303)
})

test('a page that refreshes by itself keeps nobody signed in', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  town.clock.advance({ minutes: SESSION_LIMITS.staff.idle - 1 })
  assert.equal((await browser.get('/console', { 'x-live': '1' })).status, 200)
  town.clock.advance({ minutes: 1 })
  assert.equal((await browser.get('/console')).status, 303)
})

test('a session ends after twelve hours however busy it was', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  for (let hours = 0; hours < 23; hours++) {
    town.clock.advance({ minutes: 30 })
    assert.equal((await browser.get('/console')).status, 200)
  }
  town.clock.advance({ minutes: 30 })
  assert.equal((await browser.get('/console')).status, 303)
})

test('on a shared terminal the session is short, leaves with the window, and the page goes away by itself', async () => {
  const browser = browserOf(town)
  const response = await signIn(browser, { shared: '1' })
  assert.doesNotMatch(response.headers.get('set-cookie')!, /Max-Age|Expires/)
  const page = await browser.get('/console')
  assert.equal(page.headers.get('refresh'), '301; url=/sign-in?done=idle')
  assert.equal(page.headers.get('cache-control'), 'no-store')
  town.clock.advance({ minutes: 5 })
  assert.equal((await browser.get('/console')).status, 303)
})

test('signing out ends the session, and clears everything on a shared terminal', async () => {
  const own = browserOf(town)
  await signIn(own)
  const token = own.token()!
  const response = await own.post('/sign-out')
  assert.equal(response.headers.get('location'), '/sign-in?done=signed-out')
  assert.equal(response.headers.get('clear-site-data'), null)
  assert.equal(own.token(), undefined)
  own.cookies.set('madoguchi', token)
  assert.equal((await own.get('/console')).status, 303)
  assert.equal((await audited()).at(-1).action, 'staff.signed_out')

  const shared = browserOf(town)
  await signIn(shared, { shared: '1' })
  assert.match((await shared.post('/sign-out')).headers.get('clear-site-data')!, /"cookies"/)
})

test('signing out needs a form of our own: a link or another site cannot', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  assert.equal((await browser.get('/sign-out')).status, 404)
  const forged = await town.request('/sign-out', {
    method: 'POST',
    body: new URLSearchParams(),
    headers: { cookie: `madoguchi=${browser.token()}` },
  })
  assert.equal(forged.status, 403)
  assert.equal((await browser.get('/console')).status, 200)
})

test('whoever is signed in and opens the sign-in page is led on', async () => {
  const browser = browserOf(town)
  await signIn(browser)
  assert.equal((await browser.get('/sign-in?next=/console/account')).headers.get('location'), '/console/account')
})

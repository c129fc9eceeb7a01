import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { givePassword, PASSWORD } from '../../../testing/staff.ts'
import { testTown } from '../../../testing/town.ts'
import { codeAt } from '../second-factor/totp.ts'

const NEW_PASSWORD = 'kumo-no-ue-no-shizuka-na-mizuumi'

const town = await testTown()
const lastActions = async (count: number) =>
  (await town.owner.query('select action from kernel.audit_entries order by seq desc limit $1', [count])).rows.map(
    (row) => row.action as string,
  )

async function signedIn(name = 'suzuki', password = PASSWORD, userAgent?: string): Promise<Browser> {
  const browser = browserOf(town, userAgent)
  await browser.post('/sign-in', { name, password })
  return browser
}

const isIn = async (browser: Browser) => (await browser.get('/console')).status === 200

beforeEach(async () => {
  await town.owner.query('delete from kernel.rate_counters')
  await town.owner.query('delete from kernel.totp')
  await town.owner.query('delete from kernel.sessions')
  await givePassword(town, 'suzuki')
  await givePassword(town, 'sato')
})

const changePassword = (browser: Browser, password: string, current = PASSWORD) =>
  browser.post('/console/account/password', { 'current-password': current, password })

/** Adds a second factor as a person does: password, scan, first code. Returns the secret. */
async function addSecondFactor(browser: Browser): Promise<string> {
  await browser.post('/console/account/second-factor', { 'current-password': PASSWORD })
  const page = await (await browser.get('/console/account/second-factor')).text()
  const secret = /<code>([^<]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '')
  const confirmed = await browser.post('/console/account/second-factor/code', { code: codeAt(secret, town.clock()) })
  assert.equal(confirmed.headers.get('location'), '/console/account?done=factor-added')
  town.clock.advance({ seconds: 30 })
  return secret
}

test('a changed password ends every other session and the old password at once', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  const response = await changePassword(here, NEW_PASSWORD)
  assert.equal(response.headers.get('location'), '/console/account?done=password')
  assert.ok(await isIn(here))
  assert.ok(!(await isIn(elsewhere)))
  assert.ok(!(await isIn(await signedIn('suzuki', PASSWORD))))
  assert.ok(await isIn(await signedIn('suzuki', NEW_PASSWORD)))
  assert.ok((await lastActions(3)).includes('staff.password_changed'))
})

test('a temporary password opens nothing but the page that changes it, and the console after that', async () => {
  await town.owner.query("update kernel.staff set password_is_temporary = true where sign_in_name = 'suzuki'")
  const browser = await signedIn()
  for (const path of ['/console', '/console/account', '/console/inquiries', '/console/live'])
    assert.equal((await browser.get(path)).headers.get('location'), '/console/account/password', path)
  const refused = await browser.post('/console/notifications/readings', { last: '1' })
  assert.equal(refused.headers.get('location'), '/console/account/password')
  assert.match(await (await browser.get('/console/account/password')).text(), /新しいパスワードを決めてください/)
  assert.equal((await changePassword(browser, PASSWORD)).status, 422, 'the temporary one itself does not do')
  const onlyForThis = browser.token()
  assert.equal((await changePassword(browser, NEW_PASSWORD)).status, 303)
  assert.notEqual(browser.token(), onlyForThis)
  assert.ok(await isIn(browser))
  assert.ok(await isIn(await signedIn('suzuki', NEW_PASSWORD)))
})

test('a temporary password waits for the second factor first', async () => {
  const secret = await addSecondFactor(await signedIn())
  await town.owner.query("update kernel.staff set password_is_temporary = true where sign_in_name = 'suzuki'")
  const browser = await signedIn()
  assert.equal((await browser.get('/console/account/password')).headers.get('location'), '/sign-in/code')
  await browser.post('/sign-in/code', { code: codeAt(secret, town.clock()) })
  assert.equal((await browser.get('/console')).headers.get('location'), '/console/account/password')
})

test('changing the password asks for the one in use', async () => {
  const browser = await signedIn()
  const response = await changePassword(browser, NEW_PASSWORD, 'not-my-password')
  assert.equal(response.status, 422)
  assert.match(await response.text(), /href="#current-password">今のパスワードが違います/)
})

test('guessing the password on the account page counts with the sign-in page', async () => {
  const browser = await signedIn()
  for (let guess = 0; guess < 5; guess++) await changePassword(browser, NEW_PASSWORD, 'wrong')
  assert.equal((await changePassword(browser, NEW_PASSWORD)).status, 429)
  assert.equal((await browserOf(town).post('/sign-in', { name: 'suzuki', password: PASSWORD })).status, 429)
})

test('a password that is short, common, or made of one’s own or the town’s name is refused', async () => {
  const browser = await signedIn()
  const refused = [
    'mizuumi-shizuk', // 14 characters
    'password12345678',
    'qwertyuiopasdfgh',
    'aaaaaaaaaaaaaaaa',
    'sakurasakurasakura',
    'suzuki-no-akai-ringo',
    'AOZORA-no-akai-ringo',
    'あおぞらの静かな湖の上を飛ぶ白い鳥',
    'a'.repeat(129),
    PASSWORD,
  ]
  for (const password of refused) {
    const response = await changePassword(browser, password)
    assert.equal(response.status, 422, password)
    assert.match(await response.text(), /id="password-error"/, password)
  }
})

test('with a second factor eight characters are enough, seven are not', async () => {
  const browser = await signedIn()
  await addSecondFactor(browser)
  assert.equal((await changePassword(browser, 'xT9kq2m')).status, 422)
  assert.equal((await changePassword(browser, 'tobu-7-kumo')).status, 303)
})

test('a second factor is asked for from the next sign-in on, and opens the console with a new session', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  const secret = await addSecondFactor(here)
  assert.ok(!(await isIn(elsewhere)), 'sessions begun without it end')

  const browser = browserOf(town)
  const first = await browser.post('/sign-in', { name: 'suzuki', password: PASSWORD, next: '/console/account' })
  assert.equal(first.headers.get('location'), '/sign-in/code?next=%2Fconsole%2Faccount')
  assert.equal((await browser.get('/console')).headers.get('location'), '/sign-in/code')
  const waiting = browser.token()
  const second = await browser.post('/sign-in/code', { code: codeAt(secret, town.clock()), next: '/console/account' })
  assert.equal(second.headers.get('location'), '/console/account')
  assert.notEqual(browser.token(), waiting)
  assert.ok(await isIn(browser))
  const thief = browserOf(town)
  thief.cookies.set('madoguchi', waiting!)
  assert.ok(!(await isIn(thief)))
})

test('a session that waits for its code reaches no console page and ends after minutes', async () => {
  await addSecondFactor(await signedIn())
  const browser = await signedIn()
  for (const path of ['/console', '/console/account', '/console/live', '/console/account/second-factor'])
    assert.equal((await browser.get(path)).headers.get('location'), '/sign-in/code', path)
  town.clock.advance({ minutes: 5 })
  assert.equal((await browser.get('/sign-in/code')).headers.get('location'), '/sign-in')
})

test('a code of the step before or after is taken, two steps off is not', async () => {
  const secret = await addSecondFactor(await signedIn())
  const table: [seconds: number, status: number][] = [
    [-60, 422],
    [-30, 303],
    [60, 422],
    [30, 303],
  ]
  for (const [seconds, status] of table) {
    town.clock.advance({ minutes: 5 })
    const code = codeAt(secret, town.clock().add({ seconds }))
    assert.equal((await (await signedIn()).post('/sign-in/code', { code })).status, status, `${seconds} s`)
  }
})

test('a code is never accepted twice, not even at the same moment', async () => {
  const secret = await addSecondFactor(await signedIn())
  const code = codeAt(secret, town.clock())
  const browsers = await Promise.all([signedIn(), signedIn(), signedIn()])
  const answers = await Promise.all(browsers.map((browser) => browser.post('/sign-in/code', { code })))
  assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [303, 422, 422])
  town.clock.advance({ seconds: 29 })
  assert.equal((await (await signedIn()).post('/sign-in/code', { code })).status, 422)
})

test('after five wrong codes the right one waits a quarter of an hour', async () => {
  const secret = await addSecondFactor(await signedIn())
  const wrong = await signedIn()
  for (let guess = 0; guess < 5; guess++)
    assert.equal((await wrong.post('/sign-in/code', { code: '000000' })).status, 422)
  assert.equal((await wrong.post('/sign-in/code', { code: codeAt(secret, town.clock()) })).status, 429)
  assert.equal((await (await signedIn()).post('/sign-in/code', { code: codeAt(secret, town.clock()) })).status, 429)
  town.clock.advance({ minutes: 15 })
  assert.equal((await (await signedIn()).post('/sign-in/code', { code: codeAt(secret, town.clock()) })).status, 303)
})

test('the secret lies sealed in the database, bound to its owner', async () => {
  const secret = await addSecondFactor(await signedIn())
  const { rows } = await town.owner.query('select sealed, staff_id from kernel.totp')
  assert.ok(!rows[0].sealed.includes(secret))
  assert.equal(town.program.sealer.open(`totp:${rows[0].staff_id}`, rows[0].sealed), secret)
  assert.throws(() => town.program.sealer.open('totp:1000', rows[0].sealed))
})

test('adding and removing a second factor ask for the password', async () => {
  const browser = await signedIn()
  assert.equal((await browser.post('/console/account/second-factor', { 'current-password': 'wrong' })).status, 422)
  await addSecondFactor(browser)
  assert.equal(
    (await browser.post('/console/account/second-factor/removal', { 'current-password': 'wrong' })).status,
    422,
  )
  assert.equal((await browser.post('/console/account/second-factor', { 'current-password': PASSWORD })).status, 409)
  const removed = await browser.post('/console/account/second-factor/removal', { 'current-password': PASSWORD })
  assert.equal(removed.headers.get('location'), '/console/account?done=factor-removed')
  assert.ok(await isIn(await signedIn()))
  assert.ok((await lastActions(3)).includes('staff.second_factor_removed'))
})

test('whoever took a short password thanks to the second factor cannot drop the factor alone', async () => {
  const browser = await signedIn()
  await addSecondFactor(browser)
  await changePassword(browser, 'tobu-7-kumo')
  const response = await browser.post('/console/account/second-factor/removal', { 'current-password': 'tobu-7-kumo' })
  assert.equal(response.status, 422)
  assert.match(await response.text(), /先にパスワードを変えてください/)
})

test('staff see where they are signed in, in words, and end one of them', async () => {
  const here = await signedIn()
  const phone = await signedIn('suzuki', PASSWORD, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Safari/604.1')
  town.clock.advance({ minutes: 3 })
  const page = await (await here.get('/console/account')).text()
  assert.match(page, /Windows の Chrome/)
  assert.match(page, /iPhone の Safari/)
  assert.match(page, /3分前/)
  const id = /name="session" value="(\d+)"/.exec(page)![1]!
  await here.post('/console/account/ended-sessions', { session: id })
  assert.ok(!(await isIn(phone)))
  assert.ok(await isIn(here))
  assert.deepEqual(await lastActions(1), ['session.revoked'])
})

test('all other sessions end with one button', async () => {
  const [here, ...others] = await Promise.all([signedIn(), signedIn(), signedIn()])
  await here.post('/console/account/ended-sessions', { session: 'others' })
  assert.deepEqual(await Promise.all([here, ...others].map(isIn)), [true, false, false])
})

test('nobody ends the session of another', async () => {
  const [suzuki, sato] = [await signedIn(), await signedIn('sato')]
  const { rows } = await town.owner.query(
    "select s.id from kernel.sessions s join kernel.staff p on p.id = s.staff_id where p.sign_in_name = 'sato'",
  )
  const response = await suzuki.post('/console/account/ended-sessions', { session: String(rows[0].id) })
  assert.equal(response.status, 404)
  assert.ok(await isIn(sato))
})

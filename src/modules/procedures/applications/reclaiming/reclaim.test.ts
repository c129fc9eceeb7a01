import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Browser, browserOf } from '../../../../testing/browser.ts'
import { mailbox } from '../../../../testing/mailbox.ts'
import { text, waterTown } from '../../../../testing/water.ts'

const { town, arrived } = await waterTown()

/** At another device, signed in by the code that came by mail. */
async function signedIn(email: string): Promise<Browser> {
  const browser = browserOf(town)
  await browser.post('/residents/sign-in', { email })
  await town.work()
  const letters = (await mailbox(town)).filter(({ to }) => to === email)
  const codes = letters.flatMap(({ text }) => /番号は (\d{6}) です/.exec(text)?.[1] ?? [])
  assert.ok(codes.length > 0, 'no code came')
  for (const code of codes.toReversed()) await browser.post('/residents/sign-in/code', { code })
  return browser
}
const written = async (id: string) => {
  const { rows } = await town.owner.query('select answers from procedures.applications where id = $1', [id])
  return rows[0].answers as { email: string; phone: string }
}
const open = (browser: Browser, id: string, phone: string) => browser.post(`/applications/${id}/ownership`, { phone })

test('the link of a notice leads whoever applied to their application from any device, by mailbox and telephone number', async () => {
  const { browser: first, id } = await arrived()
  const { email, phone } = await written(id)
  const stranger = browserOf(town)
  const page = await stranger.get(`/applications/${id}`)
  assert.equal(page.status, 404)
  assert.match(await page.text(), /href="\/residents\/sign-in\?next=%2Fapplications%2F/)

  const browser = await signedIn(email)
  assert.match(text(await (await browser.get(`/applications/${id}`)).text()), /申請書に書いた電話番号/)
  const wrong = await open(browser, id, '000-0000-0000')
  assert.equal(wrong.status, 422)
  assert.match(text(await wrong.text()), /電話番号が申請書に書いたものと違います/)
  assert.equal((await open(browser, id, phone.replaceAll('-', ''))).status, 303)
  assert.equal((await browser.get(`/applications/${id}`)).status, 200)
  assert.equal((await first.get(`/applications/${id}`)).status, 404, 'from now on it is where its owner signs in')
  const trail = await town.owner.query("select from kernel.audit_entries where action = 'application.reclaimed'")
  assert.equal(trail.rowCount, 1)
})

test('neither the mailbox alone opens it, nor the number alone; what is not there is answered alike, and nobody may go on guessing', async () => {
  town.clock.advance({ minutes: 11 })
  const { id } = await arrived()
  const { email, phone } = await written(id)
  const other = await signedIn('somebody@example.jp')
  const [foreign, absent] = [
    await open(other, id, phone),
    await open(other, 'a0a0a0a0-0000-4000-8000-00000000ffff', phone),
  ]
  assert.deepEqual([foreign.status, absent.status], [422, 422])
  assert.match(text(await foreign.text()), /見つからないか/)
  assert.match(text(await absent.text()), /見つからないか/)
  const owner = await signedIn(email)
  for (let time = 0; time < 5; time++) assert.equal((await open(owner, id, '1')).status, 422)
  assert.equal((await open(owner, id, phone)).status, 429)
})

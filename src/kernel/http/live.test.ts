import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RESYNC } from '#lib/db/live.ts'
import { disableStaff } from '../identity/index.ts'
import { browserOf } from '../../testing/browser.ts'
import { givePassword, PASSWORD } from '../../testing/staff.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown()
const id = await givePassword(town, 'suzuki')

/** Below the stream's own heartbeat, which would find out by itself in the end. */
const SOON = { timeout: 10_000 }

/** A signed-in browser with an open stream that has said that it is ready and listens. */
async function watching(path = '/console/live') {
  const browser = browserOf(town)
  await browser.post('/sign-in', { name: 'suzuki', password: PASSWORD })
  const response = await browser.get(path)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const until = async (word: string) => {
    while (!heard.includes(word)) {
      const { done, value } = await reader.read()
      if (done) throw new Error(`the stream ended before it said ${word}`)
      heard += value
    }
  }
  await until('event: changed') // the first word after the listening connection stands
  return { browser, until, ended: async () => (await reader.read()).done, close: () => reader.cancel() }
}

test('a page hears what was said after it was made and before it listened', SOON, async () => {
  const { live } = town.municipality
  const earlier = await watching()
  const said = Promise.withResolvers<string>()
  const leave = live.subscribe(said.resolve)
  await town.owner.query(`select pg_notify('live', $1)`, [`staff:${id}`])
  await said.promise
  leave()
  live.subscribe(() => assert.fail('what was said before a page was made is in it'), performance.now())()
  const late = await watching('/console/live?age=5000')
  for (const screen of [earlier, late]) await screen.close()
})

test('signing out everywhere ends an open stream at once', SOON, async () => {
  const screen = await watching()
  const other = browserOf(town)
  await other.post('/sign-in', { name: 'suzuki', password: PASSWORD })
  await other.post('/console/account/ended-sessions', { session: 'others' })
  await screen.until('event: signed-out')
  assert.ok(await screen.ended())
})

test('disabling somebody ends their open stream, their pages and their way back in', SOON, async () => {
  const screen = await watching()
  await disableStaff(town.municipality.db, town.clock(), 'system:test', id)
  await screen.until('event: signed-out')
  assert.ok(await screen.ended())
  assert.equal((await screen.browser.get('/console')).status, 303)
  assert.equal((await browserOf(town).post('/sign-in', { name: 'suzuki', password: PASSWORD })).status, 422)
})

test('a stream needs a session', async () => {
  assert.equal((await town.request('/console/live')).status, 303)
})

test('whoever leaves while the connection is being made stops nobody who comes afterwards', SOON, async () => {
  const { live } = (await testTown()).municipality
  live.subscribe(() => {})()
  const heard = Promise.withResolvers<string>()
  const leave = live.subscribe(heard.resolve)
  assert.equal(await heard.promise, RESYNC)
  leave()
})

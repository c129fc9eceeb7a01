import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createLinePlatform, createManualClock, DOCUMENTED_LIMITS, serveLinePlatform } from '../index.ts'
import { hello, platformWithDesk, sdkClients } from './desk.ts'

const PUSH = '/v2/bot/message/push'

async function friendly() {
  const set = platformWithDesk()
  await set.mika.follow()
  const push = (key: string = randomUUID()) =>
    set.call('POST', PUSH, { to: set.mika.userId, messages: hello }, { 'x-line-retry-key': key })
  return { ...set, push }
}

test('a path answers 500 as often as told, and nothing is accepted meanwhile', async () => {
  const { line, push } = await friendly()
  line.faults.add({ path: PUSH, kind: 'status', status: 500, times: 2 })
  const answers = [await push(), await push(), await push()]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 500, 200],
  )
  assert.equal(line.ledger.sent().length, 1)
})

test('accepted although the answer was 500: the same retry key is then refused with 409', async () => {
  const { line, push } = await friendly()
  line.faults.add({ path: PUSH, kind: 'status', status: 500, accept: true, times: 1 })
  const key = randomUUID()
  assert.equal((await push(key)).status, 500)
  assert.equal((await push(key)).status, 409)
  assert.equal(line.ledger.sent({ retryKey: key }).length, 1)
})

test('a connection reset before acceptance loses the message, after acceptance only the answer', async () => {
  const { line, push } = await friendly()
  const lost = randomUUID()
  line.faults.add({ path: PUSH, kind: 'reset', when: 'before', times: 1 })
  await assert.rejects(push(lost), { code: 'ECONNRESET' })
  assert.equal((await push(lost)).status, 200)
  const accepted = randomUUID()
  line.faults.add({ path: PUSH, kind: 'reset', when: 'after', times: 1 })
  await assert.rejects(push(accepted), { code: 'ECONNRESET' })
  assert.equal((await push(accepted)).status, 409)
  assert.equal(line.ledger.sent().length, 2)
})

test('an answer that hangs comes late; what was accepted stays accepted', async () => {
  const { line, push, clock } = await friendly()
  line.faults.add({ path: PUSH, kind: 'hang', when: 'after', milliseconds: 30_000, times: 1 })
  const slow = push()
  await clock.advance(0)
  assert.equal(line.ledger.sent().length, 1)
  await clock.advance(30_000)
  assert.equal((await slow).status, 200)
})

test('a call that would hang for ever ends when the fault is removed', async () => {
  const { line, push, clock } = await friendly()
  const fault = line.faults.add({ path: '*', kind: 'hang', when: 'before', milliseconds: null })
  const never = push()
  await clock.advance(3_600_000)
  assert.equal(line.ledger.sent().length, 0)
  line.faults.remove(fault.id)
  await assert.rejects(never, { code: 'ECONNRESET' })
  assert.equal((await push()).status, 200)
})

test('latency delays and harms nothing', async () => {
  const { line, push, clock } = await friendly()
  line.faults.add({ path: '/v2/bot/*', kind: 'latency', milliseconds: 700 })
  const slow = push()
  await clock.advance(700)
  assert.equal((await slow).status, 200)
})

test('a fault can be kept to one channel', async () => {
  const { line, push } = await friendly()
  const other = line.channels.add({ name: 'みどり町' })
  line.faults.add({ path: '*', kind: 'status', status: 500, channelId: other.id })
  assert.equal((await push()).status, 200)
})

test('rate limits fill again with time', async () => {
  const clock = createManualClock()
  const line = createLinePlatform({ clock, rateLimits: DOCUMENTED_LIMITS })
  const headers = { authorization: 'Bearer demo-channel-access-token', 'content-type': 'application/json' }
  const body = JSON.stringify({ messages: hello })
  const broadcast = async () => {
    const request = new Request('https://line.example/v2/bot/message/broadcast', { method: 'POST', headers, body })
    return (await line.fetch(request)).status
  }
  for (let i = 0; i < 60; i++) assert.equal(await broadcast(), 200)
  assert.equal(await broadcast(), 429)
  await clock.advance(60_000)
  assert.equal(await broadcast(), 200)
})

test('a film is being prepared for as many polls as told, then ready or failed', async () => {
  const { mika, line, call } = await friendly()
  const { messageId } = await mika.video(undefined, { preparing: 2 })
  const status = async () => (await call('GET', `/v2/bot/message/${messageId}/content/transcoding`)).body.status
  const content = () => line.fetch(contentRequest(messageId))
  assert.equal(await status(), 'processing')
  assert.equal((await content()).status, 202)
  assert.equal(await status(), 'succeeded')
  assert.equal((await content()).headers.get('content-type'), 'video/mp4')
  line.contents.prepare(messageId, 0, 'failed')
  assert.equal(await status(), 'failed')
  assert.equal((await content()).status, 404)
})

test('only photos and films have previews, only films and sounds are prepared', async () => {
  const { mika, call } = await friendly()
  const file = await mika.file('申請書.pdf', Buffer.from('%PDF-1.7'))
  const preview = await call('GET', `/v2/bot/message/${file.messageId}/content/preview`)
  assert.deepEqual([preview.status, preview.body], [400, { message: 'The content can not be previewed' }])
  assert.equal((await call('GET', `/v2/bot/message/${file.messageId}/content/transcoding`)).status, 400)
  assert.equal((await call('GET', '/v2/bot/message/999/content')).status, 404)
})

test('over a real connection a reset is a reset', async (t) => {
  const line = createLinePlatform()
  const running = await serveLinePlatform(line)
  t.after(() => running.close())
  line.faults.add({ path: '/v2/bot/info', kind: 'reset', when: 'after', times: 1 })
  const { api } = sdkClients(t, running.url)
  await assert.rejects(api.getBotInfo(), (error: Error) => (error.cause as { code: string }).code === 'ECONNRESET')
  assert.equal((await api.getBotInfo()).displayName, 'あおぞら市')
})

const contentRequest = (messageId: string) =>
  new Request(`https://line.example/v2/bot/message/${messageId}/content`, {
    headers: { authorization: 'Bearer demo-channel-access-token' },
  })

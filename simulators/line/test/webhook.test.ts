import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLinePlatform } from '../index.ts'
import { hello, platformWithDesk } from './desk.ts'

test('every webhook is signed over its bytes and names the account it is for', async () => {
  const { desk, line, mika } = platformWithDesk()
  await mika.text('絵文字😀も\n改行も')
  assert.equal(desk.received[0]?.signed, true)
  assert.equal(desk.received[0]?.body.destination, line.channels.get().botUserId)
  const [event] = desk.events()
  assert.match(event!.webhookEventId, /^[0-9A-HJKMNP-TV-Z]{26}$/)
  assert.equal(event!.deliveryContext.isRedelivery, false)
})

test('a body altered on the way, another secret or no signature do not verify', async () => {
  const { desk, line, mika } = platformWithDesk()
  const { record } = await mika.text('もと')
  for (const forgery of ['altered-body', 'wrong-secret', 'no-signature'] as const)
    await line.webhooks.forge([record.event], forgery)
  assert.deepEqual(
    desk.received.map(({ signed }) => signed),
    [true, false, false, false],
  )
})

test('an event that was not answered with 200 comes again with the same id, time and token', async () => {
  const { desk, mika, clock } = platformWithDesk()
  desk.answers = [500, 'refused']
  const { record } = await mika.text('とどいて')
  assert.equal(record.state, 'redelivering')
  await clock.advance(2_000)
  await clock.advance(10_000)
  assert.equal(record.state, 'delivered')
  const [first, second, third] = desk.events()
  assert.deepEqual({ ...second, deliveryContext: { isRedelivery: false } }, first)
  assert.equal(third!.deliveryContext.isRedelivery, true)
  assert.deepEqual(
    record.attempts.map(({ reason }) => reason),
    ['ERROR_STATUS_CODE', 'COULD_NOT_CONNECT', 'OK'],
  )
})

test('a desk that has not answered after two seconds gets the event again', async () => {
  const { desk, mika, clock } = platformWithDesk()
  desk.answers = ['never']
  const said = mika.text('もしもし')
  await clock.advance(2_000)
  const { record } = await said
  assert.equal(record.attempts[0]?.reason, 'REQUEST_TIMEOUT')
  await clock.advance(2_000)
  assert.equal(record.state, 'delivered')
})

test('nothing comes again once every attempt failed, or with redelivery off', async () => {
  const { desk, line, mika, clock } = platformWithDesk()
  line.channels.configure({ redelivery: { intervals: [1_000] } })
  desk.answers = [500, 500]
  const tried = await mika.text('一')
  await clock.advance(60_000)
  assert.deepEqual([tried.record.state, tried.record.attempts.length], ['given-up', 2])
  line.channels.configure({ redelivery: { enabled: false } })
  desk.answers = [500]
  assert.equal((await mika.text('二')).record.state, 'given-up')
})

test('a redelivered reply token is good for a minute from then, never after twenty minutes', async () => {
  const { desk, line, mika, clock, call } = platformWithDesk()
  line.channels.configure({ redelivery: { intervals: [600_000] } })
  desk.answers = [500, 200, 500]
  const reply = (replyToken?: string) => call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })
  const first = await mika.text('一')
  await clock.advance(600_000)
  await clock.advance(59_000)
  assert.equal((await reply(first.replyToken)).status, 200)
  line.channels.configure({ redelivery: { intervals: [19 * 60_000 + 30_000] } })
  const second = await mika.text('二')
  await clock.advance(19 * 60_000 + 30_000)
  assert.equal(second.record.state, 'delivered')
  await clock.advance(30_001)
  assert.equal((await reply(second.replyToken)).status, 400)
})

test('events of several people can come in one body, in any order, twice', async () => {
  const { desk, line, mika } = platformWithDesk()
  line.webhooks.hold()
  await mika.follow()
  await line.phone('山本 健一').text('二')
  await mika.text('三')
  assert.equal(desk.received.length, 0)
  await line.webhooks.release({ order: [2, 0, 1], batch: 3, copies: 2 })
  assert.equal(desk.received.length, 2)
  assert.deepEqual(
    desk.received[0]?.body.events.map(({ type }) => type),
    ['message', 'follow', 'message'],
  )
  assert.deepEqual(desk.received[0]?.raw, desk.received[1]?.raw)
})

test('a duplicate of the network is not marked, a redelivery is', async () => {
  const { desk, line, mika } = platformWithDesk()
  const { webhookEventId } = await mika.text('一度だけ')
  await line.webhooks.duplicate(webhookEventId)
  await line.webhooks.redeliver(webhookEventId)
  assert.deepEqual(
    desk.events().map((event) => event.deliveryContext.isRedelivery),
    [false, false, true],
  )
  assert.equal(new Set(desk.events().map((event) => event.webhookEventId)).size, 1)
})

test('the verify button sends a signed body without events', async () => {
  const { desk, line, call } = platformWithDesk()
  assert.equal((await line.webhooks.verify()).status, 200)
  assert.deepEqual(desk.received[0]?.body.events, [])
  assert.equal(desk.received[0]?.signed, true)
  desk.answers = [401]
  const { body } = await call('POST', '/v2/bot/channel/webhook/test', {})
  assert.deepEqual([body.success, body.statusCode, body.reason], [false, 401, 'ERROR_STATUS_CODE'])
})

test('in standby events carry no reply token', async () => {
  const { line, mika } = platformWithDesk()
  line.channels.configure({ mode: 'standby' })
  const { record, replyToken } = await mika.text('待機')
  assert.deepEqual([record.event.mode, replyToken], ['standby', undefined])
})

test('without a webhook address nothing is sent, and the event is still on record', async () => {
  const line = createLinePlatform({ residents: [] })
  const { record } = await line.phone('佐藤 はるか').text('だれか')
  assert.deepEqual([record.state, record.attempts], ['off', []])
  assert.equal(line.ledger.events.size, 1)
})

test('two towns have their own secrets, tokens and friends', async () => {
  const desks = new Map<string, string[]>()
  const line = createLinePlatform({
    channels: [{ webhookUrl: 'https://sky.example/w' }, { name: 'みどり町', webhookUrl: 'https://green.example/w' }],
    deliverTo: async (request) => {
      desks.set(request.url, [...(desks.get(request.url) ?? []), await request.text()])
      return new Response()
    },
  })
  const [sky, green] = line.channels.list()
  assert.notEqual(sky!.secret, green!.secret)
  await line.phone('青空 みか', green!.id).follow()
  assert.deepEqual([...desks.keys()], ['https://green.example/w'])
  const push = (token: string) =>
    line.fetch(
      new Request('https://line.example/v2/bot/profile/' + line.phone('青空 みか').userId, {
        headers: { authorization: `Bearer ${token}` },
      }),
    )
  assert.equal((await push(green!.accessToken)).status, 200)
  assert.equal((await push(sky!.accessToken)).status, 404)
})

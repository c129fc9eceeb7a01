import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { hello, platformWithDesk } from './desk.ts'

test('a reply reaches the phone once: its token cannot be used again', async () => {
  const { call, mika, line } = platformWithDesk()
  await mika.follow()
  const { replyToken } = await mika.text('ごみの日は')
  const first = await call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })
  assert.equal(first.status, 200)
  const again = await call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })
  assert.deepEqual([again.status, again.body], [400, { message: 'Invalid reply token' }])
  assert.deepEqual(
    mika.screen().map(({ from }) => from),
    ['resident', 'account'],
  )
  assert.equal(line.ledger.sent({ to: mika.userId }).length, 1)
})

test('a reply token dies after one minute', async () => {
  const { call, mika, clock } = platformWithDesk()
  const early = await mika.text('はやく')
  await clock.advance(60_000)
  assert.equal(
    (await call('POST', '/v2/bot/message/reply', { replyToken: early.replyToken, messages: hello })).status,
    200,
  )
  const late = await mika.text('おそく')
  await clock.advance(60_001)
  assert.equal(
    (await call('POST', '/v2/bot/message/reply', { replyToken: late.replyToken, messages: hello })).status,
    400,
  )
})

test('a reply refused for its messages leaves the token good', async () => {
  const { call, mika } = platformWithDesk()
  const { replyToken } = await mika.text('あ')
  assert.equal((await call('POST', '/v2/bot/message/reply', { replyToken, messages: [] })).status, 400)
  assert.equal((await call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })).status, 200)
})

test('a push names the messages it sent, in order, and files have no quote token', async () => {
  const { call, mika } = platformWithDesk()
  await mika.follow()
  const place = { type: 'location', title: '役場', address: 'あおぞら市1-1', latitude: 31.7, longitude: 131 }
  const { status, body, headers } = await call('POST', '/v2/bot/message/push', {
    to: mika.userId,
    messages: [...hello, place],
  })
  assert.equal(status, 200)
  assert.match(headers.get('x-line-request-id') ?? '', /^[0-9a-f-]{36}$/)
  const [text, location] = body.sentMessages as { id: string; quoteToken?: string }[]
  assert.match(text!.id, /^\d{18}$/)
  assert.ok(text!.quoteToken)
  assert.equal(location!.quoteToken, undefined)
  assert.ok(BigInt(location!.id) > BigInt(text!.id))
})

test('a push to someone who blocked the account is accepted, not shown and not counted', async () => {
  const { call, mika, line } = platformWithDesk()
  await mika.follow()
  await mika.block()
  const { status } = await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello })
  assert.equal(status, 200)
  assert.equal(mika.screen().length, 0)
  assert.deepEqual(
    line.ledger.sent().map(({ shown }) => shown),
    [false],
  )
  assert.deepEqual((await call('GET', '/v2/bot/message/quota/consumption')).body, { totalUsage: 0 })
})

test('a push to a user id nobody has fails', async () => {
  const { call } = platformWithDesk()
  const { status, body } = await call('POST', '/v2/bot/message/push', { to: `U${'0'.repeat(32)}`, messages: hello })
  assert.deepEqual([status, body], [400, { message: 'Failed to send messages' }])
})

test('a push to a user id nobody has is accepted where phones are elsewhere, and shown on none here', async () => {
  const { call, mika } = platformWithDesk({ phonesElsewhere: true })
  const { status } = await call('POST', '/v2/bot/message/push', { to: `U${'0'.repeat(32)}`, messages: hello })
  assert.deepEqual([status, mika.screen()], [200, []])
})

test('someone who is no friend gets a push within seven days of writing', async () => {
  const { call, mika, clock } = platformWithDesk()
  await mika.text('相談です')
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello })
  assert.equal(mika.screen().length, 2)
  await clock.advance(7 * 24 * 60 * 60_000 + 1)
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello })
  assert.equal(mika.screen().length, 2)
})

test('a multicast reaches friends only, each counted once whatever the number of messages', async () => {
  const { call, line, mika } = platformWithDesk()
  await mika.follow()
  const stranger = line.phone('山本 健一')
  const to = [mika.userId, stranger.userId]
  assert.deepEqual((await call('POST', '/v2/bot/message/multicast', { to, messages: [...hello, ...hello] })).body, {})
  assert.equal(mika.screen().length, 2)
  assert.equal(stranger.screen().length, 0)
  assert.deepEqual((await call('GET', '/v2/bot/message/quota/consumption')).body, { totalUsage: 1 })
})

test('a multicast to more than 500 people is refused', async () => {
  const { call } = platformWithDesk()
  const to = Array.from({ length: 501 }, (_, index) => `U${String(index).padStart(32, '0')}`)
  const { status, body } = await call('POST', '/v2/bot/message/multicast', { to, messages: hello })
  assert.equal(status, 400)
  assert.deepEqual(body.details, [{ message: 'Size must be between 1 and 500', property: 'to' }])
})

test('broadcast and narrowcast go to every friend', async () => {
  const { call, line, mika } = platformWithDesk()
  await mika.follow()
  await line.phone('山本 健一').follow()
  assert.equal((await call('POST', '/v2/bot/message/broadcast', { messages: hello })).status, 200)
  const narrow = await call('POST', '/v2/bot/message/narrowcast', { messages: hello })
  assert.equal(narrow.status, 202)
  assert.equal(line.ledger.sent().length, 4)
  const requestId = narrow.headers.get('x-line-request-id')
  const progress = await call('GET', `/v2/bot/message/progress/narrowcast?requestId=${requestId}`)
  assert.equal(progress.body.phase, 'succeeded')
  assert.equal(progress.body.successCount, 2)
})

test('a quote must point at a message of the same chat', async () => {
  const { call, line, mika } = platformWithDesk()
  await mika.follow()
  const said = await mika.text('いつですか')
  const quoteToken = (said.record.event.message as { quoteToken: string }).quoteToken
  const quote = [{ type: 'text', text: '明日です', quoteToken }]
  assert.equal((await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: quote })).status, 200)
  const other = line.phone('山本 健一')
  assert.equal((await call('POST', '/v2/bot/message/push', { to: other.userId, messages: quote })).status, 400)
})

test('the quota ends pushes with 429, never replies, and begins again with the month', async () => {
  const { call, line, mika, clock } = platformWithDesk()
  await mika.follow()
  line.channels.quota({ value: 1 })
  const push = () => call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello })
  assert.equal((await push()).status, 200)
  const over = await push()
  assert.deepEqual([over.status, over.body], [429, { message: 'You have reached your monthly limit.' }])
  const { replyToken } = await mika.text('まだ話せますか')
  assert.equal((await call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })).status, 200)
  await clock.advance(8 * 24 * 60 * 60_000)
  assert.equal((await push()).status, 200)
})

test('a retry key is accepted once in 24 hours and the second answer tells of the first', async () => {
  const { call, line, mika, clock } = platformWithDesk()
  await mika.follow()
  const headers = { 'x-line-retry-key': randomUUID() }
  const push = () => call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello }, headers)
  const first = await push()
  const second = await push()
  assert.equal(second.status, 409)
  assert.equal(second.headers.get('x-line-accepted-request-id'), first.headers.get('x-line-request-id'))
  assert.notEqual(second.headers.get('x-line-request-id'), first.headers.get('x-line-request-id'))
  assert.deepEqual(second.body, { message: 'The retry key is already accepted', sentMessages: first.body.sentMessages })
  assert.equal(line.ledger.sent({ retryKey: headers['x-line-retry-key'] }).length, 1)
  await clock.advance(24 * 60 * 60_000)
  assert.equal((await push()).status, 200)
})

test('a retry key that is no UUID, or on a reply, is refused', async () => {
  const { call, mika } = platformWithDesk()
  const { replyToken } = await mika.text('あ')
  const bad = await call(
    'POST',
    '/v2/bot/message/push',
    { to: mika.userId, messages: hello },
    { 'x-line-retry-key': 'again' },
  )
  assert.equal(bad.status, 400)
  const reply = { replyToken, messages: hello }
  assert.equal((await call('POST', '/v2/bot/message/reply', reply, { 'x-line-retry-key': randomUUID() })).status, 400)
  assert.equal((await call('POST', '/v2/bot/message/reply', reply)).status, 200)
})

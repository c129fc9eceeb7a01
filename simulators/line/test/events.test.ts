import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { webhook } from '@line/bot-sdk'
import { hello, platformWithDesk } from './desk.ts'

test('photos sent together are joined by an image set, one event each', async () => {
  const { desk, mika } = platformWithDesk()
  await mika.images([undefined, undefined, undefined])
  const sets = desk
    .events()
    .map((event) => ((event as webhook.MessageEvent).message as webhook.ImageMessageContent).imageSet)
  assert.deepEqual(sets.map((set) => set?.index).sort(), [1, 2, 3])
  assert.ok(sets.every((set) => set?.total === 3 && set.id === sets[0]?.id))
})

test('adding as a friend and unblocking are told apart', async () => {
  const { desk, mika } = platformWithDesk()
  await mika.follow()
  await mika.block()
  await mika.follow()
  const events = desk.events()
  assert.deepEqual(
    events.map(({ type }) => type),
    ['follow', 'unfollow', 'follow'],
  )
  assert.deepEqual(
    [0, 2].map((index) => (events[index] as webhook.FollowEvent).follow.isUnblocked),
    [false, true],
  )
  assert.equal('replyToken' in events[1]!, false)
})

test('an unsent message is gone from the phone and from the store, a trace of it stays', async () => {
  const { desk, mika, call } = platformWithDesk()
  const { messageId } = await mika.image()
  await mika.unsend(messageId)
  const { status, body } = await call('GET', `/v2/bot/message/${messageId}/content`)
  assert.deepEqual([status, body], [410, { message: 'The content is gone' }])
  assert.equal((desk.events().at(-1) as webhook.UnsendEvent).unsend.messageId, messageId)
  assert.ok(mika.screen()[0]?.unsentAt)
  assert.deepEqual(mika.screen()[0]?.message, { type: 'image' })
})

test('nobody unsends the message of another', async () => {
  const { line, mika } = platformWithDesk()
  const { messageId } = await mika.text('わたしの')
  assert.throws(() => line.phone('山本 健一').unsend(messageId))
})

test('mentions, emojis and quotes go out as LINE describes them', async () => {
  const { desk, line, mika } = platformWithDesk()
  const { messageId } = await mika.text('もと')
  const bot = line.channels.get().botUserId
  await mika.text('@あおぞら市 (love)', {
    quotedMessageId: messageId,
    mention: [{ index: 0, length: 6, type: 'user', userId: bot }],
    emojis: [{ index: 7, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
  })
  const message = (desk.events()[1] as webhook.MessageEvent).message as webhook.TextMessageContent
  assert.equal(message.quotedMessageId, messageId)
  assert.deepEqual(message.mention?.mentionees, [{ index: 0, length: 6, type: 'user', userId: bot, isSelf: true }])
  assert.equal(message.emojis?.length, 1)
})

test('a group that invited the account is answered as a group', async () => {
  const { desk, line, mika, call } = platformWithDesk()
  const { groupId } = await line.groups.join({ name: '消防団', memberIds: [mika.userId] })
  const { replyToken } = await mika.inGroup(groupId).text('集合は')
  const source = desk.events()[1]?.source as webhook.GroupSource
  assert.deepEqual(source, { type: 'group', groupId, userId: mika.userId })
  assert.equal((await call('POST', '/v2/bot/message/reply', { replyToken, messages: hello })).status, 200)
  assert.equal((await call('POST', '/v2/bot/message/push', { to: groupId, messages: hello })).status, 200)
  assert.equal(mika.inGroup(groupId).screen().length, 3)
  await line.groups.leave(groupId)
  assert.equal((await call('POST', '/v2/bot/message/push', { to: groupId, messages: hello })).status, 400)
})

test('an account is linked once with a token of ten minutes, and only by the person it was issued for', async () => {
  const { desk, line, mika, clock, call } = platformWithDesk()
  const issue = async () => (await call('POST', `/v2/bot/user/${mika.userId}/linkToken`)).body.linkToken as string
  const token = await issue()
  await mika.linkAccount(token, 'nonce-0123456789')
  assert.deepEqual((desk.events()[0] as webhook.AccountLinkEvent).link, { result: 'ok', nonce: 'nonce-0123456789' })
  assert.equal(await mika.linkAccount(token, 'nonce-0123456789'), undefined)
  const failed = await line.phone('山本 健一').linkAccount(await issue(), 'nonce-0123456789')
  assert.deepEqual(
    [failed?.event.link, failed?.event.source],
    [{ result: 'failed', nonce: 'nonce-0123456789' }, undefined],
  )
  const late = await issue()
  await clock.advance(600_001)
  assert.equal(await mika.linkAccount(late, 'nonce-0123456789'), undefined)
})

test('an event of a kind nobody knows yet is sent as it is', async () => {
  const { desk, mika } = platformWithDesk()
  await mika.custom({ type: 'moonrise', phase: { full: true } })
  const [event] = desk.events() as unknown as Record<string, unknown>[]
  assert.deepEqual([event!.type, event!.phase], ['moonrise', { full: true }])
})

test('a profile is shown with consent, to accounts the person wrote to and did not block', async () => {
  const { line, mika, call } = platformWithDesk()
  const profile = () => call('GET', `/v2/bot/profile/${mika.userId}`)
  assert.equal((await profile()).status, 404)
  await mika.text('はじめまして')
  assert.equal((await profile()).body.displayName, '青空 みか')
  line.residents.add({ displayName: '青空 みか', consented: false })
  assert.equal((await profile()).status, 404)
  line.residents.add({ displayName: '青空 みか', consented: true })
  await mika.block()
  assert.deepEqual((await profile()).body, { message: 'Not found' })
})

test('reading up to a message needs the token that came with it', async () => {
  const { mika, call } = platformWithDesk()
  const said = await mika.text('よみましたか')
  const { markAsReadToken } = said.record.event.message as { markAsReadToken: string }
  assert.equal((await call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'x'.repeat(40) })).status, 400)
  assert.equal((await call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken })).status, 200)
  assert.ok(mika.screen()[0]?.readAt)
})

test('the loading animation lasts until its time or the next message', async () => {
  const { mika, call, clock } = platformWithDesk()
  await mika.follow()
  const wrong = await call('POST', '/v2/bot/chat/loading/start', { chatId: mika.userId, loadingSeconds: 3 })
  assert.equal(wrong.body.message, 'The request body has 2 error(s)')
  const start = () => call('POST', '/v2/bot/chat/loading/start', { chatId: mika.userId, loadingSeconds: 5 })
  assert.equal((await start()).status, 202)
  assert.equal(mika.isLoading(), true)
  await clock.advance(5_000)
  assert.equal(mika.isLoading(), false)
  await start()
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: hello })
  assert.equal(mika.isLoading(), false)
})

import type { Readable } from 'node:stream'
import { HTTPFetchError, type messagingApi } from '@line/bot-sdk'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { createLinePlatform, serveLinePlatform } from '../index.ts'
import { Desk, sdkClients } from './desk.ts'
import { problems } from './schemas.ts'

const hello: messagingApi.Message[] = [{ type: 'text', text: 'こんにちは' }]

// path · the type its success must be; errors are ErrorResponse
const answers: [RegExp, string | undefined][] = [
  [/message\/reply$/, 'ReplyMessageResponse'],
  [/message\/push$/, 'PushMessageResponse'],
  [/message\/quota$/, 'MessageQuotaResponse'],
  [/quota\/consumption$/, 'QuotaConsumptionResponse'],
  [/progress\/narrowcast$/, 'NarrowcastProgressResponse'],
  [/bot\/profile\//, 'UserProfileResponse'],
  [/bot\/info$/, 'BotInfoResponse'],
  [/followers\/ids$/, 'GetFollowersResponse'],
  [/linkToken$/, 'IssueLinkTokenResponse'],
  [/webhook\/test$/, 'TestWebhookEndpointResponse'],
  [/\/summary$/, 'GroupSummaryResponse'],
  [/members\/count$/, 'GroupMemberCountResponse'],
  [/\/member\//, 'GroupUserProfileResponse'],
  [/content\/transcoding$/, 'GetMessageContentTranscodingResponse'],
]

async function recorded(t: TestContext) {
  const desk = new Desk()
  const line = createLinePlatform({ channels: [{ webhookUrl: desk.url }], deliverTo: desk.fetch })
  const seen: { method: string; path: string; status: number; body: unknown }[] = []
  const recording = {
    ...line,
    async fetch(request: Request, bindings?: object) {
      const response = await line.fetch(request, bindings)
      if (response.headers.get('content-type')?.includes('json')) {
        const { pathname } = new URL(request.url)
        seen.push({
          method: request.method,
          path: pathname,
          status: response.status,
          body: await response.clone().json(),
        })
      }
      return response
    },
  }
  const running = await serveLinePlatform(recording)
  t.after(() => running.close())
  return { desk, line, seen, mika: line.phone('青空 みか'), ...sdkClients(t, running.url) }
}

const refusedWith = (status: number) => (error: unknown) => error instanceof HTTPFetchError && error.status === status

test('every answer to the real SDK is of the type LINE publishes for it', async (t) => {
  const { api, blob, line, mika, seen } = await recorded(t)
  await mika.follow()
  const { replyToken, record } = await mika.text('ごみの日は')
  await api.replyMessage({ replyToken: replyToken ?? '', messages: hello })
  await assert.rejects(api.replyMessage({ replyToken: replyToken ?? '', messages: hello }), refusedWith(400))
  const key = randomUUID()
  await api.pushMessage({ to: mika.userId, messages: hello }, key)
  await assert.rejects(api.pushMessage({ to: mika.userId, messages: hello }, key), refusedWith(409))
  await assert.rejects(api.pushMessage({ to: mika.userId, messages: [{ type: 'text', text: '' }] }), refusedWith(400))
  await api.multicast({ to: [mika.userId], messages: hello })
  await api.broadcast({ messages: hello })
  const { httpResponse } = await api.narrowcastWithHttpInfo({ messages: hello })
  await api.getNarrowcastProgress(httpResponse.headers.get('x-line-request-id') ?? '')
  await api.getMessageQuota()
  await api.getMessageQuotaConsumption()
  await api.getProfile(mika.userId)
  await assert.rejects(api.getProfile(line.phone('山本 健一').userId), refusedWith(404))
  await api.getBotInfo()
  await api.getFollowers()
  await api.issueLinkToken(mika.userId)
  await api.validatePush({ messages: hello })
  await api.getWebhookEndpoint()
  await api.setWebhookEndpoint({ endpoint: 'https://desk.example/webhook' })
  await api.testWebhookEndpoint({})
  await api.showLoadingAnimation({ chatId: mika.userId, loadingSeconds: 5 })
  const { markAsReadToken } = record.event.message as { markAsReadToken: string }
  await api.markMessagesAsReadByToken({ markAsReadToken })
  const { groupId } = await line.groups.join({ memberIds: [mika.userId] })
  await api.getGroupSummary(groupId)
  await api.getGroupMemberCount(groupId)
  await api.getGroupMemberProfile(groupId, mika.userId)
  const photo = await mika.image()
  const film = await mika.video()
  assert.ok((await bytesOf(await blob.getMessageContent(photo.messageId))).length > 1_000)
  assert.ok((await bytesOf(await blob.getMessageContentPreview(photo.messageId))).length > 100)
  await blob.getMessageContentTranscodingByMessageId(film.messageId)
  line.channels.quota({ value: 0 })
  await assert.rejects(api.pushMessage({ to: mika.userId, messages: hello }), refusedWith(429))

  assert.ok(seen.length > 25)
  for (const { method, path, status, body } of seen) {
    const type = status >= 400 ? 'ErrorResponse' : answers.find(([pattern]) => pattern.test(path))?.[1]
    if (type === undefined) assert.ok(path.endsWith('/endpoint') || JSON.stringify(body) === '{}', `${method} ${path}`)
    else assert.deepEqual(problems('messaging-api', type, body), [], `${method} ${path}`)
  }
})

test('every webhook body is one that LINE publishes', async (t) => {
  const { desk, line, mika } = await recorded(t)
  await mika.follow()
  const { messageId } = await mika.text('@全員 (love)', {
    emojis: [{ index: 4, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
    mention: [{ index: 0, length: 3, type: 'all' }],
  })
  await mika.text('それです', { quotedMessageId: messageId })
  await mika.images([undefined, undefined])
  await mika.video()
  await mika.audio()
  await mika.file('申請書.pdf', Buffer.from('%PDF-1.7'))
  await mika.location({ title: '役場', latitude: 31.7, longitude: 131.06 })
  await mika.sticker({ packageId: '446', stickerId: '1988', keywords: ['ありがとう'] })
  await mika.postback('action=buy', { date: '2026-11-24' })
  await mika.unsend(messageId)
  const { groupId } = await line.groups.join({ memberIds: [mika.userId] })
  await mika.inGroup(groupId).text('町内会から')
  await line.groups.leave(groupId)
  await mika.block()
  await line.webhooks.verify()
  assert.equal(desk.received.length, 17)
  for (const { body } of desk.received) assert.deepEqual(problems('webhook', 'CallbackRequest', body), [])
})

test('the same check refuses a broken event and a broken answer', async (t) => {
  const { desk, mika } = await recorded(t)
  await mika.text('正しい')
  const { body } = desk.received[0]!
  const broken = structuredClone(body) as unknown as { events: { message: Record<string, unknown> }[] }
  delete broken.events[0]!.message.quoteToken
  assert.notDeepEqual(problems('webhook', 'CallbackRequest', broken), [])
  const misspelt = structuredClone(body) as unknown as { events: Record<string, unknown>[] }
  misspelt.events[0]!.webhookEventID = '1'
  assert.notDeepEqual(problems('webhook', 'CallbackRequest', misspelt), [])
  assert.notDeepEqual(problems('messaging-api', 'PushMessageResponse', { sentMessages: [{ id: 5 }] }), [])
  assert.notDeepEqual(problems('messaging-api', 'BotInfoResponse', { userId: 'U', basicId: '@a' }), [])
})

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

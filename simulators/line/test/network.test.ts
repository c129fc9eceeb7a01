import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { validateSignature } from '@line/bot-sdk'
import {
  createLinePlatform,
  createManualClock,
  DEFAULT_ACCESS_TOKEN,
  DEFAULT_SECRET,
  serveLinePlatform,
} from '../index.ts'
import { channelsFrom } from '../settings.ts'

async function botServer(t: TestContext, receive: (request: IncomingMessage, body: string) => Promise<void>) {
  let connections = 0
  const server = createServer(async (request, response) => {
    await receive(request, await text(request))
    response.end()
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, connections: () => connections }
}

test('in a storm every event arrives signed and once, and every reply is sent once, over few connections', async (t) => {
  // The phones' clock stands still: however busy the machine, no webhook is taken for unanswered and sent again.
  const line = createLinePlatform({ width: 16, clock: createManualClock() })
  const running = await serveLinePlatform(line)
  t.after(() => running.close())
  const headers = { authorization: `Bearer ${DEFAULT_ACCESS_TOKEN}`, 'content-type': 'application/json' }
  const seen = new Set<string>()
  let forged = 0
  const bot = await botServer(t, async (request, raw) => {
    if (!validateSignature(raw, DEFAULT_SECRET, String(request.headers['x-line-signature']))) forged += 1
    for (const { webhookEventId, replyToken } of JSON.parse(raw).events) {
      seen.add(webhookEventId)
      const body = JSON.stringify({ replyToken, messages: [{ type: 'text', text: 'はい' }] })
      const answer = await fetch(`${running.url}/v2/bot/message/reply`, { method: 'POST', headers, body })
      assert.equal(answer.status, 200)
    }
  })
  line.channels.configure({ webhookUrl: bot.url })
  const phones = Array.from({ length: 50 }, (_, index) => line.phone(`住民 ${index}`))
  await Promise.all(Array.from({ length: 1_000 }, (_, index) => phones[index % 50]!.text(`もしもし 😀 ${index}`)))
  assert.deepEqual([seen.size, forged, line.ledger.sent({ method: 'reply' }).length], [1_000, 0, 1_000])
  assert.ok(bot.connections() <= 16, `${bot.connections()} connections`)
})

test('a bot server that is not there is told apart from one that answers badly', async () => {
  const line = createLinePlatform({ channels: [{ webhookUrl: 'http://127.0.0.1:1/', redelivery: { enabled: false } }] })
  const { record } = await line.phone('青空 みか').text('だれか')
  assert.deepEqual([record.state, record.attempts[0]?.reason], ['given-up', 'COULD_NOT_CONNECT'])
  line.close()
})

test('channels come from the environment, one or several', () => {
  const one = { LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't', WEBHOOK_URL: 'http://127.0.0.1:3000/w' }
  assert.deepEqual(channelsFrom(one), [{ secret: 's', accessToken: 't', webhookUrl: 'http://127.0.0.1:3000/w' }])
  const two = [
    { id: '1', name: 'あおぞら市' },
    { id: '2', name: 'みどり町' },
  ]
  assert.deepEqual(channelsFrom({ LINE_CHANNELS: JSON.stringify(two) }), two)
  assert.throws(() => channelsFrom({ LINE_CHANNELS: '[{"nmae":"x"}]' }))
})

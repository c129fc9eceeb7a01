import assert from 'node:assert/strict'
import { test } from 'node:test'
import { platformWithDesk } from './desk.ts'

const picture = 'https://example.com/a.jpg'
const text = (fields: object = {}) => ({ type: 'text', text: 'はい', ...fields })
const chip = (label: string) => ({ type: 'action', action: { type: 'message', label, text: label } })
const flex = (size: number) => ({
  type: 'flex',
  altText: '案内',
  contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: filled(size) } },
})
const filled = (size: number) =>
  Array.from({ length: Math.ceil(size / 1_000) }, () => ({ type: 'text', text: 'a'.repeat(1_000) }))

// what is sent · where it is wrong · in which words
const refused: [string, unknown, string, string][] = [
  ['no message', [], 'messages', 'Size must be between 1 and 5'],
  ['six messages', Array.from({ length: 6 }, () => text()), 'messages', 'Size must be between 1 and 5'],
  ['an empty text', [text({ text: '' })], 'messages[0].text', 'May not be empty'],
  [
    'a text of 5,001 units',
    [text({ text: 'あ'.repeat(5_001) })],
    'messages[0].text',
    'Length must be between 0 and 5000',
  ],
  [
    '2,501 emoji: two units each',
    [text({ text: '😀'.repeat(2_501) })],
    'messages[0].text',
    'Length must be between 0 and 5000',
  ],
  [
    'a file',
    [{ type: 'file' }],
    'messages[0].type',
    'Must be one of the following values: [text, textV2, sticker, image, video, audio, location, imagemap, template, flex, coupon]',
  ],
  [
    'a picture over http',
    [{ type: 'image', originalContentUrl: 'http://example.com/a.jpg', previewImageUrl: picture }],
    'messages[0].originalContentUrl',
    'Must be a valid HTTPS URL',
  ],
  [
    '14 quick replies',
    [text({ quickReply: { items: Array.from({ length: 14 }, () => chip('はい')) } })],
    'messages[0].quickReply.items',
    'Size must be between 1 and 13',
  ],
  [
    'a label of 21',
    [text({ quickReply: { items: [chip('あ'.repeat(21))] } })],
    'messages[0].quickReply.items[0].action.label',
    'Length must be between 0 and 20',
  ],
  [
    'an alternative text of 1,501',
    [{ ...flex(10), altText: 'あ'.repeat(1_501) }],
    'messages[0].altText',
    'Length must be between 0 and 1500',
  ],
  ['a bubble over 30 KB', [flex(31_000)], 'messages[0].contents', 'The bubble must be 30 KB or smaller'],
]

for (const [name, messages, property, message] of refused) {
  test(`refused: ${name}`, async () => {
    const { call, mika } = platformWithDesk()
    const { status, body } = await call('POST', '/v2/bot/message/push', { to: mika.userId, messages })
    assert.equal(status, 400)
    assert.equal(body.message, 'The request body has 1 error(s)')
    assert.deepEqual(body.details, [{ message, property }])
  })
}

const accepted: [string, unknown][] = [
  ['5,000 units', [text({ text: 'あ'.repeat(5_000) })]],
  [
    '13 quick replies with labels of 20',
    [text({ quickReply: { items: Array.from({ length: 13 }, () => chip('あ'.repeat(20))) } })],
  ],
  [
    'a picture from this machine',
    [
      {
        type: 'image',
        originalContentUrl: 'http://127.0.0.1:3000/a.jpg',
        previewImageUrl: 'http://localhost:3000/b.jpg',
      },
    ],
  ],
  ['a bubble under 30 KB', [flex(25_000)]],
  [
    'a sticker and a place',
    [
      { type: 'sticker', packageId: '446', stickerId: '1988' },
      { type: 'location', title: '役場', address: '1-1', latitude: 1, longitude: 2 },
    ],
  ],
]

for (const [name, messages] of accepted) {
  test(`accepted: ${name}`, async () => {
    const { call, mika } = platformWithDesk()
    const { status, body } = await call('POST', '/v2/bot/message/push', { to: mika.userId, messages })
    assert.equal(status, 200, JSON.stringify(body))
  })
}

test('several faults are told together', async () => {
  const { call, mika } = platformWithDesk()
  const messages = [text({ text: '' }), { type: 'letter' }]
  const { body } = await call('POST', '/v2/bot/message/push', { to: mika.userId, messages })
  assert.equal(body.message, 'The request body has 2 error(s)')
})

test('a property of the wrong type, a body that is no JSON, another media type and 2 MB are refused', async () => {
  const { call, mika } = platformWithDesk()
  const push = (body: unknown, headers = {}) => call('POST', '/v2/bot/message/push', body, headers)
  const odd = await push({ to: mika.userId, messages: [{ type: 'text', text: 5 }] })
  assert.match(String(odd.body.message), /^The property, messages\[0\]\.text, in the request body is invalid/)
  assert.equal((await push('{"to":')).status, 400)
  assert.equal((await push('to=x', { 'content-type': 'text/plain' })).status, 415)
  assert.equal((await push({ to: mika.userId, messages: [text({ text: 'a'.repeat(2_200_000) })] })).status, 413)
})

test('a token of no channel is refused, a stateless one opens its channel for fifteen minutes', async () => {
  const { line, call, clock } = platformWithDesk()
  const info = (token: string) => call('GET', '/v2/bot/info', undefined, { authorization: `Bearer ${token}` })
  assert.equal((await info('wrong')).status, 401)
  const { id, secret } = line.channels.get()
  const form = (client_secret: string) =>
    new Request('https://line.example/oauth2/v3/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret }),
    })
  assert.equal((await line.fetch(form('wrong'))).status, 400)
  const issued = (await (await line.fetch(form(secret))).json()) as { access_token: string; expires_in: number }
  assert.equal(issued.expires_in, 900)
  assert.equal((await info(issued.access_token)).status, 200)
  await clock.advance(900_000)
  assert.equal((await info(issued.access_token)).status, 401)
})

test('a webhook address must be https, and can be asked for', async () => {
  const { call, line } = platformWithDesk()
  const put = (endpoint: string) => call('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint })
  assert.equal((await put('http://example.com/w')).status, 400)
  assert.equal((await put('https://example.com/w')).status, 200)
  assert.deepEqual((await call('GET', '/v2/bot/channel/webhook/endpoint')).body, {
    endpoint: 'https://example.com/w',
    active: true,
  })
  line.channels.configure({ webhookUrl: null })
  assert.equal((await call('GET', '/v2/bot/channel/webhook/endpoint')).status, 404)
})

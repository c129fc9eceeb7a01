import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedPhoto } from '../people/pictures.ts'
import { hello, platformWithDesk } from './desk.ts'

const ADDRESS = 'https://line.example'

async function opened() {
  const set = platformWithDesk()
  await set.mika.follow()
  const chat = `${ADDRESS}/chats/2000000001/${set.mika.userId}`
  const page = async (url = chat) => (await set.line.fetch(new Request(url))).text()
  const post = async (act: string, fields: Record<string, string | Blob> | FormData) => {
    const body = fields instanceof FormData ? fields : new FormData()
    if (!(fields instanceof FormData)) for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const response = await set.line.fetch(new Request(`${chat}/${act}`, { method: 'POST', body }))
    await set.line.webhooks.settled()
    return response
  }
  return { ...set, chat, page, post }
}

test('a newcomer finds residents to play and the account to talk to', async () => {
  const { page } = await opened()
  const home = await page(ADDRESS)
  assert.match(home, /だれになりますか/)
  for (const name of ['青空 みか', '山本 健一', 'グエン・ティ・ラン']) assert.ok(home.includes(name), name)
})

test('a text typed without script goes out with its line breaks, and the browser returns to the chat', async () => {
  const { post, chat, desk, page } = await opened()
  const { status, headers } = await post('texts', { text: 'ごみの日は\r\nいつですか' })
  assert.deepEqual([status, headers.get('location')], [303, new URL(chat).pathname])
  assert.equal(
    (desk.events().at(-1) as unknown as { message: { text: string } }).message.text,
    'ごみの日は\nいつですか',
  )
  assert.match(await page(), /ごみの日は\nいつですか/)
})

test('words of either side are shown as words, never as HTML', async () => {
  const { post, page, call, mika } = await opened()
  await post('texts', { text: '<script>alert(1)</script>' })
  const messages = [{ type: 'text', text: '<img src=x onerror=alert(2)>' }]
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages })
  const html = await page()
  assert.ok(!html.includes('<script>alert') && !html.includes('<img src=x'))
})

test('chosen photos are sent as one set and served as content', async () => {
  const { post, desk, line } = await opened()
  const form = new FormData()
  for (const name of ['a', 'b'])
    form.append('photos', new File([await inventedPhoto(name)], `${name}.jpg`, { type: 'image/jpeg' }))
  form.append('photos', new File(['<svg/>'], 'c.svg', { type: 'image/svg+xml' }))
  await post('photos', form)
  // Reading the files takes a turn of its own before the events go out.
  while (desk.events().length < 3) await new Promise((resolve) => setImmediate(resolve))
  const messages = desk
    .events()
    .slice(1)
    .map((event) => (event as unknown as { message: { id: string; imageSet: { total: number } } }).message)
  assert.deepEqual(
    messages.map(({ imageSet }) => imageSet.total),
    [2, 2],
  )
  const shown = await line.fetch(new Request(`${ADDRESS}/contents/${messages[0]!.id}`))
  assert.equal(shown.headers.get('content-type'), 'image/jpeg')
})

test('places, stickers, quick replies and postbacks become events', async () => {
  const { post, desk, page, call, mika } = await opened()
  await post('places', { place: '1' })
  await post('places', { latitude: '31.5', longitude: '131.2' })
  await post('stickers', { sticker: '2' })
  const action = { type: 'postback', label: '予約', data: 'reserve=1', displayText: '予約します' }
  const messages = [{ ...hello[0], quickReply: { items: [{ type: 'action', action }] } }]
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages })
  assert.match(await page(), /返事の候補/)
  await post('taps', { action: JSON.stringify(action) })
  const kinds = desk
    .events()
    .map((event) => (event as unknown as { message?: { type: string } }).message?.type ?? event.type)
  assert.deepEqual(kinds, ['follow', 'location', 'location', 'sticker', 'postback'])
  const html = await page()
  assert.match(html, /予約します/)
  assert.doesNotMatch(html, /返事の候補/)
})

test('who blocks the account cannot write, and is told so', async () => {
  const { post, desk } = await opened()
  await post('friendship', { to: 'block' })
  const { headers } = await post('texts', { text: 'もしもし' })
  assert.match(decodeURIComponent(headers.get('location') ?? ''), /ブロックを解除すると送れます/)
  assert.deepEqual(
    desk.events().map(({ type }) => type),
    ['follow', 'unfollow'],
  )
})

test('whoever adds the account as a friend is told so, and what to do now', async () => {
  const { post, page } = await opened()
  const { headers } = await post('friendship', { to: 'follow' })
  const html = await page(`${ADDRESS}${headers.get('location')}`)
  assert.match(html, /と友だちになりました。下の欄から送ってみてください/)
})

test('a phone that is not there is a page with a title and a way on, and no page for programs', async () => {
  const { line } = await opened()
  for (const path of ['/chats/2000000001/Unobody', '/nothing-here']) {
    const ask = (headers: Record<string, string>) => line.fetch(new Request(`${ADDRESS}${path}`, { headers }))
    const answer = await ask({ accept: 'text/html,*/*' })
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /<title>ありません[^]*href="\/">住民の一覧へ/)
    assert.doesNotMatch(await (await ask({})).text(), /<html/)
  }
})

test('an unsent message leaves the screen', async () => {
  const { post, page, mika } = await opened()
  const { messageId } = await mika.text('まちがえました')
  await post('unsent', { messageId })
  const html = await page()
  assert.ok(!html.includes('まちがえました'))
  assert.match(html, /送信を取り消しました/)
})

test('the trouble buttons break the API and mend it', async () => {
  const { line, call } = await opened()
  const press = async (trouble: string) => {
    const body = new FormData()
    body.append('trouble', trouble)
    await line.fetch(new Request(`${ADDRESS}/platform/troubles`, { method: 'POST', body }))
  }
  await press('errors')
  assert.equal((await call('GET', '/v2/bot/info')).status, 500)
  await press('none')
  assert.equal((await call('GET', '/v2/bot/info')).status, 200)
})

test('an answer appears on the open page without a reload', async () => {
  const { line, chat, call, mika } = await opened()
  const leaving = new AbortController()
  const response = await line.fetch(new Request(`${chat}/live`, { signal: leaving.signal }))
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await call('POST', '/v2/bot/message/push', { to: mika.userId, messages: [{ type: 'text', text: '担当課からです' }] })
  let seen = ''
  while (!seen.includes('担当課からです')) seen += (await reader.read()).value ?? ''
  assert.match(seen, /event: part/)
  leaving.abort()
  await reader.cancel()
})

test('a phone nobody has is not found', async () => {
  const { line } = await opened()
  assert.equal((await line.fetch(new Request(`${ADDRESS}/chats/2000000001/Unobody`))).status, 404)
})

test('the control API does what the typed one does', async () => {
  const { line, call, mika } = await opened()
  const said = await call('POST', '/_control/acts', { act: 'text', resident: '青空 みか', text: 'おはよう' })
  assert.equal(mika.screen()[0]?.messageId, said.body.messageId)
  assert.equal((await call('GET', '/_control/ledger/events?type=message&count=1')).body.count, 1)
  const fault = await call('POST', '/_control/faults', { path: '*', kind: 'status', status: 503, times: 1 })
  assert.equal((await call('GET', '/v2/bot/info')).status, 503)
  await call('DELETE', `/_control/faults/${fault.body.id as string}`)
  assert.deepEqual(line.faults.list(), [])
  await call('PATCH', '/_control/channels/2000000001', { quota: { value: 7 } })
  assert.equal((await call('GET', '/v2/bot/message/quota')).body.value, 7)
  assert.equal((await call('POST', '/_control/acts', { act: 'fly', resident: 'x' })).status, 422)
})

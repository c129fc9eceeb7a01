import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { createLinePlatform, DEFAULT_CHANNEL_ID, DOCUMENTED_LIMITS, serveLinePlatform } from '../index.ts'
import { platformWithDesk, sdkClients } from './desk.ts'
import { problems } from './schemas.ts'

const menu = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'ふだんのメニュー',
  chatBarText: 'メニュー',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: 'message', label: 'お知らせ', text: 'お知らせ' },
    },
    {
      bounds: { x: 1250, y: 0, width: 1250, height: 843 },
      action: { type: 'uri', label: '手続き', uri: 'https://town.example/' },
    },
  ],
} as const
const wire = structuredClone(menu) as unknown as Parameters<ReturnType<typeof sdkClients>['api']['createRichMenu']>[0]

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2f6f5e' } })
    .png()
    .toBuffer()
const blobOf = (bytes: Uint8Array, type = 'image/png') => new Blob([new Uint8Array(bytes)], { type })
const refusedWith = (status: number) => (error: unknown) => (error as { status?: number }).status === status

test('the real SDK makes a menu, gives it a picture, shows it to everybody or to somebody, and takes it away', async (t) => {
  const line = createLinePlatform()
  const running = await serveLinePlatform(line)
  t.after(() => running.close())
  const { api, blob } = sdkClients(t, running.url)
  const [mika, ken] = [line.phone('青空 みか'), line.phone('海野 けん')]
  await mika.follow()
  await ken.follow()
  await api.validateRichMenuObject(wire)
  const made = await api.createRichMenu(wire)
  const id = made.richMenuId
  await assert.rejects(api.setDefaultRichMenu(id), refusedWith(400), 'without a picture nobody sees it')
  await assert.rejects(blob.getRichMenuImage(id), refusedWith(404))
  await blob.setRichMenuImage(id, blobOf(await picture(2500, 843)))
  await assert.rejects(
    blob.setRichMenuImage(id, blobOf(await picture(2500, 843))),
    refusedWith(400),
    'never a second one',
  )
  await assert.rejects(api.getDefaultRichMenuId(), refusedWith(404))
  await api.setDefaultRichMenu(id)
  assert.deepEqual(await api.getDefaultRichMenuId(), { richMenuId: id })
  assert.equal(mika.menu()?.chatBarText, 'メニュー')

  const other = (await api.createRichMenu({ ...wire, name: '東部' })).richMenuId
  await blob.setRichMenuImage(other, blobOf(await picture(800, 400)))
  await api.linkRichMenuIdToUser(mika.userId, other)
  assert.equal(mika.menu()?.name, '東部')
  assert.deepEqual(await api.getRichMenuIdOfUser(mika.userId), { richMenuId: other })
  await api.unlinkRichMenuIdFromUser(mika.userId)
  await assert.rejects(api.getRichMenuIdOfUser(mika.userId), refusedWith(404))
  await api.linkRichMenuIdToUsers({ richMenuId: other, userIds: [mika.userId, ken.userId] })
  assert.equal(ken.menu()?.name, '東部')
  await api.unlinkRichMenuIdFromUsers({ userIds: [ken.userId] })
  assert.equal(ken.menu()?.name, 'ふだんのメニュー')

  const list = await api.getRichMenuList()
  assert.deepEqual(
    list.richmenus.map(({ richMenuId }) => richMenuId),
    [id, other],
  )
  const one = await api.getRichMenu(id)
  await api.deleteRichMenu(other)
  assert.equal(mika.menu()?.name, 'ふだんのメニュー', 'who had it sees everybody’s')
  await api.cancelDefaultRichMenu()
  assert.equal(mika.menu(), undefined)
  await assert.rejects(api.deleteRichMenu(other), refusedWith(404))
  // Last: to make these checks takes seconds, in which an idle connection is closed.
  assert.deepEqual(problems('messaging-api', 'RichMenuIdResponse', made), [])
  assert.deepEqual(problems('messaging-api', 'RichMenuListResponse', list), [])
  assert.deepEqual(problems('messaging-api', 'RichMenuResponse', one), [])
})

test('what LINE refuses is refused: sizes, words, areas, pictures, users and a menu too many', async () => {
  const { line, call } = platformWithDesk()
  const post = (body: unknown) => call('POST', '/v2/bot/richmenu', body)
  const [area] = menu.areas
  for (const wrong of [
    { size: { width: 799, height: 400 } },
    { size: { width: 2501, height: 843 } },
    { size: { width: 800, height: 249 } },
    { size: { width: 800, height: 552 } },
    { name: undefined },
    { name: 'あ'.repeat(301) },
    { chatBarText: 'あ'.repeat(15) },
    { selected: undefined },
    { areas: Array(21).fill(area) },
    { areas: [{ ...area, action: { type: 'uri', uri: 'ftp://town.example' } }] },
    { areas: [{ ...area, action: { type: 'camera', label: '写真' } }] },
  ])
    assert.equal((await post({ ...menu, ...wrong })).status, 400, JSON.stringify(wrong))
  assert.equal(line.richMenus.list(DEFAULT_CHANNEL_ID).length, 0)
  const { richMenuId } = (await post(menu)).body as { richMenuId: string }
  const upload = async (bytes: Uint8Array, type: string) =>
    (
      await line.fetch(
        new Request(`https://line.example/v2/bot/richmenu/${richMenuId}/content`, {
          method: 'POST',
          body: new Uint8Array(bytes),
          headers: { authorization: 'Bearer demo-channel-access-token', 'content-type': type },
        }),
      )
    ).status
  assert.equal(await upload(await picture(2500, 843), 'image/gif'), 415)
  assert.equal(await upload(await picture(2500, 1800), 'image/png'), 400)
  assert.equal(await upload(await picture(2500, 843), 'image/jpeg'), 400, 'it is no JPEG')
  assert.equal(await upload(new Uint8Array(1024 * 1024 + 1), 'image/png'), 400)
  assert.equal((await call('POST', '/v2/bot/richmenu/bulk/link', { richMenuId, userIds: ['x'] })).status, 400)
  const nobody = { richMenuId: `richmenu-${'0'.repeat(32)}`, userIds: [line.phone('青空 みか').userId] }
  assert.equal((await call('POST', '/v2/bot/richmenu/bulk/link', nobody)).status, 404)
  for (let made = 1; made < 1_000; made++) line.richMenus.add(DEFAULT_CHANNEL_ID, structuredClone(menu) as never)
  assert.equal((await post(menu)).status, 400)
})

test('menus are made and taken away a hundred times an hour', async () => {
  const { call } = platformWithDesk({ rateLimits: DOCUMENTED_LIMITS })
  for (let made = 0; made < 100; made++) await call('POST', '/v2/bot/richmenu', menu)
  assert.equal((await call('POST', '/v2/bot/richmenu', menu)).status, 429)
})

test('the phone shows the menu below the talk, and a tap says its word', async () => {
  const { line, mika, call } = platformWithDesk()
  await mika.follow()
  const { richMenuId } = (await call('POST', '/v2/bot/richmenu', menu)).body as { richMenuId: string }
  line.richMenus.find(DEFAULT_CHANNEL_ID, richMenuId)!.image = {
    bytes: new Uint8Array(await picture(2500, 843)),
    contentType: 'image/png',
  }
  await call('POST', `/v2/bot/user/all/richmenu/${richMenuId}`)
  const chat = `https://line.example/chats/${DEFAULT_CHANNEL_ID}/${mika.userId}`
  const html = await (await line.fetch(new Request(chat))).text()
  assert.match(html, /<details class="menu" open/)
  assert.match(html, /href="https:\/\/town\.example\/"/)
  const [, action = ''] = /name="action" value="([^"]*)"/.exec(html) ?? []
  const form = new FormData()
  form.set('action', action.replaceAll('&quot;', '"'))
  await line.fetch(new Request(`${chat}/taps`, { method: 'POST', body: form }))
  assert.equal(mika.screen().at(-1)?.message.text, 'お知らせ')
  const image = await line.fetch(new Request(`https://line.example/menus/${DEFAULT_CHANNEL_ID}/${richMenuId}`))
  assert.equal(image.headers.get('content-type'), 'image/png')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { townOnLine } from '../testing/line.ts'

const town = await townOnLine()
const page = async (path: string, as?: string) => (await town.request(path, as ? { as } : {})).text()
const at = (iso: string) => town.clock.set(iso)

test('the portal says in words whether somebody is there, and when what one writes is read', async () => {
  at('2026-11-24T10:00:00+09:00')
  assert.match(await page('/'), /ただいま受付中\(17:15まで\)/)
  at('2026-11-24T20:00:00+09:00')
  assert.match(await page('/'), /職員が読むのは、11月25日\(水\) 8:30からです/)
  at('2026-11-28T10:00:00+09:00')
  assert.match(await page('/'), /本日は休みです\(土曜日\)/)
})

test('every door and every link of the portal leads somewhere', async () => {
  const html = await page('/')
  const links = [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href!).filter((href) => href !== '/')
  for (const wanted of ['/line', '/me', '/privacy', '/accessibility', '/console'])
    assert.ok(links.includes(wanted), wanted)
  for (const href of links) assert.ok((await town.request(href)).status < 400, href)
})

test('LINEで相談 leads to the account that LINE says is ours, by link and by QR code', async () => {
  const [{ basicId } = { basicId: '' }] = town.line.channels.list()
  const html = await page('/line')
  const [, link = ''] = /href="([^"]*\/R\/ti\/p\/[^"]*)"/.exec(html) ?? []
  assert.equal(link, `${town.program.settings.LINE_API_BASE_URL}/R/ti/p/${encodeURIComponent(basicId)}`)
  assert.match(html, /aria-label="「あおぞら市」を友だちに追加するQRコード"/)
  const opened = await fetch(link)
  assert.equal(opened.status, 200)
  assert.match(await opened.text(), /だれになりますか/)
})

test('without a channel of LINE there is no door to it, and its page says where to go instead', async () => {
  await town.owner.query(`delete from kernel.secrets where name = 'line.channel_access_token'`)
  town.clock.advance({ seconds: 6 })
  assert.doesNotMatch(await page('/'), /LINEで相談/)
  const response = await town.request('/line')
  assert.equal(response.status, 404)
  assert.match(await response.text(), /お電話か窓口で/)
})

test('the gallery of components is the demo’s alone', async () => {
  assert.match(await page('/dev/ui'), /部品の見本/)
  assert.equal((await town.request('/dev/ui/unknown')).status, 404)
  town.program.settings.DEMO = false
  assert.equal((await town.request('/dev/ui')).status, 404)
})

test('today’s work greets by name and date, and lists what waits, the longest first', async () => {
  const mika = town.line.phone('青空 みか')
  const ren = town.line.phone('高木 蓮')
  town.phoneClock.advance(60_000)
  await mika.text('先に書きました')
  town.phoneClock.advance(60_000)
  await ren.text('あとに書きました')
  await town.work()
  at('2026-11-25T08:40:00+09:00')
  const html = await page('/console', 'suzuki')
  assert.match(html, /令和8年11月25日\(水\)/)
  assert.match(html, /鈴木 健太さん、おはようございます/)
  assert.ok(html.indexOf('先に書きました') < html.indexOf('あとに書きました'))
})

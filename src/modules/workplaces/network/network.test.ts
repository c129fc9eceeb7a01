import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T09:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const NETWORK = '/console/network'
const MAC = 'AA-BB-CC-DD-EE-01'
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const minato = Number(await one(`select id from kernel.sites where name = 'みなと分室'`))
const seat = Number(
  await one(
    `select s.id from workplaces.seats s join workplaces.floors f on f.id = s.floor_id where f.site_id = $1 limit 1`,
    [minato],
  ),
)
await town.owner.query('update workplaces.seats set vlan = 120 where id = $1', [seat])
const nameless = Number(
  await one(`update kernel.sites set nas_identifier = null where name = 'やまて分室' returning id`),
)
const takahashi = await people.idOf('takahashi')

/** An approved booking of a seat on 1 December. */
async function book(from: string, until: string, staff = takahashi): Promise<number> {
  await town.owner.query(
    `delete from workplaces.network_sessions; delete from workplaces.network_logins; delete from workplaces.bookings`,
  )
  const request = await one(
    `insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id`,
    [staff],
  )
  return Number(
    await one(
      `insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       values ($1, $2, $3, tstzrange($4, $5), 'approved', now()) returning id`,
      [request, staff, seat, `2026-12-01T${from}+09`, `2026-12-01T${until}+09`],
    ),
  )
}

const api = await apiOf(town, 'ishii', ['network:access'])
const post = (path: string, json: unknown) => api.ask(`/network/${path}`, { method: 'POST', json })
const asked = { user: 'takahashi', certificate: '', device: MAC, client: 'minato', nas: 'minato' }
const login = (over: Partial<typeof asked> = {}) => post('access', { ...asked, ...over })
const tell = (status: string, over: Record<string, string> = {}) =>
  post('accounting', { status, session: 'S1', user: 'takahashi', device: MAC, client: 'minato', ...over })
const form = (path: string, fields: Record<string, string>, as = 'ishii') => town.post(`${NETWORK}${path}`, fields, as)

test('gear and devices are registered by those who look after the network, and by nobody else', async () => {
  assert.equal((await form('/devices', { staff: String(takahashi) }, 'takahashi')).status, 403)
  const gear = { host: '127.0.0.1', port: '3799', secret: 'sixteen letters!' }
  assert.equal((await form(`/sites/${minato}`, gear)).status, 303)
  const device = { staff: String(takahashi), name: 'ノートPC 12号', mac: 'aa:bb:cc:dd:ee:01', certificate: 'pc-12' }
  assert.equal((await form('/devices', device)).status, 303)
  const twice = await form('/devices', { ...device, certificate: '' })
  assert.equal(twice.status, 409)
  assert.match(text(await twice.text()), /すでに登録されています/)
  const page = text(await people.page(NETWORK, 'ishii'))
  assert.match(page, /みなと分室 minato 127\.0\.0\.1:3799/)
  assert.match(page, /ノートPC 12号 高橋 由美子 AA-BB-CC-DD-EE-01 pc-12/)
  assert.match(
    text(await people.page('/console/workplaces', 'takahashi')),
    /あなたの端末: .*ノートPC 12号\(AA-BB-CC-DD-EE-01\)/,
  )
  assert.match(text(await people.page('/console/workplaces', 'goto')), /つながる端末は、まだ登録されていません/)
  const sealed = String(await one('select sealed_secret from workplaces.network_gear'))
  assert.ok(!sealed.includes('sixteen'), 'the secret is not kept as it is')
})

test('everything that is wrong with gear or a device is told at once, and nothing is kept', async () => {
  const table: [string, Record<string, string>, RegExp[]][] = [
    ['/devices', {}, [/使う職員を選んで/, /端末の名前を入力/, /MAC アドレスを入力/]],
    ['/devices', { staff: '999999', name: 'あ'.repeat(61), mac: '1.2.3' }, [/使う職員/, /60 文字まで/, /MAC/]],
    [`/sites/${minato}`, { host: 'a b', port: '70000', secret: 'short' }, [/住所を確かめて/, /65535/, /16 文字以上/]],
    [`/sites/${nameless}`, { host: '127.0.0.1' }, [/機器の名前を決めて/, /共有鍵を入力/]],
  ]
  const kept = await one('select count(*) from workplaces.devices')
  for (const [path, fields, messages] of table) {
    const response = await form(path, fields)
    assert.equal(response.status, 422)
    const html = text(await response.text())
    for (const message of messages) assert.match(html, message)
  }
  assert.equal(await one('select count(*) from workplaces.devices'), kept)
})

test('a booked seat opens the network until the booking ends, and each refusal is written down with its reason', async () => {
  const booking = await book('08:30', '17:15')
  const accepted = await login()
  assert.equal(accepted.status, 200)
  const reply = await accepted.json()
  assert.deepEqual(
    Object.entries(reply).map(([name, { value }]: [string, any]) => [name, value[0]]),
    [
      ['reply:Session-Timeout', String(8 * 3600 + 15 * 60)],
      ['reply:Termination-Action', 'RADIUS-Request'],
      ['reply:Tunnel-Type', 'VLAN'],
      ['reply:Tunnel-Medium-Type', 'IEEE-802'],
      ['reply:Tunnel-Private-Group-Id', '120'],
    ],
  )
  assert.equal((await login({ certificate: 'pc-12', user: 'host/pc-12' })).status, 200)
  const table: [Partial<typeof asked>, string][] = [
    [{ client: 'ekimae', nas: 'ekimae' }, 'unknownSite'],
    [{ nas: 'ekimae' }, 'forgedSite'],
    [{ device: 'AA-BB-CC-DD-EE-02' }, 'unknownDevice'],
    [{ device: '' }, 'unknownDevice'],
    [{ user: 'ito' }, 'otherDevice'],
    [{ certificate: 'pc-13' }, 'otherDevice'],
  ]
  for (const [over, outcome] of table) {
    const response = await login(over)
    assert.equal(response.status, 403, outcome)
    assert.doesNotMatch(await response.text(), /120/)
    assert.equal(await one('select outcome from workplaces.network_logins order by id desc limit 1'), outcome)
  }
  await people.at('2026-12-01T17:15:00+09:00')
  assert.equal((await login()).status, 403)
  await people.at('2026-12-01T09:00:00+09:00')
  await town.owner.query(`update workplaces.bookings set status = 'cancelled' where id = $1`, [booking])
  assert.equal((await login()).status, 403)
  const page = text(await people.page(NETWORK, 'ishii'))
  for (const words of [
    /つながりました/,
    /機器の名乗りが、登録と違います/,
    /予約の時刻を過ぎました/,
    /予約がありません/,
  ])
    assert.match(page, words)
})

test('who may not look after the network lets nobody in, whatever their token says', async () => {
  await book('08:30', '17:15')
  const other = await apiOf(town, 'takahashi', ['network:access'])
  assert.equal((await other.ask('/network/access', { method: 'POST', json: asked })).status, 403)
  const without = await apiOf(town, 'ishii', ['attendance:read'])
  assert.equal((await without.ask('/network/access', { method: 'POST', json: asked })).status, 403)
})

test('the word that a session began is a check-in, told again it is one, and its end ends it', async () => {
  const booking = await book('08:30', '17:15')
  assert.equal((await tell('Start')).status, 204)
  assert.equal((await tell('Start')).status, 204)
  assert.equal((await tell('Interim-Update')).status, 204)
  assert.equal(await one('select came_by from workplaces.bookings where id = $1', [booking]), 'radius')
  assert.equal(await one('select count(*)::int from workplaces.network_sessions where ended_at is null'), 1)
  assert.equal((await tell('Stop')).status, 204)
  assert.equal(await one('select count(*)::int from workplaces.network_sessions where ended_at is null'), 0)
  await tell('Start', { session: 'S2' })
  await tell('Accounting-On', { session: '', device: '' })
  assert.equal(await one('select count(*)::int from workplaces.network_sessions where ended_at is null'), 0)
  const unknown: Record<string, string>[] = [{ client: 'nobody' }, { device: 'AA-BB-CC-DD-EE-09' }, { device: 'x' }]
  for (const over of unknown) assert.equal((await tell('Start', { session: 'S3', ...over })).status, 204)
  assert.equal(await one(`select count(*)::int from workplaces.network_sessions where session = 'S3'`), 0)
})

/** A network device that takes the word that a session is over, as RFC 5176 has it. */
async function gear(code: number) {
  const socket = createSocket('udp4')
  const heard: Buffer[] = []
  socket.on('message', (request, { port, address }) => {
    heard.push(request)
    const head = Buffer.from([code, request[1]!, 0, 20])
    const secret = Buffer.from('sixteen letters!')
    const proof = createHash('md5')
      .update(Buffer.concat([head, request.subarray(4, 20), secret]))
      .digest()
    socket.send(Buffer.concat([head, proof]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  await town.owner.query('update workplaces.network_gear set port = $1', [socket.address().port])
  return { heard, close: () => socket.close() }
}

for (const [answer, code] of [
  ['takes it', 41],
  ['knows no such session', 42],
] as const) {
  test(`cancelled while connected, a session is ended on its device, which ${answer}`, async () => {
    const device = await gear(code)
    const booking = await book('08:30', '17:15')
    await tell('Start')
    assert.equal((await town.post(`/console/workplaces/bookings/${booking}/cancellation`, {}, 'takahashi')).status, 303)
    await town.work()
    device.close()
    assert.equal(device.heard.length, 1)
    for (const word of ['S1', MAC, 'minato']) assert.ok(device.heard[0]!.includes(word), word)
    assert.equal(await one('select count(*)::int from workplaces.network_sessions where ended_at is null'), 0)
    assert.equal((await login()).status, 403)
  })
}

test('cancelled between the login and the word of its beginning, a session is ended as soon as it is told of', async () => {
  const device = await gear(41)
  const booking = await book('08:30', '17:15')
  assert.equal((await login()).status, 200)
  await town.post(`/console/workplaces/bookings/${booking}/cancellation`, {}, 'takahashi')
  await tell('Start')
  await town.work()
  device.close()
  assert.equal(device.heard.length, 1)
})

test('a device that is no longer registered is cut off, and what was done is in the trail', async () => {
  const device = await gear(41)
  await book('08:30', '17:15')
  await tell('Start')
  const id = Number(await one(`select id from workplaces.devices where mac = '${MAC}'`))
  assert.match(text(await people.page(`${NETWORK}/devices/${id}/retirement`, 'ishii')), /ノートPC 12号/)
  assert.equal((await form(`/devices/${id}/retirement`, {})).status, 303)
  assert.equal((await form(`/devices/${id}/retirement`, {})).status, 404)
  await town.work()
  device.close()
  assert.equal(device.heard.length, 1)
  assert.equal((await login()).status, 403)
  const { rows } = await town.owner.query(
    `select distinct action from kernel.audit_entries where action ~ '^(device|network)' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['device.registered', 'device.retired', 'network_gear.changed'],
  )
  assert.equal((await verifyAudit(town.municipality.db)).broken, undefined)
})

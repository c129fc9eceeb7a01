// Who is on the network of a satellite office, by a real FreeRADIUS in front of the real program.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { apiOf } from '../../src/testing/api.ts'
import { peopleOf } from '../../src/testing/approvals.ts'
import { testTown } from '../../src/testing/town.ts'
import { serveTown } from '../town-on-port.ts'
import { type Answer, freeRadius, missing } from './free-radius.ts'

const skip = missing ?? false
if (missing) console.log(missing)

const PC = 'AA-BB-CC-DD-EE-01'
const PASSWORD = 'correct horse'
const EIGHT_HOURS = 8 * 3600 + 15 * 60

const town = await testTown({ at: '2026-12-01T09:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const closing: (() => Promise<unknown>)[] = []
after(async () => {
  for (const close of closing.toReversed()) await close()
})

type Radius = Awaited<ReturnType<typeof freeRadius>>
let radius: Radius

before(async () => {
  if (missing) return
  const url = await serveTown(town, closing)
  const { token } = await apiOf(town, 'ishii', ['network:access'])
  radius = await freeRadius({ url, token, closing }, { takahashi: PASSWORD, ito: PASSWORD }, ['pc-12', 'pc-13'])
  const minato = await one(`update kernel.sites set nas_identifier = 'minato' where name = 'みなと分室' returning id`)
  await one(`update kernel.sites set nas_identifier = 'ekimae' where kind = 'satellite' and id <> $1 returning id`, [
    minato,
  ])
  await town.owner.query(
    `insert into workplaces.devices (staff_id, name, mac, certificate, registered_at) values ($1, 'ノートPC', $2, 'pc-12', '2026-04-01')`,
    [await people.idOf('takahashi'), PC],
  )
  await town.post(
    `/console/network/sites/${minato}`,
    { host: '127.0.0.1', port: String(radius.coaPort), secret: radius.secret },
    'ishii',
  )
})

/** One approved booking of 高橋 on 1 December, and nothing else. */
async function book(site: string, from = '08:30', until = '17:15'): Promise<number> {
  await town.owner.query(
    `delete from workplaces.network_sessions; delete from workplaces.network_logins; delete from workplaces.bookings;
     update workplaces.seats set vlan = 120`,
  )
  const staff = await people.idOf('takahashi')
  const request = `insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id`
  return Number(
    await one(
      `insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select $1, $2, min(s.id), tstzrange($4, $5), 'approved', now() from workplaces.seats s
         join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id where n.nas_identifier = $3
       returning id`,
      [await one(request, [staff]), staff, site, `2026-12-01T${from}+09`, `2026-12-01T${until}+09`],
    ),
  )
}

const outcome = () => one('select outcome from workplaces.network_logins order by id desc limit 1')
const logins = async () => Number(await one('select count(*) from workplaces.network_logins'))

/** What a device would be told of the network: by name from radclient, by number from eapol_test. */
const NETWORK = /Tunnel-(Type|Medium-Type|Private-Group)|Session-Timeout/

async function rejected(answer: Answer, why?: string): Promise<void> {
  assert.equal(answer.accepted, false)
  assert.doesNotMatch(answer.attributes, NETWORK, 'a reject says nothing of the network')
  if (why) assert.equal(await outcome(), why)
}

for (const [way, login] of [
  ['a password', () => radius.pap('takahashi', PASSWORD, PC)],
  ['PEAP', () => radius.peap('takahashi', PASSWORD, PC)],
  ['EAP-TLS', () => radius.tls('pc-12', PC)],
] as const) {
  test(
    `booked, at the right site, in time, on a registered device: ${way} opens the network of the seat until the booking ends, with one question`,
    { skip },
    async () => {
      await book('minato')
      const { accepted, attributes } = await login()
      assert.equal(accepted, true, attributes)
      if (way === 'a password') {
        assert.match(attributes, new RegExp(`Session-Timeout = ${EIGHT_HOURS}`))
        assert.match(attributes, /Tunnel-Private-Group-Id:0 = "120"/)
      } else {
        assert.match(attributes, new RegExp(`Attribute 27 \\(Session-Timeout\\) length=6\\s+Value: ${EIGHT_HOURS}`))
        assert.match(attributes, /Attribute 81 \(Tunnel-Private-Group-Id\) length=5\s+Value: 313230/)
      }
      assert.equal(await logins(), 1, 'asked once, however many rounds the login took')
    },
  )
}

test('the wrong password, and a certificate of another device, open nothing', { skip }, async () => {
  await book('minato')
  await rejected(await radius.pap('takahashi', 'wrong', PC))
  await rejected(await radius.peap('takahashi', 'wrong', PC))
  assert.equal(await logins(), 0, 'who proves nothing is not asked about')
  await rejected(await radius.tls('pc-13', PC), 'otherDevice')
})

for (const [what, site, from, until, why] of [
  ['at another site', 'ekimae', '08:30', '17:15', 'otherSite'],
  ['too early', 'minato', '09:30', '17:15', 'tooEarly'],
  ['when it is over', 'minato', '08:30', '09:00', 'ended'],
] as const) {
  test(`a booking ${what} opens nothing`, { skip }, async () => {
    await book(site, from, until)
    await rejected(await radius.pap('takahashi', PASSWORD, PC), why)
    await rejected(await radius.peap('takahashi', PASSWORD, PC), why)
  })
}

test(
  'not booked, on a device nobody registered, by somebody else, or from gear under a false name: nothing opens',
  { skip },
  async () => {
    await book('minato')
    await rejected(await radius.pap('takahashi', PASSWORD, 'AA-BB-CC-DD-EE-99'), 'unknownDevice')
    await rejected(await radius.pap('ito', PASSWORD, PC), 'otherDevice')
    await rejected(await radius.pap('takahashi', PASSWORD, PC, 'ekimae'), 'forgedSite')
    await town.owner.query('delete from workplaces.network_logins; delete from workplaces.bookings')
    await rejected(await radius.tls('pc-12', PC), 'notBooked')
  },
)

test(
  'the word of a session’s beginning checks in; cancelled while connected, the device is told to end it, and the next login is refused',
  { skip },
  async () => {
    const heard = await radius.listen()
    const booking = await book('minato')
    assert.equal((await radius.pap('takahashi', PASSWORD, PC)).accepted, true)
    assert.equal(await radius.account('Start', 'S1', 'takahashi', PC), true)
    assert.equal(await one('select came_by from workplaces.bookings where id = $1', [booking]), 'radius')
    const cancelled = await town.post(`/console/workplaces/bookings/${booking}/cancellation`, {}, 'takahashi')
    assert.equal(cancelled.status, 303)
    await town.work()
    assert.match(heard(), /ended S1 of takahashi on AA-BB-CC-DD-EE-01 at minato/)
    assert.equal(await one('select count(*)::int from workplaces.network_sessions where ended_at is null'), 0)
    await rejected(await radius.pap('takahashi', PASSWORD, PC), 'notBooked')
  },
)

test(
  'while the program is down nobody is let in, and what devices tell is not taken, so that they tell it again',
  { skip },
  async () => {
    await book('minato')
    const alone = await freeRadius({ url: 'http://127.0.0.1:9', token: 'nobody', closing }, { takahashi: PASSWORD }, [
      'pc-12',
    ])
    await rejected(await alone.pap('takahashi', PASSWORD, PC))
    await rejected(await alone.peap('takahashi', PASSWORD, PC))
    await rejected(await alone.tls('pc-12', PC))
    assert.equal(await alone.account('Start', 'S1', 'takahashi', PC), false)
  },
)

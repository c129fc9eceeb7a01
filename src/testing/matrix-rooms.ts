// For tests: what addresses of the rooms of work and of workation name.
import { digestOf } from '#lib/crypto/seal.ts'
import { askedStay, bookedStay } from './stays.ts'
import type { TestTown } from './town.ts'
import { addOffer, memberOf } from './workation.ts'

type Examples = Record<string, string>
interface Person {
  id: number
}

/** 勤怠 and しごと場. */
export async function examplesOfWork(
  town: TestTown,
  owner: Person,
  colleague: { staffId?: number },
): Promise<Examples> {
  const examples: Examples = {}
  const correction = `insert into attendance.corrections (staff_id, on_day, came, went, place, reason, asked_at)
    values ($1, '2026-11-20', '2026-11-20T08:30+09', '2026-11-20T17:15+09', 'main', '押し忘れ', now()) returning id`
  examples['correction'] = String((await town.owner.query(correction, [owner.id])).rows[0].id)
  const request = `insert into attendance.requests (staff_id, kind, unit, from_at, until_at, reason, asked_at)
    values ($1, 'annual', 'day', '2026-11-20T00:00+09', '2026-11-21T00:00+09', '', now()) returning id`
  examples['request'] = String((await town.owner.query(request, [owner.id])).rows[0].id)
  const office = `with office as (
      insert into kernel.sections (code, name, parent_id, valid_from)
      select 'matrix', '表の課', id, '2026-04-01' from kernel.sections where code = 'aozora' returning id),
    head as (insert into kernel.memberships (staff_id, section_id, position, valid_from) select $1, id, 'head', '2026-04-01' from office)
    select id from office`
  const { rows: offices } = await town.owner.query(office, [owner.id])
  const overtime = `insert into attendance.overtime_orders
      (staff_id, section_id, from_at, until_at, work, asked_by, state, asked_at, settled_at)
    values ($1, $2, '2026-11-20T18:00+09', '2026-11-20T20:00+09', '資料の作成', $1, $3, '2026-11-20T10:00+09', $4) returning id`
  const own = await town.owner.query(overtime, [owner.id, offices[0].id, 'asked', null])
  const ofColleague = [colleague.staffId, offices[0].id, 'ordered', '2026-11-20T11:00+09']
  examples['overtime'] = String(own.rows[0].id)
  examples['overtimeOfColleague'] = String((await town.owner.query(overtime, ofColleague)).rows[0].id)
  const asked = `insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', now()) returning id`
  examples['seatRequest'] = String((await town.owner.query(asked, [owner.id])).rows[0].id)
  const booking = `insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
    values ($2, $1, 1, '[2026-11-24T08:30+09, 2026-11-24T17:15+09)', 'approved', now()) returning id`
  examples['booking'] = String((await town.owner.query(booking, [owner.id, examples['seatRequest']])).rows[0].id)
  const device = `insert into workplaces.devices (staff_id, name, mac, registered_at)
    values ($1, 'ノートPC', 'AA-BB-CC-DD-EE-01', '2026-04-01') returning id`
  examples['device'] = String((await town.owner.query(device, [owner.id])).rows[0].id)
  examples['site'] = String((await town.owner.query('select id from kernel.sites order by id limit 1')).rows[0].id)
  const away = `insert into kernel.absences (staff_id, begins_at, ends_at, kind, recorded_at)
    values ($1, '2027-01-04', '2027-01-05', 'trip', now()) returning id`
  examples['absence'] = String((await town.owner.query(away, [owner.id])).rows[0].id)
  return examples
}

/** ワーケーション; the resident is a member of the provider. */
export async function examplesOfWorkation(town: TestTown, owner: Person, residentId: number): Promise<Examples> {
  const examples: Examples = {}
  const { offer: place, provider } = await addOffer(town, 'みさき商会', 'workplace')
  const { offer: programme } = await addOffer(town, 'みさき商会', 'programme')
  Object.assign(examples, { place: String(place), programme: String(programme), tradesman: String(provider) })
  await town.owner.query('insert into workation.members (provider_id, resident_id, since) select $1, $2, now()', [
    provider,
    residentId,
  ])
  examples['member'] = String((await memberOf(town, provider)).residentId)
  const session = `insert into workation.sessions (programme_id, starts_at, places)
    values ($1, '2026-12-01T10:00+09', 10) returning id`
  examples['invitation'] = 'an-invitation-that-nobody-guesses'
  await town.owner.query(
    `insert into workation.invitations (provider_id, email, digest, invited_by, invited_at, expires_at)
      values ($1, 'new@example.jp', $2, $3, now() - interval '1 year', '2030-01-01')`,
    [provider, digestOf(examples['invitation']), owner.id],
  )
  examples['session'] = String((await town.owner.query(session, [programme])).rows[0].id)
  const booked = await bookedStay(town, [{ place, from: '2026-12-14', through: '2026-12-17', units: 4 }])
  const { stay, token: stayToken } = await askedStay(town) // not the booked one, which must stand while all others are tried
  Object.assign(examples, { stay: String(stay.id), stayToken })
  const line = 'select id from workation.itinerary_items where itinerary_id = $1'
  examples['bookedItem'] = String((await town.owner.query(line, [booked.itinerary])).rows[0].id)

  const company = `insert into workation.companies (name, name_key, known_since) values ('みどり商事', 'みどり商事', now()) returning id`
  examples['company'] = String((await town.owner.query(company)).rows[0].id)
  return examples
}

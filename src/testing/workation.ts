// For tests: a provider with somebody who acts for it, a place and a programme; as the forms and the database know them.
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { csrfTokenOf } from '#kernel/http/security.ts'
import type { TestTown } from './town.ts'

/** 場所 as a form sends it. */
export const PLACE_FORM = {
  name: 'みさきワークハウス',
  nameEn: 'Misaki Work House',
  summary: '海の見える席',
  summaryEn: 'Seats with a view of the sea',
  body: '元の漁協の二階です。',
  bodyEn: '',
  price: '1500',
  address: 'あおぞら市みなと町1番地',
  addressEn: '1 Minato-machi, Aozora',
  latitude: '33.6812',
  longitude: '135.3479',
  units: '12',
  peoplePerUnit: '1',
  area: '',
  outlets: '24',
  airMinutes: '110',
  roadMinutes: '15',
  weekdays: ['1', '2', '3', '4', '5'],
  opens: '09:00',
  closes: '18:00',
}

/** プログラム as a form sends it. */
export const PROGRAMME_FORM = {
  name: '梅の収穫',
  nameEn: 'Plum harvest',
  summary: '農家と一緒に梅を取ります',
  summaryEn: 'Pick plums with a farmer',
  body: '',
  bodyEn: '',
  price: '3000',
  theme: 'farming',
  seasonFrom: '2027-06-01',
  seasonThrough: '2027-07-10',
  minutes: '180',
  minPeople: '4',
  maxPeople: '20',
  meetingPlace: '山手集会所',
  meetingPlaceEn: 'Yamate hall',
  bring: '帽子、長靴',
  bringEn: 'Hat, boots',
  languages: ['ja', 'en'],
}

/** An offer of a provider of that name, straight into the database. @returns its id, and the provider's */
export async function addOffer(
  town: TestTown,
  provider: string,
  kind: 'workplace' | 'lodging' | 'office' | 'programme',
  { name = provider, state = 'published', price = 1000 } = {},
): Promise<{ offer: number; provider: number }> {
  const { rows } = await town.owner.query(
    `with provider as (
       insert into workation.providers (name, name_en, kinds, person, email, phone, registered_at)
         values ($1, 'Provider', '{workplace}', '山本', 'provider@example.jp', '', now())
         on conflict (name) do update set name = excluded.name returning id)
     insert into workation.offers (provider_id, kind, state, name, name_en, summary, summary_en, body, body_en, price)
       select id, $2, $3, $4, 'Name', '紹介', 'Summary', '', '', $5 from provider returning id, provider_id`,
    [provider, kind, state, name, price],
  )
  const [{ id, provider_id: providerId }] = rows
  if (kind === 'programme')
    await town.owner.query(
      `insert into workation.programmes (offer_id, theme, season_from, season_through, minutes, min_people, max_people,
         meeting_place, meeting_place_en, bring, bring_en, languages)
       values ($1, 'farming', '2026-11-01', '2027-10-31', 120, 2, 10, '集会所', 'Hall', '', '', '{ja}')`,
      [id],
    )
  else
    await town.owner.query(
      `insert into workation.places (offer_id, kind, address, address_en, latitude, longitude, units, people_per_unit, area, outlets, weekdays)
       values ($1, $2, '住所', 'Address', 33.68, 135.34, 10, $3, $4, 8, $5)`,
      [
        id,
        kind,
        kind === 'workplace' ? 1 : 2,
        kind === 'office' ? 40 : null,
        kind === 'lodging' ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5],
      ],
    )
  return { offer: Number(id), provider: Number(providerId) }
}

/** Somebody who acts for a provider, signed in. */
export async function memberOf(town: TestTown, providerId: number, email = `member${providerId}@example.jp`) {
  const { rows } = await town.owner.query(
    `with person as (insert into kernel.residents (display_name) values ('みさき 洋子') returning id),
       known as (insert into kernel.resident_identities (kind, issuer, subject, resident_id) select 'email', 'mailto:', $2, id from person),
       bound as (insert into workation.members (provider_id, resident_id, since) select $1, id, now() from person)
     select id from person`,
    [providerId, email],
  )
  const residentId = Number(rows[0].id)
  /** Whoever comes back on another day signs in again. */
  const signIn = async () => {
    const token = await insertSession(town.municipality.db, town.clock(), { residentId })
    return { token, headers: { cookie: `madoguchi=${token}` } }
  }
  return {
    residentId,
    async get(path: string) {
      return await town.request(path, { headers: (await signIn()).headers })
    },
    async post(path: string, fields: Record<string, string | string[] | File> = {}) {
      const { token, headers } = await signIn()
      const body = new FormData()
      body.set('_csrf', csrfTokenOf(town.program.settings.SECRET_KEY, token))
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      return await town.request(path, { method: 'POST', body, headers })
    },
  }
}

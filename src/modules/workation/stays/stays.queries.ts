import { type RawBuilder, sql } from 'kysely'
import { newToken, digestOf } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { NewStay, Stay, StayAct, StayState } from './stay.ts'

/** Days for which an address opens a stay; each mail brings a new one. */
const LINK_DAYS = 400

export const stays = sql`select y.id, y.company_id as "companyId", c.name as company, y.person, y.email, y.phone, y.language, y.people,
    y.wished_from as "wishedFrom", y.wished_through as "wishedThrough", y.purposes, y.state, y.asked_at as "askedAt", y.from_day as "from", y.through_day as through, y.version
  from workation.stays y join workation.companies c on c.id = y.company_id`

async function find(db: Db<'workation'>, which: RawBuilder<unknown>): Promise<Stay | undefined> {
  return (await sql<Stay>`${stays} where ${which}`.execute(db)).rows[0]
}

export const findStay = (db: Db<'workation'>, id: number): Promise<Stay | undefined> => find(db, sql`y.id = ${id}`)

/** @throws Refusal 404 */
export async function getStay(db: Db<'workation'>, id: number): Promise<Stay> {
  const stay = await findStay(db, id)
  if (!stay) throw new Refusal(404, 'この滞在は見つかりません。')
  return stay
}

/** Whoever holds an address of it. */
export async function findByLink(db: Db<'workation'>, now: Temporal.Instant, token: string): Promise<Stay | undefined> {
  return await find(
    db,
    sql`y.id = (select stay_id from workation.stay_links where digest = ${digestOf(token)} and expires_at > ${now})`,
  )
}

/** From here on nobody else changes this stay until the transaction ends: two buttons at once are one after the other. */
export async function holdStay(tx: Tx<'workation'>, id: number): Promise<Stay> {
  await sql`select from workation.stays where id = ${id} for update`.execute(tx)
  return await getStay(tx, id)
}

/** @returns its id; undefined where the same form was sent before */
export async function insertStay(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  { companyId, key, ...stay }: Omit<NewStay, 'company' | 'home'> & { companyId: number; key: string },
): Promise<number | undefined> {
  const { wishedFrom, wishedThrough, ...same } = stay
  const row = await tx
    .insertInto('workation.stays')
    .values({
      ...same,
      company_id: companyId,
      wished_from: wishedFrom,
      wished_through: wishedThrough,
      asked_at: now,
      key,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findByKey(db: Db<'workation'>, key: string): Promise<Stay | undefined> {
  return await find(db, sql`y.key = ${key}::uuid`)
}

/** アドレス of a stay for whoever it is handed to; only its digest is kept. */
export async function makeLink(tx: Tx<'workation'>, now: Temporal.Instant, stayId: number): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('workation.stay_links')
    .values({ digest: digestOf(token), stay_id: stayId, expires_at: now.add({ hours: LINK_DAYS * 24 }) })
    .execute()
  return token
}

export async function setState(tx: Tx<'workation'>, id: number, state: StayState): Promise<void> {
  await sql`update workation.stays set state = ${state}, version = version + 1 where id = ${id}`.execute(tx)
}

/** Of what is proposed or booked from now on. */
export async function setDays(
  tx: Tx<'workation'>,
  id: number,
  [from, through]: readonly [Temporal.PlainDate, Temporal.PlainDate],
): Promise<void> {
  await sql`update workation.stays set from_day = ${from}, through_day = ${through} where id = ${id}`.execute(tx)
}

export interface NewAct {
  stayId: number
  act: StayAct
  at: Temporal.Instant
  words?: string
  staffId?: number | null | undefined
  residentId?: number | null | undefined
}

export async function insertStayAct(
  tx: Tx<'workation'>,
  { stayId, act, at, words = '', staffId, residentId }: NewAct,
): Promise<void> {
  await tx
    .insertInto('workation.stay_acts')
    .values({ stay_id: stayId, act, at, words, staff_id: staffId ?? null, resident_id: residentId ?? null })
    .execute()
}

export async function hasAct(db: Db<'workation'>, stayId: number, act: StayAct): Promise<boolean> {
  const acts = db.selectFrom('workation.stay_acts').select('id').where('stay_id', '=', stayId).where('act', '=', act)
  return (await acts.limit(1).executeTakeFirst()) !== undefined
}

export interface ListedAct {
  act: StayAct
  at: Temporal.Instant
  words: string
  /** Nobody of ours: the firm, or it came by itself. */
  who: string | null
}

/** What became of a stay, the newest first. */
export async function listStayActs(db: Db<'workation'>, stayId: number): Promise<ListedAct[]> {
  const { rows } = await sql<ListedAct>`select a.act, a.at, a.words, coalesce(s.name, r.display_name) as who
    from workation.stay_acts a left join kernel.staff s on s.id = a.staff_id left join kernel.residents r on r.id = a.resident_id
    where a.stay_id = ${stayId} order by a.id desc limit 50`.execute(db)
  return rows
}

/** Whoever proposed to a stay last. */
export async function findProposer(db: Db<'workation'>, stayId: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select staff_id as id from workation.itineraries
    where stay_id = ${stayId} and proposed_at is not null order by id desc limit 1`.execute(db)
  return rows[0]?.id
}

/** What the firm wrote when it asked. */
export async function findAsked(db: Db<'workation'>, stayId: number): Promise<string> {
  const { rows } = await sql<{ words: string }>`select words from workation.stay_acts
    where stay_id = ${stayId} and act = 'asked' order by id limit 1`.execute(db)
  return rows[0]?.words ?? ''
}

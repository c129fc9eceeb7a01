import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { SOMEBODY_ELSE } from '../offers/offers.queries.ts'
import type { NewProvider, Provider } from './provider.ts'

const columns = sql`v.id, v.name, v.name_en as "nameEn", v.kinds, v.person, v.email, v.phone,
  v.registered_at as "registeredAt", v.ended_at as "endedAt", v.version`

export interface ListedProvider extends Provider {
  offers: number
  published: number
  members: number
}

export async function listProviders(db: Db<'workation'>): Promise<ListedProvider[]> {
  const { rows } = await sql<ListedProvider>`select ${columns},
      (select count(*)::int from workation.offers o where o.provider_id = v.id) as offers,
      (select count(*)::int from workation.offers o where o.provider_id = v.id and o.state = 'published') as published,
      (select count(*)::int from workation.members m where m.provider_id = v.id) as members
    from workation.providers v order by v.ended_at is not null, v.name`.execute(db)
  return rows
}

/** @throws Refusal 404 */
export async function getProvider(db: Db<'workation'>, id: number): Promise<Provider> {
  const { rows } = await sql<Provider>`select ${columns} from workation.providers v where v.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'この事業者は見つかりません。')
  return rows[0]
}

/** Those that somebody may offer for: of a resident their own, else all that stand. */
export async function listStanding(
  db: Db<'workation'>,
  ids: readonly number[] | undefined,
): Promise<{ id: number; name: string }[]> {
  const all = db.selectFrom('workation.providers').select(['id', 'name']).where('ended_at', 'is', null).orderBy('name')
  if (!ids) return all.execute()
  return ids.length === 0 ? [] : all.where('id', 'in', ids).execute()
}

/** The providers for whom a resident acts. */
export async function providerIdsOf(db: Db<'workation'>, residentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('workation.members')
    .select('provider_id as id')
    .where('resident_id', '=', residentId)
    .execute()
  return rows.map(({ id }) => id)
}

const columnsOf = ({ nameEn, ...same }: NewProvider) => ({ ...same, name_en: nameEn })

/** @returns undefined where there is one of this name */
export async function insertProvider(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  provider: NewProvider,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('workation.providers')
    .values({ ...columnsOf(provider), registered_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function isNameTaken(db: Db<'workation'>, name: string, but: number): Promise<boolean> {
  const { rows } = await sql`select from workation.providers where name = ${name} and id <> ${but}`.execute(db)
  return rows.length > 0
}

/** @throws Refusal 409 where somebody else changed it since it was read */
export async function updateProvider(
  tx: Tx<'workation'>,
  id: number,
  version: number,
  change: NewProvider | { endedAt: Temporal.Instant | null },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('workation.providers')
    .set({ ...('endedAt' in change ? { ended_at: change.endedAt } : columnsOf(change)), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(409, SOMEBODY_ELSE)
}

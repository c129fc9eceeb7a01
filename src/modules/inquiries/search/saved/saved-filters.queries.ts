import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import { askTogether } from '#lib/db/ask-together.ts'
import type { Db, Tx } from '#lib/db/connect.ts'

/** 保存した絞り込み: an address of the desk that somebody keeps under a name. */
export interface SavedFilter {
  id: number
  name: string
  /** What the address says: `list=waiting&urgent=1`. */
  query: string
}

type Owner = Pick<Staff, 'id'>

/** Asked with every list of the desk. */
const listEach = askTogether(async (db: Db<'inquiries'>, staffIds: readonly number[]) => {
  const { rows } = await sql<{ saved: SavedFilter[] }>`/* prepared */
    select (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'query', f.query) order by f.name), '[]')
      from inquiries.saved_filters f where f.staff_id = asked.id) as saved
    from unnest(${staffIds}::bigint[]) with ordinality asked (id, place) order by asked.place`.execute(db)
  return rows.map(({ saved }) => saved)
})

export const listSaved = (db: Db<'inquiries'>, { id }: Owner): Promise<SavedFilter[]> => listEach(db, id)

/** One after the other, so that their number can be trusted. @returns how many there are */
export async function holdSaved(tx: Tx<'inquiries'>, { id }: Owner): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.saved_filters'), ${id}::int)`.execute(tx)
  const { count } = await tx
    .selectFrom('inquiries.saved_filters')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('staff_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns undefined where they have one of this name */
export async function insertSaved(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id: staffId }: Owner,
  { name, query }: Omit<SavedFilter, 'id'>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.saved_filters')
    .values({ staff_id: staffId, name, query, saved_at: now })
    .onConflict((conflict) => conflict.constraint('one_filter_of_a_name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns false where they have none of this id */
export async function deleteSaved(tx: Tx<'inquiries'>, { id: staffId }: Owner, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('inquiries.saved_filters')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

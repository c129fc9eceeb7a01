import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { MenuContent } from './menu.ts'

/** A menu as it is written, and how far what was published of it is. */
export interface Menu extends MenuContent {
  id: number
  version: number
  /** Of the topic or ward; null for all other audiences. */
  label: string | null
  changedAt: Temporal.Instant
  /** What LINE has of it now; undefined where it is not published. */
  shown: Shown | undefined
}

export interface Shown {
  since: Temporal.Instant
  /** LINE has it, with its picture. */
  ready: boolean
  failure: string | null
  /** It was changed since. */
  older: boolean
}

type Row = Omit<Menu, 'shown'> & { since: Temporal.Instant | null; ready: boolean; failure: string | null }

const SAME = sql`(e.name, e.bar_text, e.layout, e.fields, e.audience) = (m.name, m.bar_text, m.layout, m.fields, m.audience)
  and e.label_id is not distinct from m.label_id`

const menus = () => sql<Row & { same: boolean }>`
  select m.id, m.name, m.bar_text as "barText", m.layout, m.fields, m.audience, m.label_id as "labelId", l.name as label,
    m.version, m.changed_at as "changedAt", e.published_at as since, e.uploaded_at is not null as ready, e.failure,
    coalesce(${SAME}, false) as same
  from inquiries.menus m left join inquiries.notice_labels l on l.id = m.label_id
  left join inquiries.menu_editions e on e.menu_id = m.id and e.ended_at is null`

const toMenu = ({ since, ready, failure, same, ...menu }: Row & { same: boolean }): Menu => ({
  ...menu,
  shown: since ? { since, ready, failure, older: !same } : undefined,
})

export async function listMenus(db: Db<'inquiries'>): Promise<Menu[]> {
  const { rows } = await sql<Row & { same: boolean }>`${menus()}
    order by array_position(array['everybody', 'signed_in', 'label', 'disaster'], m.audience), m.label_id, m.id`.execute(
    db,
  )
  return rows.map(toMenu)
}

/** @throws Refusal 404 */
export async function getMenu(db: Db<'inquiries'>, id: number): Promise<Menu> {
  const { rows } = await sql<Row & { same: boolean }>`${menus()} where m.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, 'このメニューは見つかりませんでした。')
  return toMenu(rows[0])
}

/** Whoever else writes or publishes menus waits. @throws Refusal 404 */
export async function holdMenu(tx: Tx<'inquiries'>, id: number): Promise<Menu> {
  await holdMenus(tx)
  return getMenu(tx, id)
}

export async function holdMenus(tx: Tx<'inquiries'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.menus'))`.execute(tx)
}

const columns = ({ name, barText, layout, fields, audience, labelId }: MenuContent) => ({
  name,
  bar_text: barText,
  layout,
  fields: JSON.stringify(fields),
  audience,
  label_id: labelId,
})

export async function findMenuByKey(db: Db<'inquiries'>, key: string): Promise<number | undefined> {
  const found = await db.selectFrom('inquiries.menus').select('id').where('client_key', '=', key).executeTakeFirst()
  return found?.id
}

export const hasMenus = async (db: Db<'inquiries'>): Promise<boolean> => (await countMenus(db)) > 0

export async function countMenus(db: Db<'inquiries'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from inquiries.menus`.execute(db)
  return rows[0]!.count
}

export async function insertMenu(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  key: string,
  content: MenuContent,
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.menus')
    .values({ client_key: key, ...columns(content), changed_at: now, changed_by: staffId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateMenu(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { id, version }: Menu,
  content: MenuContent,
): Promise<void> {
  await tx
    .updateTable('inquiries.menus')
    .set({ ...columns(content), version: version + 1, changed_at: now, changed_by: staffId })
    .where('id', '=', id)
    .execute()
}

export async function deleteMenu(tx: Tx<'inquiries'>, id: number): Promise<void> {
  await tx.deleteFrom('inquiries.menus').where('id', '=', id).execute()
}

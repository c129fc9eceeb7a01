import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { MenuContent } from './menu.ts'
import type { Menu } from './menus.queries.ts'
import { READY } from './shown.queries.ts'

/** 公開した版, as LINE has it or is to have it. */
export interface Edition extends MenuContent {
  id: number
  key: string
  lineId: string | null
  isUploaded: boolean
}

const editions = () => sql<Edition>`
  select e.id, e.key, e.name, e.bar_text as "barText", e.layout, e.fields, e.audience, e.label_id as "labelId",
    e.line_id as "lineId", e.uploaded_at is not null as "isUploaded" from inquiries.menu_editions e`

/** In the place of what that audience saw, and of what was published of this menu before. */
export async function insertEdition(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  menu: Menu,
): Promise<void> {
  await sql`update inquiries.menu_editions set ended_at = ${now} where ended_at is null
    and (menu_id = ${menu.id} or (audience = ${menu.audience} and label_id is not distinct from ${menu.labelId}))`.execute(
    tx,
  )
  await sql`insert into inquiries.menu_editions
      (menu_id, name, bar_text, layout, fields, audience, label_id, published_at, published_by)
    select id, name, bar_text, layout, fields, audience, label_id, ${now}, ${staffId} from inquiries.menus
    where id = ${menu.id}`.execute(tx)
}

export async function endEdition(tx: Tx<'inquiries'>, now: Temporal.Instant, menuId: number): Promise<void> {
  await sql`update inquiries.menu_editions set ended_at = ${now} where ended_at is null and menu_id = ${menuId}`.execute(
    tx,
  )
}

/** What is published and LINE does not have yet, or not with its picture. */
export async function listUnready(db: Db<'inquiries'>): Promise<Edition[]> {
  const { rows } = await sql<Edition>`${editions()}
    where e.ended_at is null and e.uploaded_at is null order by e.id`.execute(db)
  return rows
}

export async function noteMade(db: Db<'inquiries'>, id: number, lineId: string): Promise<void> {
  await sql`update inquiries.menu_editions set line_id = ${lineId}, failure = null where id = ${id}`.execute(db)
}

export async function noteUploaded(db: Db<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await sql`update inquiries.menu_editions set uploaded_at = ${now}, failure = null where id = ${id}`.execute(db)
}

export async function noteFailure(db: Db<'inquiries'>, id: number, failure: string): Promise<void> {
  await sql`update inquiries.menu_editions set failure = ${failure} where id = ${id}`.execute(db)
}

/** LINE does not know it any more (another account, somebody deleted it there): it is made again. */
export async function forgetMade(db: Db<'inquiries'>, id: number): Promise<void> {
  await sql`with links as (delete from inquiries.menu_links where edition_id = ${id})
    update inquiries.menu_editions set line_id = null, uploaded_at = null where id = ${id}`.execute(db)
}

/** What LINE has of us, as far as we know. */
export async function listMade(db: Db<'inquiries'>): Promise<{ id: number; lineId: string }[]> {
  const { rows } = await sql<{ id: number; lineId: string }>`
    select id, line_id as "lineId" from inquiries.menu_editions
    where line_id is not null and gone_at is null order by id`.execute(db)
  return rows
}

/** What was published and is over, at LINE still, and seen by nobody. */
export async function listLeftovers(db: Db<'inquiries'>): Promise<{ id: number; lineId: string }[]> {
  const { rows } = await sql<{ id: number; lineId: string }>`with ${READY}
    select e.id, e.line_id as "lineId" from inquiries.menu_editions e
    where e.ended_at is not null and e.line_id is not null and e.gone_at is null
      and not exists (select from inquiries.menu_links l where l.edition_id = e.id)
      and not exists (select from ready r where r.id = e.id)
    order by e.id`.execute(db)
  return rows
}

export async function noteGone(db: Db<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await sql`update inquiries.menu_editions set gone_at = ${now} where id = ${id}`.execute(db)
}

/** Whether there is a menu for 災害モード. */
export async function hasDisasterMenu(db: Db<'inquiries'>): Promise<boolean> {
  const { rows } =
    await sql`select from inquiries.menu_editions where audience = 'disaster' and ended_at is null`.execute(db)
  return rows.length > 0
}

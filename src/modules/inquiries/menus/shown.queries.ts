import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { LINE_ISSUER } from '../line/issuer.ts'

/** What an audience sees: what is published for it, or what was before, as long as LINE does not have that. */
export const READY = sql`ready as (select distinct on (e.audience, e.label_id) e.id, e.audience, e.label_id from inquiries.menu_editions e
    where e.uploaded_at is not null and e.gone_at is null and (e.ended_at is null or exists (select from inquiries.menu_editions n
      where n.ended_at is null and n.uploaded_at is null and n.audience = e.audience and n.label_id is not distinct from e.label_id))
    order by e.audience, e.label_id, e.ended_at desc)`

/** While there is a disaster and a menu for it, everybody sees that one and nobody another. */
const SHOWN = sql`${READY},
  disaster as (select r.id from ready r where r.audience = 'disaster'
    and exists (select from inquiries.disasters d where d.ended_at is null))`

/** What everybody ought to see, as LINE calls it; undefined where that is nothing of ours. */
export async function findForEverybody(db: Db<'inquiries'>): Promise<{ id: number; lineId: string } | undefined> {
  const { rows } = await sql<{ id: number; lineId: string }>`with ${SHOWN}
    select e.id, e.line_id as "lineId" from inquiries.menu_editions e
    where e.id = coalesce((select id from disaster), (select id from ready where audience = 'everybody'))`.execute(db)
  return rows[0]
}

export interface Change {
  lineUserId: string
  /** Null: what everybody sees. */
  editionId: number | null
  lineId: string | null
}

/**
 * Whose phone shows another menu than it ought to, as far as LINE took it.
 * Precedence: ward, then topic (the town's order), then signed in, then everybody's.
 */
export async function listChanges(db: Db<'inquiries'>, now: Temporal.Instant, most: number): Promise<Change[]> {
  const { rows } = await sql<Change>`with ${SHOWN},
    wanted as (
      select f.line_user_id, case when exists (select from disaster) then null else coalesce(
        (select r.id from ready r join inquiries.subscriptions s on s.ward_id = r.label_id where s.line_user_id = f.line_user_id),
        (select r.id from ready r join inquiries.subscribed_topics t on t.topic_id = r.label_id
          where t.line_user_id = f.line_user_id order by t.topic_id limit 1),
        (select r.id from ready r where r.audience = 'signed_in' and exists (
          select from kernel.resident_identities i join kernel.sessions n on n.resident_id = i.resident_id
          where i.kind = 'line' and i.issuer = ${LINE_ISSUER} and i.subject = f.line_user_id
            and n.ended_at is null and n.expires_at > ${now}))) end as id
      from inquiries.line_friends f where f.following and (exists (select from ready) or exists (select from inquiries.menu_links)))
    select w.line_user_id as "lineUserId", w.id as "editionId", e.line_id as "lineId"
    from wanted w left join inquiries.menu_links l using (line_user_id) left join inquiries.menu_editions e on e.id = w.id
    where w.id is distinct from l.edition_id order by w.id, w.line_user_id limit ${most}`.execute(db)
  return rows
}

export async function noteLinks(
  db: Db<'inquiries'>,
  editionId: number | null,
  users: readonly string[],
): Promise<void> {
  await (
    editionId === null
      ? sql`delete from inquiries.menu_links where line_user_id = any(${users}::text[])`
      : sql`insert into inquiries.menu_links (line_user_id, edition_id) select unnest(${users}::text[]), ${editionId}
        on conflict (line_user_id) do update set edition_id = excluded.edition_id`
  ).execute(db)
}

/** Whoever blocked the account: LINE keeps nothing for them that we could rely on. */
export async function forgetBlocked(db: Db<'inquiries'>): Promise<void> {
  await sql`delete from inquiries.menu_links l using inquiries.line_friends f
    where f.line_user_id = l.line_user_id and not f.following`.execute(db)
}

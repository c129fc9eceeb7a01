import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** A dataset of another catalogue that is not shown here. */
export interface Hidden {
  slug: string
  title: string
  because: string
  hiddenAt: Temporal.Instant
}

export async function listHidden(db: Db<'opendata'>, sourceId: number): Promise<Hidden[]> {
  const { rows } = await sql<Hidden>`select d.slug, d.title, h.hidden_because as because, h.hidden_at as "hiddenAt"
    from opendata.harvested h join opendata.datasets d on d.id = h.dataset_id
    where h.source_id = ${sourceId} and h.hidden_at is not null order by h.hidden_at desc, d.slug limit 200`.execute(db)
  return rows
}

/** @param slug undefined: everything of the source. @returns how many were shown until now */
export async function hideOf(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  sourceId: number,
  slug: string | undefined,
  because: string,
): Promise<number> {
  const { rows } = await sql`with hidden as (
      update opendata.harvested h set hidden_at = ${now}, hidden_because = ${because}
      from opendata.datasets d where d.id = h.dataset_id and h.source_id = ${sourceId} and h.hidden_at is null
        and d.slug = coalesce(${slug ?? null}::text, d.slug)
      returning h.dataset_id)
    update opendata.datasets d set modified_at = null, shown_since = null, version = version + 1
    from hidden where d.id = hidden.dataset_id returning d.id`.execute(tx)
  return rows.length
}

/** @returns whether it was hidden */
export async function showAgain(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  sourceId: number,
  slug: string,
): Promise<boolean> {
  const { rows } = await sql`with shown as (
      update opendata.harvested h set hidden_at = null, hidden_because = null
      from opendata.datasets d where d.id = h.dataset_id and h.source_id = ${sourceId} and d.slug = ${slug}
        and h.hidden_at is not null
      returning h.dataset_id, h.gone_at)
    update opendata.datasets d set version = version + 1,
      modified_at = case when shown.gone_at is null then ${now}::timestamptz end,
      shown_since = case when shown.gone_at is null then ${now}::timestamptz end
    from shown where d.id = shown.dataset_id returning d.id`.execute(tx)
  return rows.length > 0
}

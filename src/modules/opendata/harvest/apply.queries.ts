import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Found } from './reading/found.ts'

/** What is here of a source already. */
export interface Known {
  datasetId: number
  remoteId: string
  digest: string
  isGone: boolean
}

/** Datasets of one statement. */
const BATCH = 500

/** By what a change is noticed. */
export const digestOf = (found: Found): string => createHash('sha256').update(JSON.stringify(found)).digest('hex')

export const listKnown = (db: Db<'opendata'>, sourceId: number): Promise<Known[]> =>
  db
    .selectFrom('opendata.harvested')
    .where('source_id', '=', sourceId)
    .select(['dataset_id as datasetId', 'remote_id as remoteId', 'digest'])
    .select(sql<boolean>`gone_at is not null`.as('isGone'))
    .execute()

/** Names that begin with this, whoever has them. */
export async function listSlugs(db: Db<'opendata'>, start: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('opendata.datasets')
    .where('slug', '>=', start)
    .where('slug', '<', `${start}\u{10FFFF}`)
    .select('slug')
    .execute()
  return new Set(rows.map(({ slug }) => slug))
}

async function inBatches<Row>(rows: readonly Row[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(JSON.stringify(rows.slice(from, from + BATCH)))
}

/** Rows of what was found, from JSON. */
const foundIn = (json: string): RawBuilder<unknown> => sql`jsonb_to_recordset(${json}::jsonb) as f ("datasetId" bigint,
  slug text, digest text, "remoteId" text, "remoteUrl" text, title text, summary text, theme text, keywords text[],
  licence text, "licenceTitle" text, "licenceUrl" text, frequency text, "publisherCode" text, "publisherName" text,
  formats text[], resources jsonb, modified timestamptz)`

export type Fresh = Found & { slug: string; digest: string }

export const insertFound = (tx: Tx<'opendata'>, now: Temporal.Instant, sourceId: number, fresh: readonly Fresh[]) =>
  inBatches(fresh, (json) =>
    sql`with f as (select * from ${foundIn(json)}),
      d as (insert into opendata.datasets (slug, title, summary, theme, keywords, licence, frequency, source, made_at,
          shown_since, modified_at, publisher_code, publisher_name, formats)
        select slug, title, summary, theme, keywords, licence, frequency, 'harvest', ${now}, ${now}, ${now},
          "publisherCode", "publisherName", formats from f
        returning id, slug)
      insert into opendata.harvested (dataset_id, source_id, remote_id, remote_url, licence_title, licence_url,
        resources, modified_at, digest, first_seen_at, last_seen_at)
      select d.id, ${sourceId}, "remoteId", "remoteUrl", "licenceTitle", "licenceUrl", resources, modified, digest, ${now}, ${now}
      from d join f using (slug)`.execute(tx),
  )

export type Renewed = Found & { datasetId: number; digest: string }

/** Those that are otherwise now, and those that came back: they are seen again. */
export const renewFound = (tx: Tx<'opendata'>, now: Temporal.Instant, renewed: readonly Renewed[]) =>
  inBatches(renewed, async (json) => {
    await sql`update opendata.datasets d set title = f.title, summary = f.summary, theme = f.theme, keywords = f.keywords,
        licence = f.licence, frequency = f.frequency, publisher_code = f."publisherCode",
        publisher_name = f."publisherName", formats = f.formats,
        modified_at = case when h.hidden_at is null then ${now}::timestamptz end,
        shown_since = case when h.hidden_at is null then coalesce(d.shown_since, ${now}) end, version = d.version + 1
      from ${foundIn(json)} join opendata.harvested h on h.dataset_id = f."datasetId" where d.id = f."datasetId"`.execute(
      tx,
    )
    await sql`update opendata.harvested h set remote_url = f."remoteUrl", licence_title = f."licenceTitle",
        licence_url = f."licenceUrl", resources = f.resources, modified_at = f.modified, digest = f.digest, gone_at = null
      from ${foundIn(json)} where h.dataset_id = f."datasetId"`.execute(tx)
  })

/** 墓標: what is gone at its source is not shown any more; its page says where it came from. */
export async function buryGone(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  datasetIds: readonly number[],
): Promise<void> {
  if (datasetIds.length === 0) return
  await sql`update opendata.datasets set shown_since = null, modified_at = null, formats = '{}', version = version + 1
    where id = any(${datasetIds}::bigint[])`.execute(tx)
  await sql`update opendata.harvested set gone_at = ${now} where dataset_id = any(${datasetIds}::bigint[])`.execute(tx)
}

export async function setSeen(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  sourceId: number,
  remoteIds: readonly string[],
): Promise<void> {
  await sql`update opendata.harvested set last_seen_at = ${now}
    where source_id = ${sourceId} and remote_id = any(${remoteIds}::text[])`.execute(tx)
}

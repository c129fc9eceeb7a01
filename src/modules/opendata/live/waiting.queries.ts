import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

export interface WaitingDraft {
  slug: string
  title: string
  madeAt: Temporal.Instant
}

/** 公開を待つ変更: drafts made from the records of these sections, the longest first. */
export async function listWaitingDrafts(db: Db<'opendata'>, sectionIds: readonly number[]): Promise<WaitingDraft[]> {
  const { rows } = await sql<WaitingDraft>`select d.slug, d.title, e.made_at as "madeAt"
    from opendata.datasets d join opendata.editions e on e.dataset_id = d.id and e.state = 'draft'
    where d.source in ('events', 'facilities', 'wifi', 'list') and d.section_id = any(${[...sectionIds]}::bigint[])
    order by e.made_at, d.id`.execute(db)
  return rows
}

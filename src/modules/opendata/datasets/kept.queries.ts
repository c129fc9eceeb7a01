import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Source } from './dataset.ts'

/** A dataset as its section sees it in the list. */
export interface KeptDataset {
  slug: string
  title: string
  sectionId: number
  section: string
  source: Source
  modifiedAt: Temporal.Instant | null
  /** The number of the edition that is public. */
  published: number | null
  /** Nothing of it is public any more. */
  isWithdrawn: boolean
  inHand: 'draft' | 'circulating' | null
  /** Of the edition in hand. */
  errors: number
  madeAt: Temporal.Instant | null
}

/** Drafts that wait for somebody to go on with them. */
export const draftsOf = (sectionIds: readonly number[]) =>
  sql<number>`(select count(*)::int from opendata.editions e join opendata.datasets d on d.id = e.dataset_id
    where e.state = 'draft' and d.section_id = any(${sectionIds}::bigint[]))`

export async function listKept(db: Db<'opendata'>): Promise<KeptDataset[]> {
  const { rows } =
    await sql<KeptDataset>`select d.slug, d.title, d.section_id as "sectionId", s.name as section, d.source,
      d.modified_at as "modifiedAt", p.number as published,
      p.id is null and exists (select from opendata.editions w where w.dataset_id = d.id and w.state = 'withdrawn') as "isWithdrawn",
      h.state as "inHand", coalesce(h.errors, 0) as errors, h.made_at as "madeAt"
    from opendata.datasets d join kernel.sections s on s.id = d.section_id
      left join opendata.editions p on p.dataset_id = d.id and p.state = 'published'
      left join opendata.editions h on h.dataset_id = d.id and h.state in ('draft', 'circulating')
    order by h.id is null, d.title, d.id`.execute(db)
  return rows
}

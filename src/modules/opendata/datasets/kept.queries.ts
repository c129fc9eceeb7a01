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
export async function countDrafts(db: Db<'opendata'>, sectionIds: readonly number[]): Promise<number> {
  if (sectionIds.length === 0) return 0
  const { count } = await db
    .selectFrom('opendata.editions as e')
    .innerJoin('opendata.datasets as d', 'd.id', 'e.dataset_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('e.state', '=', 'draft')
    .where('d.section_id', 'in', sectionIds)
    .executeTakeFirstOrThrow()
  return Number(count)
}

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

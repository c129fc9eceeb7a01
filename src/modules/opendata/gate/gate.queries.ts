import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { SuppressionPlan } from './counts-table.ts'

/** 秘匿の記録: how it was done, in words for the decision. */
export interface KeptSuppression {
  least: number
  hideZeros: boolean
  lines: { label: string; text: string }[]
  /** By what was added up, by table: later editions are compared with it. */
  plans: Record<string, SuppressionPlan>
}

/** @param columns names of those with hidden counts: what the check said of their cells goes with the counts */
export async function keepSuppression(
  tx: Tx<'opendata'>,
  editionId: number,
  digest: string,
  suppression: KeptSuppression,
  columns: readonly string[],
): Promise<void> {
  await tx
    .updateTable('opendata.editions')
    .set({
      suppression: JSON.stringify(suppression),
      digest,
      findings: sql`(select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(findings) with ordinality as all_of (one, place)
        where not one ->> 'column' = any(${columns}::text[]))`,
    })
    .where('id', '=', editionId)
    .where('state', '=', 'draft')
    .execute()
}

export async function findSuppression(db: Db<'opendata'>, editionId: number): Promise<KeptSuppression | undefined> {
  const row = await db
    .selectFrom('opendata.editions')
    .select(sql<KeptSuppression | null>`suppression`.as('suppression'))
    .where('id', '=', editionId)
    .executeTakeFirst()
  return row?.suppression ?? undefined
}

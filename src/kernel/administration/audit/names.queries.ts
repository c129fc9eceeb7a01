import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Names } from './names.ts'

/** What a page of the trail calls by code. Residents stay numbers: who sees a resident’s name leaves a record of that. */
export async function namesOf(db: Db, codes: string[]): Promise<Names> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from (
      select 'staff:' || id, name from kernel.staff
      union all select 'section:' || id, name from kernel.sections
      union all select 'approval_route:' || id, name from kernel.approval_routes
      union all select 'oidc_provider:' || id, label from kernel.oidc_providers
    ) as named (code, name) where code = any(${[...new Set(codes)]})`.execute(db)
  return new Map(rows.map(({ code, name }) => [code, name]))
}

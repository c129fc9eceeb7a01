import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Provider } from './providers.queries.ts'

export interface People {
  /** How many people sign in with this provider. */
  people: number
  /** How many of them have no other way in. */
  stranded: number
}

/** Whom a provider lets in today. */
export async function peopleWith(db: Db, { audience, issuer }: Provider): Promise<People> {
  const counted = audience === 'staff' ? staffWith(issuer) : residentsWith(issuer)
  const { rows } = await counted.execute(db)
  return rows[0] ?? { people: 0, stranded: 0 }
}

const staffWith = (issuer: string) => sql<People>`
  select count(*)::int as people, count(*) filter (where s.password_hash is null and not exists (
      select from kernel.staff_identities other
      join kernel.oidc_providers p on p.audience = 'staff' and p.issuer = other.issuer
      where other.staff_id = s.id and other.issuer <> ${issuer}))::int as stranded
  from kernel.staff s where s.disabled_at is null
    and exists (select from kernel.staff_identities i where i.staff_id = s.id and i.issuer = ${issuer})`

// A resident comes in with a code by e-mail or at another provider; a LINE account is no way into these pages.
const residentsWith = (issuer: string) => sql<People>`
  select count(*)::int as people, count(*) filter (where not exists (
      select from kernel.resident_identities other
      left join kernel.oidc_providers p on p.audience = 'resident' and p.issuer = other.issuer
      where other.resident_id = r.id
        and (other.kind = 'email' or (other.kind = 'oidc' and other.issuer <> ${issuer} and p.id is not null))))::int as stranded
  from kernel.residents r
  where exists (select from kernel.resident_identities i
    where i.resident_id = r.id and i.kind = 'oidc' and i.issuer = ${issuer})`

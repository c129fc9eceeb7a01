import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { AuditSearch } from './audit-search.ts'
import { type About, aboutOf } from './subject.ts'

export interface AuditEntry {
  seq: number
  at: Temporal.Instant
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown>
}

const unspaced = (name: string): string => name.replaceAll(/\s/g, '')

const staffNamed = (name: string) =>
  sql`select 'staff:' || id from kernel.staff
    where sign_in_name = ${name.toLowerCase()} or translate(name, ' 　', '') = ${unspaced(name)}`

/** Subjects that a number or a name may mean: staff and residents have names; what else has one is found by them. */
export async function subjectsNamed(db: Db, { kind, of = '' }: About): Promise<string[]> {
  const kinds = kind ? [kind] : ['conversation', 'resident', 'staff']
  if (/^\d+$/.test(of)) return kinds.map((each) => `${each}:${of}`)
  const { rows } = await sql<{ subject: string }>`
    select subject from (${staffNamed(of)}
      union all select 'resident:' || id from kernel.residents where translate(display_name, ' 　', '') = ${unspaced(of)}
    ) as named (subject)`.execute(db)
  const named = rows.map(({ subject }) => subject)
  const wanted = kind === 'conversation' ? 'resident' : kind
  const found = wanted ? named.filter((subject) => subject.startsWith(`${wanted}:`)) : named
  return found.length > 0 ? found : [kind ? `${kind}:${of}` : of]
}

/** A conversation has no name of its own, but the trail says whose it is. */
function concerns({ kind, of }: About, subjects: string[]) {
  if (kind && !of) return sql`(e.subject = ${kind} or e.subject like ${`${kind}:%`})`
  const residents = subjects.flatMap((subject) => /^resident:(\d+)$/.exec(subject)?.[1] ?? [])
  const theirs = sql`e.subject like 'conversation:%' and e.detail ->> 'resident' = any(${residents})`
  if (kind === 'conversation' && residents.length > 0) return sql`(${theirs})`
  return sql`e.subject = any(${subjects})`
}

/** Newest first, at most `limit`. A name that nobody has finds nothing. @param subjects what `search.subject` means */
export async function searchAudit(
  db: Db,
  search: AuditSearch,
  subjects: string[],
  limit: number,
): Promise<AuditEntry[]> {
  const { subject, actor, on, seen, before } = search
  const conditions = [
    subject && concerns(aboutOf(subject), subjects),
    actor && (actor.includes(':') ? sql`e.actor = ${actor}` : sql`e.actor in (${staffNamed(actor)})`),
    on && sql`e.at >= ${startOf(on)} and e.at < ${startOf(on.add({ days: 1 }))}`,
    seen && sql`e.action like '%.viewed'`,
    before !== undefined && sql`e.seq < ${before}`,
  ].filter((condition) => typeof condition === 'object')
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<AuditEntry>`
    select e.seq, e.at, e.actor, e.action, e.subject, e.detail from kernel.audit_entries e
    ${where} order by e.seq desc limit ${limit}`.execute(db)
  return rows
}

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(TOKYO).toInstant()

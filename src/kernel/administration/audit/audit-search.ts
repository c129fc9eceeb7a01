import { subjectOf } from './subject.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { idIn } from '#lib/text/whole-number.ts'

/** What the audit trail is searched for; the address holds all of it. */
export interface AuditSearch {
  /** About whom or what: `conversation:12`, `resident:3`, `staff:suzuki`, `:佐藤 美咲`. */
  subject: string | undefined
  /** Who acted: a sign-in name or a name, or as the trail has it: `staff:5`, `resident:3`, `system:cli root`. */
  actor: string | undefined
  /** A day in Japan. */
  on: Temporal.PlainDate | undefined
  /** Only who saw something. */
  seen: boolean
  /** Entries before this number: the cursor. */
  before: number | undefined
}

const wordOf = (typed = '') =>
  typed
    .normalize('NFKC')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200) || undefined

export function readSearch(query: Record<string, string>): AuditSearch {
  return {
    subject: wordOf(query['subject']) ?? subjectOf({ kind: wordOf(query['kind']), of: wordOf(query['of']) }),
    actor: wordOf(query['actor']),
    on: typedDate(query['on']),
    seen: query['seen'] === '1',
    before: idIn(query['before']) || undefined,
  }
}

export function addressOf(search: Partial<AuditSearch>): string {
  const { subject, actor, on, seen, before } = search
  const query = new URLSearchParams({
    ...(subject && { subject }),
    ...(actor && { actor }),
    ...(on && { on: String(on) }),
    ...(seen && { seen: '1' }),
    ...(before !== undefined && { before: String(before) }),
  })
  return query.size > 0 ? `/console/audit?${query}` : '/console/audit'
}

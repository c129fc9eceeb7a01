import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { type AuditEntry, searchAudit, subjectsNamed } from './audit.queries.ts'
import type { AuditSearch } from './audit-search.ts'
import { codesIn, isCode, type Names } from './names.ts'
import { namesOf } from './names.queries.ts'
import { aboutOf } from './subject.ts'

export interface AuditView {
  entries: AuditEntry[]
  names: Names
  /** Where the older ones begin, if there are any. */
  next: number | undefined
}

const PAGE = 50

/** 監査証跡の閲覧: who looks at the trail leaves a trace in it, about whomever they asked. */
export function viewAudit(db: Db, now: Temporal.Instant, staff: Staff, search: AuditSearch): Promise<AuditView> {
  return db.transaction().execute(async (tx) => {
    const about = search.subject === undefined ? undefined : aboutOf(search.subject)
    const subjects = about?.of ? await subjectsNamed(tx, about) : []
    const found = await searchAudit(tx, search, subjects, PAGE + 1)
    const entries = found.slice(0, PAGE)
    const codes = entries.flatMap(({ actor, subject, detail }) => [actor, subject, ...codesIn(detail)])
    const names = await namesOf(tx, codes)
    const { actor, on, seen, before } = search
    const asked = { actor, on: on && String(on), seen: seen || undefined, before, shown: entries.length }
    // By number, not by the name that was typed: a name in the trail could never be taken out again.
    const [only, ...others] = subjects.filter(isCode)
    const subject = only && others.length === 0 ? only : (about?.kind ?? 'audit')
    const named = others.length > 0 ? { subjects: [only, ...others] } : {}
    await record(tx, now, `staff:${staff.id}`, 'audit.searched', subject, { ...asked, ...named })
    return { entries, names, next: found.length > PAGE ? entries.at(-1)?.seq : undefined }
  })
}

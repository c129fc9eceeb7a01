import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { record } from '../../audit/record.ts'
import { renameResident, type Resident } from '../residents.queries.ts'
import { ME } from './me-words.ts'

const LONGEST = 50

/** Changes what the town calls a resident. The names stay out of the audit trail: that it changed is enough. */
export async function rename(
  db: Db,
  now: Temporal.Instant,
  resident: Resident,
  typed: string,
  lang: Language,
): Promise<void> {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (!name) throw new Refusal(422, ME[lang].noName, 'name')
  if ([...name].length > LONGEST) throw new Refusal(422, ME[lang].longName(LONGEST), 'name')
  await db.transaction().execute(async (tx) => {
    await renameResident(tx, resident.id, name)
    await record(tx, now, `resident:${resident.id}`, 'resident.renamed', `resident:${resident.id}`)
  })
}

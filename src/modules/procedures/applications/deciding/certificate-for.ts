import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { NewCertificate } from '../../certificates/certificates.queries.ts'
import { fillTemplate } from '../../definition/template.ts'
import { tell } from '../../definition/tell.ts'
import { applicantOf, type Arrived } from '../application.ts'
import { knownOf } from '../tell-applicant.ts'

/** The words of an answer within a sentence; of a name without its furigana. */
const inSentence = (kind: string | undefined, lines: readonly string[]): string =>
  kind === 'name' ? (lines[0] ?? '') : lines.join(' ')

function answersInWords({ definition, answers }: Arrived): Record<string, string> {
  const kinds = new Map(definition.pages.flatMap(({ fields }) => fields.map(({ id, kind }) => [id, kind])))
  const told = tell(definition, answers).filter(({ row }) => row === undefined)
  return Object.fromEntries(told.map(({ fieldId, lines }) => [fieldId, inSentence(kinds.get(fieldId), lines)]))
}

/**
 * The certificate with which a procedure ends, as its definition has it and in the town's name; none for one that ends with a notice.
 * Before it is decided, it says 決裁の日 in place of the day.
 */
export async function certificateFor(
  db: Db | Tx,
  now: Temporal.Instant,
  application: Arrived,
): Promise<NewCertificate | undefined> {
  const { id, definition, answers, sectionId } = application
  const { result } = definition
  if (result.kind !== 'certificate') return undefined
  const { name: town } = await getProfile(db)
  const known = knownOf(application, town)
  const months = result.validMonths
  return {
    sectionId,
    applicationId: id,
    title: result.title,
    holder: applicantOf(definition, answers),
    body: fillTemplate(result.body, {
      ...answersInWords(application),
      ...known,
      decidedOn: known.decidedOn ?? '(決裁の日)',
    }).trim(),
    ...(months !== undefined && { validThrough: dateInTokyo(now).add({ months }).subtract({ days: 1 }) }),
  }
}

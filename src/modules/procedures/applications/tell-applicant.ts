import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { tellResident } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { agentInWords, stands } from '../agents/mandate.ts'
import { tellAgent } from '../agents/tell-agent.ts'
import type { Answers } from '../definition/answers.ts'
import { fillTemplate, type Variable } from '../definition/template.ts'
import { applicantOf, type Application, applicationHref, type Arrived, numberInWords } from './application.ts'

/** The address that they wrote down for it; a client's is the one that they proved, whatever their agent wrote. */
export function writtenEmail(
  { definition, mandate }: Pick<Application, 'definition' | 'mandate'>,
  answers: Answers,
): string | undefined {
  if (mandate) return mandate.clientEmail
  const { email } = definition.applicant
  const written = email === undefined ? undefined : answers[email]
  return typeof written === 'string' && isMailbox(written) ? written : undefined
}

/** What notices and certificates can say of an application. */
export const knownOf = (
  { definition, answers, section, reason, decidedAt, ...application }: Arrived,
  municipality: string,
): Record<Variable, string | undefined> => ({
  number: numberInWords(application),
  title: definition.title,
  name: applicantOf(definition, answers),
  arrivedOn: formatWareki(dateInTokyo(application.arrivedAt)),
  expectedBy: application.expectedBy ? formatWareki(application.expectedBy) : undefined,
  decidedOn: decidedAt ? formatWareki(dateInTokyo(decidedAt)) : undefined,
  section,
  municipality,
  reason,
})

/** A notice in its words, with what is known put in. */
export const noticeOf = (application: Arrived, template: string, municipality: string): string =>
  fillTemplate(template, knownOf(application, municipality))

/**
 * お知らせ once the transaction commits; whoever gave us no way reads the same on the page of their application. What is for them alone
 * (`more`: the reason of a refusal) does not go by LINE. An agent reads it too while the mandate stands.
 */
export async function tellApplicant(
  tx: Tx,
  { publicUrl }: Municipality,
  application: Arrived,
  template: string,
  more?: (town: string) => string,
): Promise<void> {
  const { id, residentId, answers, definition, section, mandate } = application
  const { name } = await getProfile(tx)
  const words = noticeOf(application, template, name).trimEnd()
  const foot = `申請の状況: ${publicUrl}${applicationHref(id)}\n\n${name} ${section}`
  const by = mandate && `代理人: ${agentInWords(mandate)} 代理`
  const letter = {
    subject: `${definition.title}(受付番号 ${numberInWords(application)})`,
    text: [words, more?.(name), by, foot].filter(Boolean).join('\n\n'),
  }
  const email = writtenEmail(application, answers)
  await tellResident(tx, { residentId, email }, { ...letter, onLine: [words, by, foot].filter(Boolean).join('\n\n') })
  if (mandate && stands(mandate)) await tellAgent(tx, mandate.agentResidentId, letter)
}

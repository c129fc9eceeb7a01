import { listIdentities } from '#kernel/identity/residents.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { agentInWords, stands } from '../agents/mandate.ts'
import { tellAgent } from '../agents/tell-agent.ts'
import { fillTemplate, type Variable } from '../definition/template.ts'
import { applicantOf, applicationHref, type Arrived, numberInWords } from './application.ts'

/** The address that a client proved, that they wrote down for it, or else one that they sign in with. */
async function addressOf(db: Db, { definition, answers, residentId, mandate }: Arrived): Promise<string | undefined> {
  if (mandate) return mandate.clientEmail
  const { email } = definition.applicant
  const written = email === undefined ? undefined : answers[email]
  if (typeof written === 'string' && isMailbox(written)) return written
  if (residentId === null) return undefined
  return (await listIdentities(db, residentId)).find(({ kind }) => kind === 'email')?.subject
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
 * お知らせ by e-mail once the transaction commits; whoever gave no address reads the same on the page of their application.
 * An agent reads it too while the mandate stands.
 */
export async function tellApplicant(
  tx: Tx,
  { publicUrl }: Municipality,
  application: Arrived,
  template: string,
  more?: (town: string) => string,
): Promise<void> {
  const to = await addressOf(tx, application)
  const { mandate } = application
  const agent = mandate && stands(mandate) ? mandate.agentResidentId : undefined
  if (to === undefined && agent === undefined) return
  const { name } = await getProfile(tx)
  const words = noticeOf(application, template, name).trimEnd()
  const by = mandate && `代理人: ${agentInWords(mandate)} 代理`
  const foot = `申請の状況: ${publicUrl}${applicationHref(application.id)}\n\n${name} ${application.section}`
  const letter = {
    subject: `${application.definition.title}(受付番号 ${numberInWords(application)})`,
    text: [words, more?.(name), by, foot].filter(Boolean).join('\n\n'),
  }
  if (to !== undefined) await sendMail(tx, { to, ...letter })
  if (agent !== undefined) await tellAgent(tx, agent, letter)
}

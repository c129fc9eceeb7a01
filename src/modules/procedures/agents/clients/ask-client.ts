import { record } from '#kernel/audit/record.ts'
import { limit } from '#kernel/http/rate-limit.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { holdApplication } from '../../applications/applications.queries.ts'
import { actorOf, refuseArrived, refuseBeyond, refuseOthers, type Visitor } from '../../applications/filling/own.ts'
import { digestOfAnswers, readSeen } from '../../applications/filling/submit.ts'
import { endRequest, findLastRequest, insertRequest } from '../approving/requests.queries.ts'
import { agentInWords, hasLapsed } from '../mandate.ts'
import { getMandateRecord, touchDraft } from '../mandates.queries.ts'

/** How long a client may take. */
export const REQUEST_DAYS = 14
const PER_AGENT = { max: 100, per: { hours: 24 } }

/** It says that there is something to look at, and from whom: whoever else reads the mail learns nothing more. */
const letter = (town: string, agent: string, link: string, through: string) => `${town}のオンライン窓口です。

${agent}から、あなたの代わりに作った申請を確かめてほしいというお願いが届いています。
次のページで内容を確かめて、申請するか、断るかを選んでください。

${link}

${through}まで開けます。開くときに、このメールアドレスでのサインインが必要です。
心当たりがないときは、開かずにこのメールを捨ててください。あなたが選ぶまで、何も申請されません。
`

/**
 * 依頼者に確かめてもらう: mails the client a link to exactly what the agent has read. Asked again, the link before no longer opens it.
 * @param after the asking that the agent saw last, 0 for none: pressed twice, one mail goes out. @throws Refusal 403, 404, 409, 429
 */
export async function askClient(
  { db: any, publicUrl }: Municipality,
  now: Temporal.Instant,
  visitor: Visitor,
  id: string,
  { seen, after }: { seen: string; after: number },
): Promise<void> {
  const db: Db<'procedures'> = any
  const { name: town } = await getProfile(any)
  if (visitor.residentId !== undefined) await limit(any, now, `mandate-requests:${visitor.residentId}`, PER_AGENT)
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    refuseArrived(application)
    const { mandate } = application
    if (!mandate) throw new Refusal(404, 'この申請は、だれかの代わりに書いているものではありません。')
    refuseBeyond(application, !mandate.unlisted, 'unlisted')
    const { mandatedOn } = await getMandateRecord(tx, mandate.id)
    refuseBeyond(application, !hasLapsed(mandatedOn, dateInTokyo(now)), 'lapsed')
    const last = await findLastRequest(tx, id)
    if ((last?.id ?? 0) !== after) return
    const answers = await readSeen(tx, now, application, { seen, button: '依頼者に確かめてもらう' })
    if (last && !last.outcome) await endRequest(tx, now, last.id, { outcome: 'replaced' })
    const code = newToken()
    const expiresAt = now.add({ hours: 24 * REQUEST_DAYS })
    await insertRequest(tx, {
      applicationId: id,
      mandateId: mandate.id,
      answersDigest: digestOfAnswers(application.definition, answers),
      codeDigest: digestOf(code),
      askedAt: now,
      expiresAt,
    })
    await touchDraft(tx, now, id)
    const through = dateInWords(dateInTokyo(expiresAt))
    await sendMail(tx, {
      to: mandate.clientEmail,
      subject: '申請を確かめてください',
      text: letter(town, agentInWords(mandate), `${publicUrl}/mandates/${code}`, through),
    })
    await record(tx, now, actorOf(application), 'mandate.asked', `application:${id}`)
  })
}

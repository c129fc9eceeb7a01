import { type NewDocument, propose, resubmit } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { askedQuota } from '../line/quota.ts'
import { peopleInWords } from './audience.ts'
import { listAddressed, namesIn } from './audience.queries.ts'
import { audienceInWords } from './audience-words.ts'
import { type Broadcast, BROADCAST, broadcastHref } from './broadcast.ts'
import { holdBroadcast, moveBroadcast } from './broadcasts.queries.ts'
import { reasonAgainstCost } from './cost.ts'

/**
 * 決裁に回す: what stands there, and nothing else, is decided. What came back goes round again.
 * @throws Refusal 403, 404, 409 where it moved on, is too late or costs more than is left of the month
 */
export async function proposeBroadcast(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  version: number,
): Promise<number> {
  const db: Db<'inquiries'> = municipality.db
  const quota = await askedQuota(program, municipality)
  return db.transaction().execute(async (tx) => {
    const broadcast = await holdBroadcast(tx, staff, id)
    if (broadcast.state !== 'draft') throw new Refusal(409, 'この配信は、もう決裁に回っています。')
    if (broadcast.version !== version)
      throw new Refusal(409, 'ほかの人が先に変えています。いまの内容を確かめて、もう一度決裁に回してください。')
    if (broadcast.sendAt && Temporal.Instant.compare(broadcast.sendAt, now) <= 0)
      throw new Refusal(409, '送る日時を過ぎています。日時を直してから、決裁に回してください。')
    const { length: people } = await listAddressed(tx, broadcast.audience, dateInTokyo(now))
    const dear = reasonAgainstCost(people, quota)
    if (dear) throw new Refusal(409, dear)
    await moveBroadcast(tx, id, 'proposed', { proposed_version: version })
    await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
    const { sectionId, title } = broadcast
    await record(tx, now, `staff:${staff.id}`, 'broadcast.proposed', `broadcast:${id}`, { title, version })
    return await putOnRoute(tx, now, staff, broadcast, await documentOf(tx, broadcast, people), sectionId)
  })
}

// The kernel's own types name its tables only.
const kernels = (tx: Tx<'inquiries'>) => tx as unknown as Tx

async function putOnRoute(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, proposalId }: Broadcast,
  document: NewDocument,
  sectionId: number,
): Promise<number> {
  if (proposalId !== null) {
    await resubmit(kernels(tx), now, staff, proposalId, document)
    return proposalId
  }
  const proposal = { matter: BROADCAST, subject: String(id), sectionId, href: broadcastHref(id), ...document }
  const made = await propose(kernels(tx), now, staff, proposal)
  await moveBroadcast(tx, id, 'proposed', { proposal_id: made })
  return made
}

const line = (label: string, text: string | null | undefined) => (text ? [{ label, text }] : [])

/** What whoever decides signs: all that will be said, to whom and when. */
async function documentOf(tx: Tx<'inquiries'>, broadcast: Broadcast, people: number): Promise<NewDocument> {
  const { title, body, link, picture, audience, whyUrgent, sendAt, pace } = broadcast
  const names = await namesIn(tx, audience)
  return {
    title: `一斉配信「${title}」`,
    lines: [
      ...line('本文', body),
      ...line('リンク', link),
      ...line('写真', picture && `${picture.name}(SHA-256 ${picture.sha256.toString('hex')})`),
      ...line('宛先', audienceInWords(audience, names)),
      ...line('友だち全員に送る理由', audience.kind === 'everybody' ? audience.why : null),
      ...line('人数', `${peopleInWords(people)}(決裁に回すときの数。送り始めるときに数え直します)`),
      ...line('送る日時', sendAt ? dateTimeInWords(sendAt) : '決裁のあとすぐ'),
      ...line('緊急の理由', whyUrgent),
      ...line('速さ', `1分に${pace.toLocaleString('ja')}人まで`),
    ],
  }
}

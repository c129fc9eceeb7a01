import type { Matter, Settlement } from '#kernel/approvals/index.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { type Broadcast, broadcastHref } from './broadcast.ts'
import { moveBroadcast, takeBroadcast } from './broadcasts.queries.ts'
import { wakeBroadcast } from './wake.ts'

type Ending = Omit<Settlement, 'outcome'>

// The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
const ours = (tx: Tx) => tx as unknown as Tx<'inquiries'>

async function take(tx: Tx<'inquiries'>, subject: string): Promise<Broadcast> {
  const broadcast = await takeBroadcast(tx, Number(subject))
  if (!broadcast) throw new Error(`no broadcast ${subject} was proposed`)
  await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
  return broadcast
}

async function decide(tx: Tx<'inquiries'>, { subject, now, staff }: Ending): Promise<void> {
  const broadcast = await take(tx, subject)
  await moveBroadcast(tx, broadcast.id, 'waiting', { decided_by: staff.id })
  await wakeBroadcast(tx, { ...broadcast, state: 'waiting' }, now)
}

/** 却下 and 取下げ end its proposal, 差戻し and 引戻し do not. */
async function giveBack(tx: Tx<'inquiries'>, { subject }: Ending, keeps: boolean): Promise<void> {
  const { id, proposalId } = await take(tx, subject)
  // What was handed back may be withdrawn then: it is a draft already.
  await moveBroadcast(tx, id, 'draft', { proposal_id: keeps ? proposalId : null })
}

/** 一斉配信: what is decided goes at its time; what is not is a draft again. */
export const broadcastMatter: Matter = {
  name: '一斉配信',
  rejectionLeaves: '何も送られず、下書きに戻ります。',
  settled: (tx, settlement) =>
    settlement.outcome === 'decided' ? decide(ours(tx), settlement) : giveBack(ours(tx), settlement, false),
  handedBack: (tx, handed) => giveBack(ours(tx), handed, true),
  mendHref: (subject) => broadcastHref(Number(subject)),
}

import type { Matter, Settlement } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Addressee, findHeldOf, holdAddressee, letGo, undoSeconds } from '../held/held.queries.ts'
import { intoDraft } from '../held/into-draft.ts'
import { releaseDue } from '../held/release.ts'
import { decisionHref, goesAt, type ProposedReply } from './decision.ts'
import { findProposed, moveProposed, wroteSince } from './proposed.queries.ts'

type Ending = Omit<Settlement, 'outcome'>

async function hold(tx: Tx<'inquiries'>, subject: string): Promise<{ proposed: ProposedReply; to: Addressee }> {
  const found = await findProposed(tx, Number(subject))
  if (!found) throw new Error(`no reply ${subject} was proposed`)
  const to = await holdAddressee(tx, found.conversationId)
  return { proposed: (await findProposed(tx, found.id))!, to }
}

/** From here on it is a reply like every other: of its author, with the seconds in which it can be taken back, or for its time. */
async function decide(tx: Tx<'inquiries'>, { subject, municipality, now, staff }: Ending): Promise<void> {
  const { proposed, to } = await hold(tx, subject)
  const held = await findHeldOf(tx, proposed.id)
  if (!held) throw new Error(`reply ${subject} waits for nobody`)
  if (await wroteSince(tx, to.id, proposed.seenUpTo))
    throw new Refusal(
      409,
      '返信案のあとに、相手から続きが届いています。「やりとりを見て決裁する」から読んで、決めてください。',
      'text',
    )
  await letGo(tx, held.id, {
    sendAfter: goesAt(held.sendAt, now, await undoSeconds(tx)),
    decidedBy: staff.id,
  })
  await moveProposed(tx, proposed.id, 'decided', staff.id)
  await tellScreens(tx, `inquiries:${to.sectionId}`)
  await releaseDue(tx, municipality, to.id, now)
}

/** 却下 and 取下げ end it, 差戻し and 引戻し do not; its words are a draft of its author each time. */
async function giveBack(
  tx: Tx<'inquiries'>,
  { subject, now, staff }: Ending,
  state: 'returned' | 'given_up',
): Promise<void> {
  const { proposed, to } = await hold(tx, subject)
  const held = await findHeldOf(tx, proposed.id)
  if (held) await intoDraft(tx, now, { ...held, conversationId: to.id }, staff, { id: proposed.staffId })
  await moveProposed(tx, proposed.id, state)
  await tellScreens(tx, `inquiries:${to.sectionId}`)
  await record(tx, now, `staff:${staff.id}`, 'conversation.reply_given_back', `conversation:${to.id}`, {
    resident: to.residentId,
    author: proposed.staffId,
    state,
  })
}

// The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
const ours = (tx: Tx) => tx as unknown as Tx<'inquiries'>

/** 相談への返信: what is decided goes, what is not is its author's draft. */
export const replyMatter: Matter = {
  name: '相談への返信',
  rejectionLeaves: '返信は送られず、書いた人の下書きに戻ります。',
  settled: (tx, settlement) =>
    settlement.outcome === 'decided' ? decide(ours(tx), settlement) : giveBack(ours(tx), settlement, 'given_up'),
  handedBack: (tx, handed) => giveBack(ours(tx), handed, 'returned'),
  mendHref: (subject) => decisionHref(Number(subject)),
  decideHref: (subject) => decisionHref(Number(subject)),
}

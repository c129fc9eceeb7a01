import { propose, resubmit } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { shorten } from '#lib/text/names.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { decisionHref, REPLY } from './decision.ts'
import { insertProposed, isProposedIn, proposeAgain, type Returned, setProposal } from './proposed.queries.ts'

interface Place {
  id: number
  sectionId: number
  residentId: number
}

/**
 * One place for a reply that is to be decided, in a conversation that is held. What came back to its author goes round again.
 * @throws Refusal 403 where they belong to another section, 409 where another one waits already
 */
export async function placeProposed(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id: conversationId, sectionId }: Place,
  returned: Returned | undefined,
): Promise<{ id: number; proposalId?: number }> {
  if (!staff.sectionIds.includes(sectionId))
    throw new Refusal(
      403,
      'この相談の返信には決裁が要ります。決裁に回せるのは、きょうこの課に所属している職員だけです。内部メモで、課の職員に頼んでください。',
      'text',
    )
  if (await isProposedIn(tx, conversationId))
    throw new Refusal(
      409,
      'この相談には、決裁を待っている返信案がすでにあります。決裁を待つか、取り下げてもらってください。',
      'text',
    )
  if (returned?.sectionId === sectionId) {
    await proposeAgain(tx, now, returned.id, conversationId)
    return returned
  }
  return { id: await insertProposed(tx, now, { conversationId, sectionId, staffId: staff.id }) }
}

export interface Proposing {
  text: string
  choices: readonly string[]
  files: string[]
  sendAt: Temporal.Instant | undefined
}

/** What whoever decides signs: our own words. What the resident said is not copied: they may take it back. */
function documentOf({ text, choices, files, sendAt }: Proposing, now: Temporal.Instant) {
  const lines = [{ label: '返信', text: text || '(文はありません)' }]
  if (choices.length > 0) lines.push({ label: '返事のボタン', text: choices.join('、') })
  if (files.length > 0) lines.push({ label: '添付', text: files.join('、') })
  if (sendAt) lines.push({ label: '送る日時', text: momentInWords(sendAt, now) })
  return { title: `相談への返信「${shorten((text || files[0]!).replaceAll(/\s+/g, ' '), 30)}」`, lines }
}

/** 決裁に回す: last in the transaction that wrote the reply. @returns the proposal's id */
export async function proposeReply(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id: conversationId, sectionId, residentId }: Place,
  placed: { id: number; proposalId?: number },
  proposing: Proposing,
): Promise<number> {
  const { text, files } = proposing
  await record(tx, now, `staff:${staff.id}`, 'conversation.reply_proposed', `conversation:${conversationId}`, {
    resident: residentId,
    characters: text.length,
    files: files.length,
  })
  const document = documentOf(proposing, now)
  const href = decisionHref(placed.id)
  const kernelTx = tx as unknown as Tx
  try {
    if (placed.proposalId !== undefined) {
      await resubmit(kernelTx, now, staff, placed.proposalId, document)
      return placed.proposalId
    }
    const proposal = { matter: REPLY, subject: String(placed.id), sectionId, href, ...document }
    const proposalId = await propose(kernelTx, now, staff, proposal)
    await setProposal(tx, placed.id, proposalId)
    return proposalId
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.message, 'text') // told on the desk, beside what was typed
    throw error
  }
}

import type { Db } from '#lib/db/connect.ts'
import { type Read, threadsOf } from '../casework/merging/joined.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { listPublishedOf } from '../faq/published.queries.ts'
import { type MachineText, type Use, WORTH_A_SUMMARY } from './machine.ts'
import { usesOf } from './save-model.ts'
import { countSaid, isKeptFromMachines, listStanding } from './texts.queries.ts'

/** 言語モデル at one conversation, for the reply to one resident. */
export interface Machine {
  /** What may be asked here: nothing where it is off, or the conversation is kept from machines. */
  uses: readonly Use[]
  texts: MachineText[]
  /** Questions of the sources, as far as they are published still. */
  questions: ReadonlyMap<number, string>
}

export async function readMachine(
  db: Db<'inquiries'>,
  staff: { id: number },
  to: Conversation,
  conversation: Read,
): Promise<Machine> {
  const { id, channel } = to
  const [on, texts] = await Promise.all([usesOf(db), listStanding(db, staff, to, threadsOf(conversation))])
  const asks = on.length > 0 && channel !== 'phone' && !(await isKeptFromMachines(db, id))
  const isLong = asks && on.includes('summary') && (await countSaid(db, id)) > WORTH_A_SUMMARY
  const sources = texts.flatMap((text) => text.sources)
  const faqs = sources.length > 0 ? await listPublishedOf(db, sources) : []
  return {
    uses: asks ? on.filter((use) => use !== 'summary' || isLong) : [],
    texts,
    questions: new Map(faqs.map((faq) => [faq.id, faq.question])),
  }
}

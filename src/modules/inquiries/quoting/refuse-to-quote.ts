import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findQuotable } from './quotes.queries.ts'

/** @throws Refusal 409 where it was withdrawn meanwhile or cannot be quoted, 422 where only files would quote it: LINE lets words alone */
export async function refuseToQuote(
  tx: Tx<'inquiries'>,
  conversation: { id: number },
  messageId: number,
  text: string,
): Promise<void> {
  if (!text) throw new Refusal(422, '引用して返信するときは、ことばも入力してください。', 'text')
  if (!(await findQuotable(tx, conversation, messageId)))
    throw new Refusal(
      409,
      '引用するメッセージは、送信が取り消されたか、引用できないものです。このまま送ると、引用せずに送ります。',
      'text',
    )
}

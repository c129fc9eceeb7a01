import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findStay } from './stays.queries.ts'

/** Words go where the conversation goes on: into the page, or the talk. @throws Refusal 409 with a field, so that what was typed stays */
export async function refuseElsewhere(db: Db<'inquiries'>, conversationId: number, field: string): Promise<void> {
  const stay = await findStay(db, conversationId)
  if (!stay) return
  const isTalk = stay.talkId === conversationId
  if (isTalk && !stay.endedAt)
    throw new Refusal(409, 'この相談は町のページで続いています。町のページの相談を開いて返信してください。', field)
  if (!isTalk && stay.endedAt)
    throw new Refusal(409, 'この相談は LINE に戻りました。LINE の相談を開いて返信してください。', field)
}

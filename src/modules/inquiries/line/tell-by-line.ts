import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { findSent, insertSaid } from '../sending/outgoing.queries.ts'
import { wakeSender } from '../sending/send.ts'
import { insertSending } from '../sending/sendings.queries.ts'
import { LONGEST_REPLY, textOnTheWire } from '../sending/wire.ts'
import { findLineConversation } from './line-conversation.queries.ts'

/**
 * お知らせ of another room, said to a resident in their conversation (see tellResident). The town itself says it: it answers nothing
 * that the resident asked, and moves the conversation to no other place in the list.
 */
export function tellByLineTask(program: Program): Task {
  return async (municipality, payload) => {
    const [id, residentId, text] = [String(payload['id']), Number(payload['residentId']), String(payload['text'])]
    const db: Db<'inquiries'> = municipality.db
    const now = program.clock()
    await db.transaction().execute(async (tx) => {
      const conversation = await findLineConversation(tx, residentId)
      if (!conversation || (await findSent(tx, conversation.id, id)) !== undefined) return
      const request = textOnTheWire(text.slice(0, LONGEST_REPLY))
      const sendingId = await insertSending(tx, conversation.id, request, now, undefined, 'notice')
      const said = { by: 'system', at: now, sendingId, clientKey: id } as const
      await insertSaid(tx, conversation.id, { kind: 'notice', body: text }, said)
      await wakeSender(tx, conversation.id)
      await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    })
  }
}

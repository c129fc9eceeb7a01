import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { overdueAttachments } from '../conversations/attachments.queries.ts'
import { deleteUnopenedBefore } from '../confidential/visits.queries.ts'
import { forgottenBroadcasts } from '../broadcasts/broadcasts.queries.ts'
import { wakeBroadcast } from '../broadcasts/wake.ts'
import { deleteSignInsBefore } from '../line/signing-in/sign-ins.queries.ts'
import { wakeMenus } from '../menus/wake.ts'
import { deleteNoticeLinksBefore } from '../subscriptions/links.queries.ts'
import { deleteLinksBefore } from '../web/links.queries.ts'
import { FORGOTTEN_AFTER_DAYS } from '../web/links.ts'
import { forgottenHeld } from '../held/held.queries.ts'
import { wakeRelease } from '../held/release.ts'
import { forgottenConversations } from './sendings.queries.ts'
import { wakeSender } from './send.ts'

/** Attachments that still wait after this long have lost their job. */
const OVERDUE_MINUTES = 15

/** Every few minutes: whatever waits gets a job again, should it have lost its own (a restore, a job given up). */
export const sweepTask =
  (program: Program): Task =>
  async (municipality) => {
    const before = Temporal.Now.instant().subtract({ minutes: OVERDUE_MINUTES })
    const db: Db<'inquiries'> = municipality.db
    await db.transaction().execute(async (tx) => {
      await enqueue(tx, 'inquiries.take-in', {}, { queue: 'inquiries.take-in', key: 'inquiries.take-in' })
      for (const messageId of await overdueAttachments(tx, before)) {
        await enqueue(tx, 'inquiries.fetch-content', { messageId }, { key: `inquiries.fetch-content:${messageId}` })
      }
      await wakeMenus(tx)
      await deleteSignInsBefore(tx, before)
      await deleteUnopenedBefore(tx, before)
      await deleteNoticeLinksBefore(tx, before)
      await deleteLinksBefore(tx, before.subtract({ hours: FORGOTTEN_AFTER_DAYS * 24 }))
      for (const conversationId of await forgottenConversations(tx)) await wakeSender(tx, conversationId)
      for (const broadcast of await forgottenBroadcasts(tx)) await wakeBroadcast(tx, broadcast, program.clock())
      for (const conversationId of await forgottenHeld(tx)) await wakeRelease(tx, conversationId, program.clock())
    })
  }

import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdToChange } from '../conversations/conversations.queries.ts'
import { endOpinionRequests } from './end-requests.ts'
import { listRequests } from './opinion-requests.queries.ts'

/** 合議の取下げ, by whoever answers for the conversation. Twice is once. @throws Refusal 404, 409 where the opinion was faster */
export function withdrawRequest(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  requestId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const request = (await listRequests(tx, conversation)).find((one) => one.id === requestId)
    if (!request) throw new Refusal(404, 'この合議は見つかりませんでした。')
    if (request.outcome === 'given')
      throw new Refusal(409, 'その間に意見が返りました。やりとりの中で読めます。', 'asked')
    await endOpinionRequests(tx, now, conversation, { outcome: 'withdrawn', by: staff.id, id: requestId })
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
  })
}

import { record } from '#kernel/audit/record.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Asked } from './asked.queries.ts'
import { endLinks } from './links.queries.ts'
import { makeLink } from './links.ts'

/** アドレスを新しくする: every address before it opens nothing any more, at once and on open pages. */
export function renewLink(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  { id, residentId, confidential }: Asked,
): Promise<`/inquiries/${string}`> {
  if (confidential) throw new Refusal(404, 'このページのアドレスは、LINE のトークから開けます。')
  return db.transaction().execute(async (tx) => {
    await endLinks(tx, now, id)
    const href = await makeLink(tx, now, id, { mailed: false })
    await tellScreens(tx, askerWord(id))
    await record(tx, now, `resident:${residentId}`, 'conversation.link_renewed', `conversation:${id}`)
    return href
  })
}

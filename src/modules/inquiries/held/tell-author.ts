import { notify } from '#kernel/notifications/notify.ts'
import type { Tx } from '#lib/db/connect.ts'
import { takeUntold } from './held.queries.ts'

/** Whoever scheduled a reply hears once that the resident wrote meanwhile. It goes all the same, unless it is taken back. */
export async function tellAuthors(tx: Tx<'inquiries'>, conversationId: number, at: Temporal.Instant): Promise<void> {
  for (const staffId of await takeUntold(tx, conversationId, at))
    await notify(tx, at, staffId, {
      title: '返信を予約した相談に、相手から続きが届きました。予約のままでよいか確かめてください',
      href: `/console/inquiries/${conversationId}`,
    })
}

import { z } from 'zod'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { chooseSlot, type Outcome } from './choose-slot.ts'
import { holdOffer } from './offers.queries.ts'

export const ChoiceForm = z.object({ offer: z.string(), choice: z.enum(['0', '1', '2', '3', 'written']) })

/** A button on the page was pressed by whoever holds it: of an offer that was made in their own conversation. @throws Refusal 404 */
export function chooseOnPage(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  asked: { id: number },
  { offer: typed, choice }: z.infer<typeof ChoiceForm>,
): Promise<Outcome> {
  return db.transaction().execute(async (tx) => {
    const offer = await holdOffer(tx, idIn(typed))
    const chosen =
      offer?.conversationId === asked.id &&
      (await chooseSlot(tx, now, offer.id, choice === 'written' ? choice : Number(choice)))
    if (!chosen) throw new Refusal(404, 'この日時は選べません。ページを読み込み直してください。')
    return chosen.outcome
  })
}

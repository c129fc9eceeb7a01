import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Editor } from './editor.ts'
import { mayOfferFor } from './offers.queries.ts'
import { idIn } from '#lib/text/whole-number.ts'

/** For whom something new is offered. @throws Refusal 422 where the editor may not offer for them, or chose nobody */
export async function readProvider(tx: Tx<'workation'>, editor: Editor, typed: Typed): Promise<number> {
  const providerId = idIn(firstOf(typed, 'provider'))
  if (await mayOfferFor(tx, editor, providerId)) return providerId
  throw new Refusal(422, 'どの事業者の掲載かを選んでください。', 'provider')
}

import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { lackingInWords } from '../reservations/lacking-words.ts'
import { listLacking } from '../reservations/reservations.queries.ts'
import { tellFirm } from '../stays/letters.ts'
import { type Stay, subjectOf } from '../stays/stay.ts'
import { holdStay, insertStayAct, setDays, setState } from '../stays/stays.queries.ts'
import { findDraft, findProposed, setProposed } from './itineraries.queries.ts'
import { misfitsOf, spanOf } from './itinerary.ts'

/**
 * 提案する: the draft goes to the firm by e-mail and is never changed again. What is proposed is not held: the firm holds it when it decides.
 * @throws Refusal 422 where it does not fit the team, or something of it is not free; 409 where there is no draft
 */
export async function propose(
  { conversations }: Pick<Program, 'conversations'>,
  town: Municipality,
  now: Temporal.Instant,
  stay: Stay,
  staffId: number,
  typed: Typed,
): Promise<void> {
  const db: Db<'workation'> = town.db
  const form = formReader(typed)
  const people = form.whole('people', '人数', [1, 500])
  const words = form.text('words', '添える言葉', 2000)
  form.done()
  await db.transaction().execute(async (tx) => {
    const { state } = await holdStay(tx, stay.id)
    const draft = await findDraft(tx, stay.id)
    if (!draft || state === 'cancelled' || state === 'declined')
      throw new Refusal(409, '提案する行程がありません。ほかの人が先に提案したか、滞在が取りやめになりました。')
    const before = await findProposed(tx, stay.id)
    if (draft.items.length === 0) throw new Refusal(422, '場所かプログラムを、一つ以上加えてください。', 'place')
    const lacking = await listLacking(tx, stay.id, draft.id)
    const misfits = [
      ...misfitsOf({ people, items: draft.items }),
      ...lackingInWords(lacking, 'ja').map((words) => `空きが足りません: ${words}`),
    ]
    if (misfits.length > 0)
      throw new Refusal(
        422,
        misfits.join(' '),
        undefined,
        misfits.map((message) => ({ field: 'people', message })),
      )
    await setProposed(tx, now, draft.id, { people, words, staffId })
    if (state !== 'booked') await setDays(tx, stay.id, spanOf(draft.items))
    if (state === 'asked') await setState(tx, stay.id, 'proposed')
    await insertStayAct(tx, { stayId: stay.id, act: 'proposed', at: now, words, staffId })
    await tellFirm(tx, town, now, stay, { news: before ? 'amended' : 'proposed', words, items: draft.items })
    await conversations.settle(tx as unknown as Tx, now, { id: staffId }, subjectOf(stay.id))
    const detail = { itinerary: draft.id, before: before?.id, people }
    await record(tx, now, `staff:${staffId}`, 'stay.proposed', `stay:${stay.id}`, detail)
  })
}

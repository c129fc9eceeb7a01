import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Stay } from '../stays/stay.ts'
import { holdStay } from '../stays/stays.queries.ts'
import {
  copyItems,
  deleteDraft,
  deleteItem,
  findDraft,
  findProposed,
  insertDraft,
  insertPlaceItem,
  insertSessionItem,
} from './itineraries.queries.ts'

/** Lines of one itinerary. */
const MOST_ITEMS = 30
const MOST_DAYS = 92

/** The draft that staff write; a new one begins with what was proposed last. @throws Refusal 409 where there is nothing to propose any more */
async function draftOf(tx: Tx<'workation'>, stay: Stay, staffId: number): Promise<{ id: number; items: number }> {
  const { state } = await holdStay(tx, stay.id)
  if (state === 'cancelled' || state === 'declined')
    throw new Refusal(409, 'この滞在は取りやめになりました。行程は作れません。')
  const known = await findDraft(tx, stay.id)
  if (known) return { id: known.id, items: known.items.length }
  const before = await findProposed(tx, stay.id)
  const id = await insertDraft(tx, { stayId: stay.id, people: before?.people ?? stay.people, staffId })
  if (before) await copyItems(tx, before.id, id)
  return { id, items: before?.items.length ?? 0 }
}

type Draft = Awaited<ReturnType<typeof draftOf>>

/** Every change is one of the draft, begun where there is none. */
const onDraft = (
  db: Db<'workation'>,
  stay: Stay,
  staffId: number,
  change: (tx: Tx<'workation'>, draft: Draft) => Promise<void>,
): Promise<void> => db.transaction().execute(async (tx) => change(tx, await draftOf(tx, stay, staffId)))

export const beginDraft = (db: Db<'workation'>, stay: Stay, staffId: number): Promise<void> =>
  onDraft(db, stay, staffId, async () => {})

function refuseMany(items: number): void {
  if (items >= MOST_ITEMS) throw new Refusal(422, `行程は ${MOST_ITEMS} 行までです。`, 'units')
}

/** 行程に場所を加える. @throws Refusal 422 with everything that is wrong */
export async function addPlaceItem(
  db: Db<'workation'>,
  now: Temporal.Instant,
  stay: Stay,
  staffId: number,
  typed: Typed,
): Promise<void> {
  const form = formReader(typed)
  const placeId = form.id('place', '場所')
  const [from, through] = [form.day('from', '最初の日'), form.day('through', '最後の日')]
  if (from && Temporal.PlainDate.compare(from, dateInTokyo(now)) < 0)
    form.wrong('from', '最初の日は、今日から後にしてください。')
  if (from && through) {
    const days = from.until(through).days
    if (days < 0) form.wrong('through', '最後の日は、最初の日と同じか後にしてください。')
    else if (days > MOST_DAYS) form.wrong('through', `一度に加えられるのは ${MOST_DAYS} 日までです。`)
  }
  const units = form.whole('units', '数', [1, 500])
  form.done()
  await onDraft(db, stay, staffId, async (tx, draft) => {
    refuseMany(draft.items)
    const item = { placeId, from: from!, through: through!, units }
    const added = await insertPlaceItem(tx, draft.id, item)
    if (added === 'unknown') throw new Refusal(422, 'この場所は、いまは公開していません。', 'place')
    if (added === 'no night')
      throw new Refusal(422, '宿泊の最後の日は、発つ日です。最初の日より後にしてください。', 'through')
  })
}

/** 行程にプログラムを加える. @throws Refusal 422 with everything that is wrong */
export async function addSessionItem(
  db: Db<'workation'>,
  now: Temporal.Instant,
  stay: Stay,
  staffId: number,
  typed: Typed,
): Promise<void> {
  const form = formReader(typed)
  const sessionId = form.id('session', '開催回')
  const people = form.whole('seats', '参加する人数', [1, 500])
  form.done()
  await onDraft(db, stay, staffId, async (tx, draft) => {
    refuseMany(draft.items)
    if (!(await insertSessionItem(tx, now, draft.id, { sessionId, people })))
      throw new Refusal(422, 'この開催回は、終わったか、中止されたか、公開していません。', 'session')
  })
}

/** @throws Refusal 409 where somebody else did so before */
export async function removeItem(db: Db<'workation'>, stay: Stay, staffId: number, item: number): Promise<void> {
  await onDraft(db, stay, staffId, async (tx, draft) => {
    if (!(await deleteItem(tx, draft.id, item))) throw new Refusal(409, 'この行は、もう取り除かれています。')
  })
}

export async function discardDraft(db: Db<'workation'>, stay: Stay): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdStay(tx, stay.id)
    const draft = await findDraft(tx, stay.id)
    if (draft) await deleteDraft(tx, draft.id)
  })
}

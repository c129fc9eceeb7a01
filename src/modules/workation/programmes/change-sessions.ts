import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { firstOf, formReader, type Typed } from '../form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import type { Programme } from './programme.ts'
import { cancelSession, getProgramme, insertSession } from './programmes.queries.ts'

function readSession(typed: Typed, now: Temporal.Instant, { maxPeople, seasonFrom, seasonThrough }: Programme) {
  const form = formReader(typed)
  const startsAt = typedMoment(firstOf(typed, 'startsAt'))
  if (!startsAt) form.wrong('startsAt', '始まる日時を入力してください。')
  else if (Temporal.Instant.compare(startsAt, now) <= 0)
    form.wrong('startsAt', '始まる日時は、これから先にしてください。')
  else {
    const day = dateInTokyo(startsAt)
    if (Temporal.PlainDate.compare(day, seasonFrom) < 0 || Temporal.PlainDate.compare(day, seasonThrough) > 0)
      form.wrong('startsAt', `始まる日は、プログラムの時期(${seasonFrom}〜${seasonThrough})の中にしてください。`)
  }
  const places = form.said('places') ? form.whole('places', '定員', [1, maxPeople]) : maxPeople
  form.done()
  return { startsAt: startsAt!, places }
}

/** 開催回を加える. @throws Refusal 422 */
export async function addSession(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  typed: Typed,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const session = readSession(typed, now, await getProgramme(tx, editor, id))
    if ((await insertSession(tx, id, session)) === undefined)
      throw new Refusal(422, 'この日時の開催回は、すでにあります。', 'startsAt')
    const detail = { startsAt: session.startsAt.toString(), places: session.places }
    await record(tx, now, actorOf(editor), 'session.added', `offer:${id}`, detail)
  })
}

/** 開催を中止する, with the reason that the site shows. */
export async function cancelOneSession(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  sessionId: number,
  typed: string,
): Promise<void> {
  const reason = typed.trim()
  if (!reason || reason.length > 200) throw new Refusal(422, '中止の理由を、200文字までで入力してください。', 'reason')
  await db.transaction().execute(async (tx) => {
    await getProgramme(tx, editor, id)
    if (!(await cancelSession(tx, now, id, sessionId, reason)))
      throw new Refusal(409, 'この開催回は、もう中止されています。')
    await record(tx, now, actorOf(editor), 'session.cancelled', `offer:${id}`, { session: sessionId, reason })
  })
}

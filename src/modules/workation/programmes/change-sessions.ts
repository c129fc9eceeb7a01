import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { takeTurn } from '../reservations/reservations.queries.ts'
import { giveBack } from './give-back.ts'
import type { Programme } from './programme.ts'
import { cancelSession, getProgramme, insertSession } from './programmes.queries.ts'

function readSession(
  typed: Typed,
  now: Temporal.Instant,
  { minPeople, maxPeople, seasonFrom, seasonThrough }: Programme,
) {
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
  const places = form.said('places') ? form.whole('places', '定員', [minPeople, maxPeople]) : maxPeople
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

/**
 * 開催を中止する, with the reason that the site shows: what was booked of it is given back, and each firm hears.
 * @throws Refusal 422 without a reason, 409 where it has begun or was cancelled before
 */
export async function cancelOneSession(
  town: Municipality,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  sessionId: number,
  typed: string,
): Promise<void> {
  const reason = typed.trim()
  if (!reason || reason.length > 200) throw new Refusal(422, '中止の理由を、200文字までで入力してください。', 'reason')
  const db: Db<'workation'> = town.db
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx)
    const { name, nameEn } = await getProgramme(tx, editor, id)
    const startsAt = await cancelSession(tx, now, id, sessionId, reason)
    if (!startsAt) throw new Refusal(409, 'この開催回は、もう始まったか、中止されています。')
    const missed = await giveBack(tx, town, now, { id: sessionId, name, nameEn, startsAt, reason, by: editor })
    const detail = { session: sessionId, reason, stays: missed }
    await record(tx, now, actorOf(editor), 'session.cancelled', `offer:${id}`, detail)
  })
}

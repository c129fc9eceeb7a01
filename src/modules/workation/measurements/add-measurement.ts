import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { getPlace } from '../places/places.queries.ts'
import { readMeasurement } from './measurement.ts'
import { insertMeasurement } from './measurements.queries.ts'

/** 測定を加える. Nothing of it is ever changed; the next one stands beside it. @throws Refusal 422 with everything that is wrong */
export async function addMeasurement(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  { typed, userAgent }: { typed: Typed; userAgent: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await getPlace(tx, editor, id)
    const { measuredAt, ...measured } = readMeasurement(typed, now, userAgent)
    await insertMeasurement(tx, editor, id, { measuredAt, ...measured })
    const detail = { measuredAt: measuredAt.toString(), ...measured }
    await record(tx, now, actorOf(editor), 'measurement.added', `offer:${id}`, detail)
  })
}

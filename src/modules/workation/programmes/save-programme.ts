import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { insertOffer, updateOffer } from '../offers/offers.queries.ts'
import { readProvider } from '../offers/read-provider.ts'
import { readProgramme } from './programme.ts'
import { getProgramme, insertProgramme, updateProgramme } from './programmes.queries.ts'

/** プログラムを加える, as a draft. @returns its id. @throws Refusal 422 with everything that is wrong */
export function addProgramme(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  typed: Typed,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const providerId = await readProvider(tx, editor, typed)
    const programme = readProgramme(typed)
    const id = await insertOffer(tx, providerId, 'programme', programme)
    await insertProgramme(tx, id, programme)
    await record(tx, now, actorOf(editor), 'programme.added', `offer:${id}`, { name: programme.name })
    return id
  })
}

/** @throws Refusal 422 with everything that is wrong, 409 where somebody else was first */
export async function changeProgramme(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await getProgramme(tx, editor, id)
    const programme = readProgramme(typed)
    await updateOffer(tx, id, version, programme)
    await updateProgramme(tx, id, programme)
    const { name, price } = programme
    const changed = { name, price, priceBefore: before.price }
    await record(tx, now, actorOf(editor), 'programme.changed', `offer:${id}`, changed)
  })
}

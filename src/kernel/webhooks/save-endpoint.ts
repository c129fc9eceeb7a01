import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { record } from '../audit/record.ts'
import { formReader, type Typed, versionIn } from '../http/form-reader.ts'
import type { Staff } from '../identity/staff.ts'
import { listSections } from '../organization/sections.queries.ts'
import type { Settings } from '../settings.ts'
import {
  countEndpoints,
  type EndpointFields,
  findEndpoint,
  holdEndpoint,
  insertEndpoint,
  isNameTaken,
  updateEndpoint,
} from './endpoints.queries.ts'
import { readUrl } from './reach.ts'
import { giveSecret } from './secrets.ts'
import { type Endpoint, type EventKinds, LONGEST_NAME, MOST_ENDPOINTS } from './webhook.ts'

/** What an endpoint is checked against. */
export interface Allowed {
  settings: Settings
  kinds: EventKinds
}

const TAKEN = '同じ名前の送り先があります。別の名前にしてください。'
const isTaken = () => new Refusal(409, TAKEN, 'name')

async function read(
  db: Db,
  now: Temporal.Instant,
  typed: Typed,
  { settings, kinds }: Allowed,
): Promise<EndpointFields> {
  const form = formReader(typed)
  const name = form.line('name', '名前', LONGEST_NAME).toWellFormed()
  const url = readUrl(typed['url']?.[0] ?? '', settings)
  if ('wrong' in url) form.wrong('url', url.wrong)
  const chosen = form.someOf('kinds', '知らせる出来事', kinds)
  const sectionId = form.said('section') ? form.id('section', '課') : null
  const standing = await listSections(db, dateInTokyo(now))
  if (sectionId && !standing.some(({ id }) => id === sectionId)) form.wrong('section', '課を選び直してください。')
  form.done()
  return { name, url: 'url' in url ? url.url : '', kinds: chosen, sectionId }
}

/** 送り先を加える. @returns its secret, this once. @throws Refusal 409, 422 */
export async function addEndpoint(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  sealer: Sealer,
  typed: Typed,
  allowed: Allowed,
): Promise<{ id: number; secret: string }> {
  const fields = await read(db, now, typed, allowed)
  return db.transaction().execute(async (tx) => {
    if ((await countEndpoints(tx)) >= MOST_ENDPOINTS)
      throw new Refusal(409, `送り先は ${MOST_ENDPOINTS} 件までです。使わないものを消してください。`, 'name')
    const id = await insertEndpoint(tx, now, staff.id, fields)
    if (id === undefined) throw isTaken()
    const secret = await giveSecret(tx, sealer, id)
    await record(tx, now, `staff:${staff.id}`, 'webhook.added', `webhook:${id}`, { ...fields })
    return { id, secret }
  })
}

/** 送り先を変える. @throws Refusal 404, 409, 422 */
export async function changeEndpoint(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  allowed: Allowed,
): Promise<void> {
  const fields = await read(db, now, typed, allowed)
  await db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    if (endpoint.version !== versionIn(typed))
      throw new Refusal(409, 'ほかの人が先に変えました。読み込み直して、確かめてください。', 'name')
    if (await isNameTaken(tx, fields.name, id)) throw isTaken()
    await updateEndpoint(tx, id, fields)
    await record(tx, now, `staff:${staff.id}`, 'webhook.changed', `webhook:${id}`, { ...fields })
  })
}

const NONE = 'この送り先はありません。消されたかもしれません。'

/** @throws Refusal 404 */
export async function getEndpoint(db: Db, id: number): Promise<Endpoint> {
  const endpoint = await findEndpoint(db, id)
  if (!endpoint) throw new Refusal(404, NONE)
  return endpoint
}

/** @throws Refusal 404 */
export async function holdToChange(tx: Tx, id: number): Promise<Endpoint> {
  const endpoint = await holdEndpoint(tx, id)
  if (!endpoint) throw new Refusal(404, NONE)
  return endpoint
}

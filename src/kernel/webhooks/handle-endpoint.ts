import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../audit/record.ts'
import type { Staff } from '../identity/staff.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { DELIVER, DELIVER_OPTIONS } from './deliver.ts'
import { holdDelivery, insertTrial, setWaiting } from './deliveries.queries.ts'
import { deleteEndpoint, setPaused, setResumed } from './endpoints.queries.ts'
import { holdToChange } from './save-endpoint.ts'
import { renewSecret } from './secrets.ts'
import { type Endpoint, TRIAL } from './webhook.ts'

const subjectOf = ({ id }: Pick<Endpoint, 'id'>) => `webhook:${id}`

/** 秘密を作り直す: for a day the old one signs, too. @returns the new one, this once */
export const renew = (db: Db, now: Temporal.Instant, staff: Staff, sealer: Sealer, id: number): Promise<string> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    const secret = await renewSecret(tx, sealer, now, id)
    await record(tx, now, `staff:${staff.id}`, 'webhook.secret_renewed', subjectOf(endpoint))
    return secret
  })

/** 止める: what happens meanwhile waits. Twice is once. */
export const pauseEndpoint = (db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    if (endpoint.pausedAt) return
    await setPaused(tx, id, now, 'staff')
    await record(tx, now, `staff:${staff.id}`, 'webhook.paused', subjectOf(endpoint), { why: 'staff' })
  })

/** 再開する: what waited is sent at once, in its order. Twice is once. */
export const resumeEndpoint = (db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    if (!endpoint.pausedAt) return
    await setResumed(tx, id, now)
    await enqueue(tx, DELIVER, {}, DELIVER_OPTIONS)
    await record(tx, now, `staff:${staff.id}`, 'webhook.resumed', subjectOf(endpoint))
  })

/** 送り先を消す, with what was sent and what still waits. */
export const removeEndpoint = (db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    await deleteEndpoint(tx, id)
    const { name, url } = endpoint
    await record(tx, now, `staff:${staff.id}`, 'webhook.removed', subjectOf(endpoint), { name, url })
  })

function refusePaused({ pausedAt }: Endpoint): void {
  if (pausedAt) throw new Refusal(409, 'この送り先は止めてあります。再開してから、もう一度お試しください。', 'pause')
}

/** 試しに送る. @throws Refusal 404; 409 while it is paused */
export const tryEndpoint = (db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    refusePaused(endpoint)
    await insertTrial(tx, now, id, TRIAL, staff.id)
    await enqueue(tx, DELIVER, {}, DELIVER_OPTIONS)
    await record(tx, now, `staff:${staff.id}`, 'webhook.tried', subjectOf(endpoint))
  })

/** もう一度送る, with all its tries, under the id it had. @throws Refusal 404; 409 while the endpoint is paused */
export const sendAgain = (db: Db, now: Temporal.Instant, staff: Staff, id: number, deliveryId: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const endpoint = await holdToChange(tx, id)
    refusePaused(endpoint)
    if (!(await holdDelivery(tx, id, deliveryId)))
      throw new Refusal(404, 'この通知はありません。30日が過ぎて消えたかもしれません。')
    await setWaiting(tx, deliveryId, now, staff.id)
    await enqueue(tx, DELIVER, {}, DELIVER_OPTIONS)
    await record(tx, now, `staff:${staff.id}`, 'webhook.sent_again', subjectOf(endpoint), { delivery: deliveryId })
  })

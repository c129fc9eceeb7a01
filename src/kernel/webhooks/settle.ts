import type { Tx } from '#lib/db/connect.ts'
import { shorten } from '#lib/text/names.ts'
import { record } from '../audit/record.ts'
import { tellScreens } from '../jobs/enqueue.ts'
import { notify } from '../notifications/notify.ts'
import { type Attempt, type Due, holdDelivery, insertAttempt, setSettled, setToTryAgain } from './deliveries.queries.ts'
import { claimFailureTelling, holdEndpoint, setAsked, setPaused } from './endpoints.queries.ts'
import { type Endpoint, isGivenUp, nextTry, type Pause } from './webhook.ts'

const GONE = 410

/** What becomes of a delivery and of its endpoint by one try. Nothing, where the endpoint was removed meanwhile. */
export async function settle(
  tx: Tx,
  now: Temporal.Instant,
  { id, endpointId }: Pick<Due, 'id' | 'endpointId'>,
  attempt: Attempt,
): Promise<void> {
  const endpoint = await holdEndpoint(tx, endpointId)
  const held = endpoint && (await holdDelivery(tx, endpointId, id))
  if (!held) return
  await insertAttempt(tx, id, attempt)
  if (held.askedBy !== null) await tellScreens(tx, `staff:${held.askedBy}`) // who looks whether it arrives
  if (attempt.fault === null) {
    await setAsked(tx, endpointId, now, null)
    return setSettled(tx, id, now, 'delivered')
  }
  const failingSince = endpoint.failingSince ?? now
  await setAsked(tx, endpointId, now, failingSince)
  const again = attempt.status === GONE ? undefined : nextTry(held.tried + 1, now)
  if (again) await setToTryAgain(tx, id, held.tried + 1, again)
  else await setSettled(tx, id, now, 'failed')
  if (attempt.status === GONE) return pause(tx, now, endpoint, 'gone', '相手が受け取りをやめたので、通知を止めました')
  if (isGivenUp(failingSince, now)) return pause(tx, now, endpoint, 'failing', '3日の間届かないので、通知を止めました')
  if (!again && (await claimFailureTelling(tx, endpointId, now)))
    await tellOwner(tx, now, endpoint, '届かない通知があります')
}

async function pause(tx: Tx, now: Temporal.Instant, endpoint: Endpoint, why: Pause, words: string): Promise<void> {
  if (endpoint.pausedAt) return
  await setPaused(tx, endpoint.id, now, why)
  await tellOwner(tx, now, endpoint, words)
  await record(tx, now, 'system:webhooks', 'webhook.paused', `webhook:${endpoint.id}`, { why })
}

const tellOwner = (tx: Tx, now: Temporal.Instant, { id, name, ownerId }: Endpoint, words: string) =>
  notify(tx, now, ownerId, {
    title: `外部システム「${shorten(name, 20)}」: ${words}`,
    href: `/console/settings/webhooks/${id}`,
  })

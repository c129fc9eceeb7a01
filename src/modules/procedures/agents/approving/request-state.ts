import type { Application } from '../../applications/application.ts'
import type { MandateRequest } from './requests.queries.ts'

/** How an asking stands: what it asks about may have changed since, and a mail is not answered for ever. */
export type RequestState = 'open' | 'changed' | 'expired' | 'approved' | 'refused' | 'replaced'

/** @param digest of the answers as they are now; undefined where something is missing or wrong */
export function requestState(
  request: MandateRequest,
  { mandate }: Pick<Application, 'mandate'>,
  digest: string | undefined,
  now: Temporal.Instant,
): RequestState {
  if (request.outcome) return request.outcome
  if (request.mandateId !== mandate?.id || request.answersDigest !== digest) return 'changed'
  return Temporal.Instant.compare(now, request.expiresAt) < 0 ? 'open' : 'expired'
}

import type { Db } from '#lib/db/connect.ts'
import type { Application } from '../../applications/application.ts'
import type { MandateView } from '../agent-rows.ts'
import { findLastRequest, type MandateRequest } from '../approving/requests.queries.ts'
import { mandateViewOf } from '../view-mandate.ts'

/** What the summary of a draft tells its agent of the client. */
export interface ForClient {
  view: MandateView
  /** The client was asked last. */
  last: MandateRequest | undefined
}

export async function forClientOf(
  db: Db<'procedures'>,
  application: Pick<Application, 'id' | 'mandate'>,
): Promise<ForClient | undefined> {
  const view = await mandateViewOf(db, application)
  return view && { view, last: await findLastRequest(db, application.id) }
}

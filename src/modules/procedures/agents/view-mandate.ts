import type { Db } from '#lib/db/connect.ts'
import type { Application } from '../applications/application.ts'
import type { MandateView } from './agent-rows.ts'
import { getMandateRecord, listLimits } from './mandates.queries.ts'

/** Of an application that somebody may see; undefined where nobody files it for another. */
export async function mandateViewOf(
  db: Db<'procedures'>,
  { mandate }: Pick<Application, 'mandate'>,
): Promise<MandateView | undefined> {
  if (!mandate) return undefined
  return { mandate, record: await getMandateRecord(db, mandate.id), limits: await listLimits(db, mandate.id) }
}

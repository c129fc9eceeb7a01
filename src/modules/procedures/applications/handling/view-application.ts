import { whereItStands, type WhereItStands } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Confirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { MandateView } from '../../agents/agent-rows.ts'
import { mandateViewOf } from '../../agents/view-mandate.ts'
import type { Certificate } from '../../certificates/certificate.ts'
import { findCertificateOf } from '../../certificates/certificates.queries.ts'
import type { Arrived } from '../application.ts'
import { findApplication } from '../applications.queries.ts'
import { findConfirmed } from '../confirmed/confirmed-applicants.queries.ts'
import { type History, historyOf } from '../correcting/history.ts'
import { DECISION } from '../deciding/application-matter.ts'
import { type Event, listEvents } from '../events.queries.ts'
import { listFiles, type StoredFile } from '../files.queries.ts'
import { type Allowed, allowedOf, handles, NOTHING, readStanding, refuseUnconcerned } from './may.ts'

export interface ApplicationView {
  application: Arrived
  events: Event[]
  allowed: Allowed
  certificate: Certificate | undefined
  /** What an identity card said of whoever applied. */
  confirmed: Confirmation | undefined
  /** Of an agent who filed it. */
  mandated: MandateView | undefined
  history: History
  /** Of the decision that was proposed last. */
  standing: WhereItStands | undefined
}

/** Opens an application. The trail says who saw it, but for a screen that only refreshes itself. @throws Refusal 404 */
export async function viewApplication(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  { refreshed = false } = {},
): Promise<ApplicationView> {
  const standing = await whereItStands(db, now, staff, DECISION, id)
  const application = refuseUnconcerned(staff, await findApplication(db, id), standing?.opens ?? false)
  if (!refreshed)
    await db
      .transaction()
      .execute((tx) => record(tx, now, `staff:${staff.id}`, 'application.viewed', `application:${id}`))
  return {
    application,
    events: await listEvents(db, id),
    allowed: handles(staff, application)
      ? allowedOf(application, staff, await readStanding(db, now, staff, application))
      : NOTHING,
    certificate: await findCertificateOf(db, id),
    confirmed: await findConfirmed(db, id),
    mandated: await mandateViewOf(db, application),
    history: await historyOf(db, now, application),
    standing,
  }
}

/** @throws Refusal 404 */
export async function openFile(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  fileId: string,
): Promise<StoredFile | undefined> {
  const standing = await whereItStands(db, now, staff, DECISION, id)
  refuseUnconcerned(staff, await findApplication(db, id), standing?.opens ?? false)
  const file = (await listFiles(db, id)).find((one) => one.id === fileId)
  if (file)
    await db
      .transaction()
      .execute((tx) =>
        record(tx, now, `staff:${staff.id}`, 'application.file_viewed', `application:${id}`, { file: fileId }),
      )
  return file
}

import type { Matter } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { deskHref, hasArrived, numberInWords } from '../application.ts'
import { holdApplication } from '../applications.queries.ts'
import { insertEvent } from '../events.queries.ts'
import { carryOut } from './carry-out.ts'
import { setBack } from './deciding.queries.ts'

export const DECISION = 'procedures.application'

const EVENTS = { rejected: 'proposal_rejected', withdrawn: 'proposal_withdrawn' } as const

/** What the last act on a decision does: it holds, or the application is examined again. @param sealer for the code of its certificate */
export const applicationMatter = (sealer: Sealer): Matter => ({
  name: '申請の決定',
  rejectionLeaves: '申請そのものは却下にならず、審査に戻ります。',
  async settled(kernelTx, { subject, outcome, municipality, now, staff }) {
    // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
    const tx = kernelTx as unknown as Tx<'procedures'>
    const application = await holdApplication(tx, subject)
    if (!application?.proposed || !hasArrived(application)) throw new Error(`nothing is proposed for ${subject}`)
    if (outcome === 'decided')
      return carryOut(tx, { municipality, sealer }, now, staff, application, application.proposed)
    await setBack(tx, now, subject)
    await insertEvent(tx, now, subject, EVENTS[outcome], staff.id)
    await tellScreens(tx, `procedures:${application.sectionId}`)
    const detail = { number: numberInWords(application), ended: outcome }
    await record(tx, now, `staff:${staff.id}`, 'application.examined_again', `application:${subject}`, detail)
  },
  mendHref: (subject) => `${deskHref(subject)}/proposal`,
})

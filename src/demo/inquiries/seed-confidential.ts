import { randomUUID } from 'node:crypto'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { confidential } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findTalk, hasStays, letOversee } from './confidential.queries.ts'

/** Has oversight, and answers for no section. */
const OVERSEER = 'ishii'

/** One consultation of the demo town goes on on its page, one was looked into from outside, one mishap is in the report of the month before. */
export async function seedDemoConfidential({ db: town }: Municipality, now: Temporal.Instant): Promise<boolean> {
  const db: Db<'inquiries'> = town
  const talk = (await hasStays(db)) ? undefined : await findTalk(db)
  if (!talk) return false
  const clerk = (await findStaff(town, talk.staffId, now))!
  const page = await confidential.continueOnPage(db, now, clerk, talk.id)
  await db.transaction().execute((tx) =>
    confidential.write(
      tx,
      now,
      { id: page, sectionId: talk.sectionId },
      {
        words: '夫の病気のことで、仕事と住まいをどうするか迷っています。家族にはまだ話していません。',
        files: [],
        key: randomUUID(),
      },
    ),
  )
  const overseerId = await db.transaction().execute((tx) => letOversee(tx, OVERSEER))
  const overseer = overseerId === undefined ? undefined : await findStaff(town, overseerId, now)
  if (!overseer) return true
  const why = { reason: ['asked'], words: ['担当の課から、対応の相談を受けたため'] }
  await confidential.stateReason(db, now, overseer, talk.id, why)
  const day = dateInTokyo(now).with({ day: 1 }).subtract({ days: 5 }).toString()
  const mishap = {
    day: [day],
    what: ['別の方への返信を誤って送った'],
    done: ['すぐにお詫びし、二人で確かめてから送ることにした'],
  }
  await confidential.enterIncident(db, now, overseer, mishap, randomUUID())
  return true
}

import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { onPath } from '../../../definition/path.ts'
import { mistakesOf } from '../../../definition/reading/read-page.ts'
import { deskHref, hasArrived, numberInWords } from '../../application.ts'
import { holdApplication } from '../../applications.queries.ts'
import { insertEvent } from '../../events.queries.ts'
import { actorOf, mayCorrect, refuseBeyond, refuseOthers, type Visitor } from '../../filling/own.ts'
import { digestOfAnswers } from '../../filling/submit.ts'
import { writingOf } from '../../filling/writing.ts'
import { tellApplicant } from '../../tell-applicant.ts'
import { compare } from '../changes.ts'
import { listCorrections } from '../corrections.queries.ts'
import { resume } from '../ending.ts'

const NOTICE =
  '{{name}} 様\n\n受付番号 {{number}} の「{{title}}」の補正を受け取りました。審査を続けます。\n\n届いた日は {{arrivedOn}} のまま変わりません。'

const ENDED = 'この補正のお願いは、もう終わっています。いまの様子は「申請の状況」で確かめられます。'

/**
 * 補正を出す: makes of what was written a new edition of the answers, beside those before; number and arrival stay. It is taken until
 * the town has decided, after the day that was named too. Sent twice, it comes once. @throws Refusal 404, 409
 */
export async function submitCorrection(
  municipality: Municipality,
  now: Temporal.Instant,
  visitor: Visitor,
  id: string,
  { round, seen }: { round: number; seen: string },
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  const calendar = await getOfficeCalendar(db)
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    refuseBeyond(application, mayCorrect(visitor, application), 'correct')
    const asked = (await listCorrections(tx, id)).find((one) => one.round === round)
    if (asked?.outcome === 'corrected') return
    const writing = await writingOf(tx, application)
    if (!asked || !hasArrived(application) || writing?.correction?.round !== round) throw new Refusal(409, ENDED)
    const { definition } = application
    const { answers, locked, progress } = writing
    if (progress.open || mistakesOf(definition, answers, dateInTokyo(now), locked).length > 0)
      throw new Refusal(409, 'まだ答えていないか、直すところがあります。下の「直すところ」から直してください。')
    if (digestOfAnswers(definition, answers) !== seen)
      throw new Refusal(
        409,
        'ほかの画面で内容が変わりました。いまの内容を確かめて、もう一度「補正を出す」を押してください。',
      )
    const after = onPath(definition, answers)
    const corrected = await resume(tx, now, calendar, application, { outcome: 'corrected', answers: after })
    await insertEvent(tx, now, id, 'corrected')
    await tellApplicant(tx, municipality, corrected, NOTICE)
    const title = `補正が届きました: ${definition.title}(${numberInWords(application)})`
    if (application.claimedBy !== null) await notify(tx, now, application.claimedBy, { title, href: deskHref(id) })
    await record(tx, now, actorOf(visitor), 'application.corrected', `application:${id}`, {
      round,
      names: compare(definition, application.answers, after, {}).map(({ label }) => label),
    })
  })
}

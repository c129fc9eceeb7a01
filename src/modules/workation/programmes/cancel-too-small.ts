import { recordAll } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { getProvider } from '../providers/providers.queries.ts'
import { MINIMUM_HOURS } from '../reservations/reservation.ts'
import { takeTurn } from '../reservations/reservations.queries.ts'
import { giveBack } from './give-back.ts'
import { TOO_FEW } from './programme.ts'
import { cancelSession, listTooSmall, type TooSmall } from './programmes.queries.ts'

/** The job that comes every hour. */
export const CANCEL_TOO_SMALL = 'workation.cancel-too-small'

/** 最少催行人数に届かない開催回を中止する: three days before it begins, so that those who booked it can plan anew. Nobody's date stays open. */
export async function cancelTooSmall(town: Municipality, now: Temporal.Instant): Promise<void> {
  const db: Db<'workation'> = town.db
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx)
    const dates = await listTooSmall(tx, now, now.add({ hours: MINIMUM_HOURS }))
    const entries = []
    for (const date of dates) {
      const { id, programmeId, taken } = date
      await cancelSession(tx, now, programmeId, id, TOO_FEW.ja)
      const stays = await giveBack(tx, town, now, { ...date, reason: TOO_FEW.ja })
      await tellProvider(tx, town, date)
      const detail = { session: id, reason: TOO_FEW.ja, people: taken, stays }
      entries.push({ action: 'session.cancelled' as const, subject: `offer:${programmeId}`, detail })
    }
    await recordAll(tx, now, 'system:worker', entries)
  })
}

async function tellProvider(tx: Tx<'workation'>, town: Municipality, date: TooSmall): Promise<void> {
  const { programmeId, providerId, name, startsAt, taken, minPeople } = date
  const provider = await getProvider(tx, providerId)
  await sendMail(tx, {
    to: provider.email,
    subject: `開催を中止しました: ${name} ${dateTimeInWords(startsAt)}`,
    text: `${provider.name} ご担当者さま

「${name}」の ${dateTimeInWords(startsAt)} の開催は、${MINIMUM_HOURS}時間前になっても予約が ${taken}人で、最少催行人数の ${minPeople}人に届かなかったため、中止しました。
予約していた会社には、メールで知らせました。

ほかの開催回は、次のページで見られます。
${town.publicUrl}/provider/programmes/${programmeId}/sessions
`,
  })
}

export const cancelTooSmallTask =
  ({ clock }: Pick<Program, 'clock'>): Task =>
  (town) =>
    cancelTooSmall(town, clock())

import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Actor, record } from '../../audit/record.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import { sendMail } from '../../notifications/mail.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { notify } from '../../notifications/notify.ts'
import { requireNewPassword } from '../password/password.queries.ts'
import { endSessions } from '../sessions.queries.ts'
import { deleteSecondFactor } from './totp.queries.ts'

/**
 * 二段階認証を解く: for somebody who lost what showed the codes. Beside it a shorter password was good enough, so that a
 * new one is asked for; and they are told, in case it was not they who asked.
 */
export function resetSecondFactor(db: Db, now: Temporal.Instant, by: Actor, staffId: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await deleteSecondFactor(tx, staffId))) throw new Refusal(409, 'この職員は二段階認証を使っていません。')
    const email = await requireNewPassword(tx, staffId)
    const ended = await endSessions(tx, now, { staffId })
    await record(tx, now, by, 'staff.second_factor_reset', `staff:${staffId}`, { ended })
    const title = '二段階認証が解かれました。もう一度始めてください。'
    await notify(tx, now, staffId, { title, href: '/console/account/second-factor' })
    if (!isMailbox(email)) return
    const { name: town } = await getProfile(tx)
    await sendMail(tx, { to: email, subject: '二段階認証が解かれました', text: letter(town) })
  })
}

const letter = (town: string) => `${town}の職員用の画面からのお知らせです。

あなたの二段階認証が、担当の職員によって解かれました。サインインしていた端末は、すべてサインアウトしました。
次にサインインしたら、新しいパスワードを決め、二段階認証をもう一度始めてください。

頼んだ覚えがないときは、すぐに人事の担当に知らせてください。`

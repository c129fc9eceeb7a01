import { tellDecider } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { readRules } from '../book/read-planning.ts'
import { getOwnRequest } from './ask-request.ts'
import { daysOf, firstDay, kindInWords, timesInWords } from './request.ts'
import { settleRequest } from './requests.queries.ts'

/** 承認された休暇・在宅勤務の取消し: the day is as planned again, and whoever decided hears of it. */
export async function cancelRequest(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await getOwnRequest(tx, staff, id)
    await refuseIfClosed(tx, staff.id, ...daysOf(request))
    if (!(await settleRequest(tx, id, 'granted', 'cancelled', now)))
      throw new Refusal(409, '取り消せるのは、承認されたものだけです。申請の一覧を読み込み直してください。')
    const rules = (await readRules(tx))(firstDay(request))
    const words = `${kindInWords(rules, request.kind)}(${timesInWords(request)})`
    const { proposalId } = request
    if (proposalId !== null)
      await tellDecider(tx, now, proposalId, staff.id, `${staff.name}さんが取り消しました: ${words}`)
    await record(tx, now, `staff:${staff.id}`, 'day_request.cancelled', `day_request:${id}`, {
      kind: request.kind,
      from: request.from.toString(),
      until: request.until.toString(),
    })
  })
}

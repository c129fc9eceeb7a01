import { propose, resubmit } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { clockInWords, startOfDay } from '../punches/moment.ts'
import { placeInWords, PUNCH_KINDS } from '../punches/punch.ts'
import { listPunches } from '../punches/punches.queries.ts'
import { type Correction, CORRECTION, daysOf } from './correction.ts'
import { changeCorrection, findCorrection, insertCorrection, type NewCorrection } from './corrections.queries.ts'

type Asked = Omit<NewCorrection, 'staffId'>

/** What whoever decides needs to see: what was recorded, and what is said to be right. */
async function documentOf(tx: Tx<'attendance'>, staffId: number, asked: Asked) {
  const { on, came, went, reason } = asked
  const recorded = await listPunches(tx, staffId, startOfDay(on), startOfDay(on.add({ days: 1 })))
  const out = dateInTokyo(went).equals(on) ? clockInWords(went) : dateTimeInWords(went)
  return {
    title: `打刻の訂正(${dateInWords(on)})`,
    lines: [
      { label: '日', text: dateInWords(on) },
      {
        label: '記録された打刻',
        text:
          recorded
            .map((punch) => `${PUNCH_KINDS[punch.kind]} ${clockInWords(punch.at)}(${placeInWords(punch)})`)
            .join('、') || 'ありません',
      },
      { label: '正しい時刻', text: `出勤 ${clockInWords(came)}、退勤 ${out}` },
      { label: '勤務場所', text: placeInWords(asked) },
      { label: '理由', text: reason },
    ],
  }
}

/** 訂正を申請する. @returns the proposal's id */
export function askCorrection(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  asked: Asked,
): Promise<number> {
  const [sectionId] = staff.sectionIds
  if (sectionId === undefined)
    throw new Refusal(409, '所属している課がないので、申請できません。人事の担当に相談してください。')
  return db.transaction().execute(async (tx) => {
    await refuseIfClosed(tx, staff.id, ...daysOf(asked))
    const id = await insertCorrection(tx, now, { ...asked, staffId: staff.id })
    if (id === undefined)
      throw new Refusal(
        409,
        `${dateInWords(asked.on)}の訂正は、すでに申請しています。決裁を待つか、取り下げてください。`,
      )
    const document = await documentOf(tx, staff.id, asked)
    const month = asked.on.toPlainYearMonth().toString()
    const href = `/console/attendance?month=${month}&staff=${staff.id}` as const
    return propose(tx, now, staff, { matter: CORRECTION, subject: String(id), sectionId, href, ...document })
  })
}

/** @throws Refusal 404 where it is not one's own, or not there */
export async function getOwnCorrection(db: Db<'attendance'>, staff: Staff, id: number): Promise<Correction> {
  const correction = await findCorrection(db, id)
  if (correction?.staffId !== staff.id) throw new Refusal(404, 'この訂正は見つかりません。')
  return correction
}

/** 直して出し直す, after it was returned; of the same day. @returns the proposal's id */
export async function mendCorrection(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  asked: Asked,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { on, proposalId } = await getOwnCorrection(tx, staff, id)
    if (!asked.on.equals(on))
      throw new Refusal(422, `${dateInWords(on)}の訂正です。ほかの日は、別に申請してください。`, 'came')
    await refuseIfClosed(tx, staff.id, ...daysOf(asked))
    if (proposalId === null || !(await changeCorrection(tx, id, asked)))
      throw new Refusal(409, 'この訂正は、もう決裁が終わっています。')
    await resubmit(tx, now, staff, proposalId, await documentOf(tx, staff.id, asked))
    return proposalId
  })
}

import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { calls } from '#modules/inquiries/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { hasMemos, listHandled } from './casework.queries.ts'
import { keyOf } from '../key-of.ts'

const MEMOS = [
  { phone: '0985-24-1111', name: '川野 正一', about: '粗大ごみの収集日', time: '', tries: [] },
  { phone: '090-2345-6789', name: '田中 さくら', about: '転入のときに要るもの', time: '14:00', tries: ['not_reached'] },
] as const

/** 電話メモ of the demo town: of people who only call, and of one who has written to the same section too. A town that has some stays as it is. */
export async function seedDemoCalls({ db }: Municipality, now: Temporal.Instant): Promise<boolean> {
  if (await hasMemos(db)) return false
  const today = dateInTokyo(now)
  const day = addBusinessDays(await getOfficeCalendar(db), today, 1).toString()
  for (const { id: sectionId } of await listSections(db, today)) {
    const [known] = await listHandled(db, sectionId)
    const staff = known && (await findStaff(db, known.staffId, now))
    if (!staff) continue
    for (const memo of MEMOS) await take(staff, sectionId, { ...memo, day: memo.time && day, person: 'new' })
    const again = {
      phone: '080-1234-5678',
      name: '',
      about: '前の相談の続き',
      time: '',
      day: '',
      person: String(known.id),
    }
    await take(staff, sectionId, { ...again, tries: ['busy', 'left_message'] })
  }
  return true

  type Memo = Pick<calls.CallForm, 'phone' | 'name' | 'about' | 'day' | 'time' | 'person'>
  async function take(staff: Staff, sectionId: number, { tries, ...memo }: Memo & { tries: readonly calls.Outcome[] }) {
    const key = (what: string) => keyOf(`電話メモ ${sectionId} ${memo.phone} ${what}`)
    const form = { ...memo, section: String(sectionId), callback: 'needed', key: key('') } as const
    const id = await calls.recordCall(db, now.subtract({ minutes: 50 }), staff, form)
    for (const [place, outcome] of tries.entries())
      await calls.tryCall(db, now.subtract({ minutes: 40 - 20 * place }), staff, id, { outcome, key: key(outcome) })
  }
}

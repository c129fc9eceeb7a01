import type { Insertable } from 'kysely'
import type { Tables } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Evening } from '../demo.queries.ts'

type OrderRow = Insertable<Tables<'attendance'>['attendance.overtime_orders']>

/** Whoever stays on for less was not ordered to. */
const WORTH_ORDERING_MINUTES = 35
const STEP_MINUTES = 30

const WORKS = [
  '議会の答弁資料の作成',
  '窓口に残った方の対応',
  '来年度予算の積算',
  '地域の会議への出席',
  '月次の集計と照合',
  '催しの準備',
]

/** What was ordered of an evening: in steps of half an hour, a few hours before, and confirmed as far as it was worked. */
export function orderOf(evening: Evening, isConfirmed: boolean): OrderRow | undefined {
  const { staffId, sectionId, headId, on, starts, left } = evening
  const from = on.toZonedDateTime({ timeZone: TOKYO, plainTime: starts.add({ hours: 8, minutes: 45 }) }).toInstant()
  const stayed = Math.floor(from.until(left).total('minutes'))
  if (stayed < WORTH_ORDERING_MINUTES) return undefined
  const until = from.add({ minutes: Math.ceil(stayed / STEP_MINUTES) * STEP_MINUTES })
  const [asked, confirmed] = [from.subtract({ hours: 3 }), from.add({ hours: 16 })]
  return {
    staff_id: staffId,
    section_id: sectionId,
    from_at: from,
    until_at: until,
    work: WORKS[(staffId + on.day) % WORKS.length]!,
    asked_by: headId,
    state: isConfirmed ? 'confirmed' : 'ordered',
    asked_at: asked,
    settled_at: asked,
    done_from: isConfirmed ? from : null,
    done_until: isConfirmed ? from.add({ minutes: stayed }) : null,
    concluded_by: isConfirmed ? headId : null,
    concluded_at: isConfirmed ? confirmed : null,
    version: isConfirmed ? 2 : 1,
  }
}

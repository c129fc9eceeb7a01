import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { type AddressAnswer, type Answers, type Definition, pathOf } from '#modules/procedures/index.ts'

export interface DemoCorrection {
  askedAt: Temporal.Instant
  dueOn: Temporal.PlainDate
  remarks: Record<string, string>
  /** None: it has not come yet. */
  corrected: { at: Temporal.Instant; answers: Answers } | undefined
}

const PHONE = '昼間に何度かお電話しましたが、つながりませんでした。つながる番号を書いてください。'
const ROOM = '建物の名前と部屋番号がわかりませんでした。集合住宅の場合は、部屋番号まで書いてください。'
const DAYS_TO_CORRECT = 10
const DAYS_TAKEN = 2

const at = (day: Temporal.PlainDate, hour: number, minute: number) =>
  day.toZonedDateTime({ timeZone: TOKYO, plainTime: { hour, minute } }).toInstant()

/** Asked on the working day after it arrived: the telephone does not answer, and the room is not known. */
export function correctionOf(
  calendar: OfficeCalendar,
  definition: Definition,
  answers: Answers,
  { day, hasCome }: { day: Temporal.PlainDate; hasCome: boolean },
): DemoCorrection | undefined {
  const { phone } = definition.applicant
  if (phone === undefined || !Object.hasOwn(answers, phone)) return undefined
  const address = pathOf(definition, answers)
    .flatMap(({ fields }) => fields)
    .find(({ kind }) => kind === 'address')?.id
  const askedOn = addBusinessDays(calendar, day, 1)
  return {
    askedAt: at(askedOn, 10, 20),
    dueOn: addBusinessDays(calendar, askedOn, DAYS_TO_CORRECT),
    remarks: { [phone]: PHONE, ...(address !== undefined && { [address]: ROOM }) },
    corrected: hasCome
      ? {
          at: at(askedOn.add({ days: DAYS_TAKEN }), 20, 45),
          answers: {
            ...answers,
            [phone]: '0980-00-0117',
            ...(address !== undefined && {
              [address]: { ...(answers[address] as AddressAnswer), building: '青空荘 201号' },
            }),
          },
        }
      : undefined,
  }
}

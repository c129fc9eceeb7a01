import { dateInWords, weekdayInWords } from '#lib/time/in-words.ts'
import { Fieldset } from '#ui/index.ts'

export interface DayPickerProps {
  /** Monday of the first week. */
  start: Temporal.PlainDate
  weeks: number
  chosen: readonly Temporal.PlainDate[]
  /** Why a day cannot be had. */
  faultOf: (day: Temporal.PlainDate) => string | undefined
  error?: string | undefined
}

/** Some weeks as a calendar of boxes; what was chosen of other weeks goes along unseen. */
export function DayPicker({ start, weeks, chosen, faultOf, error }: DayPickerProps) {
  const days = Array.from({ length: weeks * 7 }, (_, at) => start.add({ days: at })).filter(
    ({ dayOfWeek }) => dayOfWeek <= 5,
  )
  const isChosen = (day: Temporal.PlainDate) => chosen.some((one) => one.equals(day))
  const elsewhere = chosen.filter((day) => !days.some((one) => one.equals(day)) && faultOf(day) === undefined)
  const first = days.find((day) => faultOf(day) === undefined)
  return (
    <Fieldset name="day" legend="使う日" error={error}>
      <div class="day-picker">
        {days.map((day) => {
          const fault = faultOf(day)
          return (
            <label class="day-choice" data-off={fault !== undefined} title={fault && `${dateInWords(day)}${fault}`}>
              <input
                type="checkbox"
                // where a mistake in the days leads to
                id={first?.equals(day) ? 'day' : undefined}
                name="day"
                value={day.toString()}
                checked={isChosen(day) && !fault}
                disabled={fault !== undefined}
              />
              <span>
                {day.month}/{day.day} <small>({weekdayInWords(day)})</small>
                {fault && <span class="visually-hidden">{fault}</span>}
              </span>
            </label>
          )
        })}
      </div>
      {elsewhere.map((day) => (
        <input type="hidden" name="day" value={day.toString()} />
      ))}
    </Fieldset>
  )
}

import type { Context } from 'hono'
import { Button, DateInput, errorFor, type FieldErrorText, Fieldset, FormActions, Stack } from '#ui/index.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import type { Weekday } from '../../calendar/office-calendar.ts'
import { DAYS, type TypedDay, type TypedHours, WEEKDAYS, wrongFields } from './hours-form.ts'
import { settingsPage } from './settings-page.tsx'

export interface HoursPage {
  typed: TypedHours
  version: number
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** One row a day; what is wrong with it stands above the pair, and marks the field that is wrong, or both. */
function Day({ weekday, typed, errors }: { weekday: Weekday; typed: TypedDay; errors: FieldErrorText[] }) {
  const error = errorFor(errors, `opens${weekday}`) ?? errorFor(errors, `closes${weekday}`)
  const wrong = error ? wrongFields(weekday, typed) : []
  const time = (end: keyof TypedDay, word: string) => (
    <DateInput
      kind="time"
      name={`${end}${weekday}`}
      label={`${DAYS[weekday]}の${word}`}
      hideLabel
      value={typed[end]}
      aria-invalid={wrong.includes(`${end}${weekday}`) ? 'true' : undefined}
      aria-describedby={error && `day${weekday}-error`}
    />
  )
  return (
    <Fieldset name={`day${weekday}`} legend={DAYS[weekday]} error={error} beside>
      <div class="time-span">
        {time('opens', '開始')}
        <span>〜</span>
        {time('closes', '終了')}
      </div>
    </Fieldset>
  )
}

export function hoursPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { typed, version, errors = [], status }: HoursPage,
) {
  return settingsPage(program, c, {
    page: '/console/settings/hours',
    lead: '住民の画面の「受付中」と、期限の計算に使われます。両方を空にした曜日は休みです。',
    errors,
    status,
    children: (
      <PostForm action="/console/settings/hours" hidden={{ version: String(version) }}>
        <Stack gap="tight">
          {WEEKDAYS.map((weekday) => (
            <Day weekday={weekday} typed={typed[weekday]} errors={errors} />
          ))}
        </Stack>
        <FormActions>
          <Button>変更する</Button>
        </FormActions>
      </PostForm>
    ),
  })
}

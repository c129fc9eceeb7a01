import type { Context } from 'hono'
import { Button, Cluster, DateInput, errorFor, type FieldErrorText, Fieldset, FormActions, Grid } from '#ui/index.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { DAYS, type TypedHours, WEEKDAYS } from './hours-form.ts'
import { settingsPage } from './settings-page.tsx'

export interface HoursPage {
  typed: TypedHours
  version: number
  errors?: FieldErrorText[]
  status?: 409 | 422
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
        <Grid min="large">
          {WEEKDAYS.map((weekday) => (
            <Fieldset name={`day${weekday}`} legend={DAYS[weekday]}>
              <Cluster gap="tight">
                {(['opens', 'closes'] as const).map((end) => (
                  <DateInput
                    kind="time"
                    name={`${end}${weekday}`}
                    label={end === 'opens' ? '開始' : '終了'}
                    value={typed[weekday][end]}
                    error={errorFor(errors, `${end}${weekday}`)}
                  />
                ))}
              </Cluster>
            </Fieldset>
          ))}
        </Grid>
        <FormActions>
          <Button>変更する</Button>
        </FormActions>
      </PostForm>
    ),
  })
}

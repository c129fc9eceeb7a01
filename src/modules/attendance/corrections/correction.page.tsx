import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  DateInput,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  RadioGroup,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { placesToChoose } from '../punches/place-choice.ts'
import type { TypedCorrection } from './read-correction.ts'

export interface CorrectionPage {
  typed: TypedCorrection
  sites: readonly string[]
  /** The one that was returned. */
  mending?: { id: number; back: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「打刻の訂正」: when one really came and went, and why the punches do not say so. */
export function correctionPage(program: Program, c: Context<ConsoleEnv>, page: CorrectionPage) {
  const { typed, sites, mending, errors = [], status = 422 } = page
  const [action, back] = mending
    ? [`/console/attendance/corrections/${mending.id}/edit`, mending.back]
    : ['/console/attendance/corrections', '/console/attendance']
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}打刻の訂正`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '勤怠', href: '/console/attendance' }, { text: '打刻の訂正' }]} />,
    children: (
      <Stack>
        <PageHeading lead="正しい時刻を書いて、決裁の経路に回します。打刻はそのまま残り、決裁のあとは訂正した時刻で数えます。">
          打刻の訂正
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={action}>
          <DateInput
            name="came"
            kind="datetime-local"
            label="出勤した日時"
            required
            value={typed.came}
            error={errorFor(errors, 'came')}
          />
          <DateInput
            name="went"
            kind="datetime-local"
            label="退勤した日時"
            hint="夜の 0 時を過ぎたときは、次の日の日付にします。"
            required
            value={typed.went}
            error={errorFor(errors, 'went')}
          />
          <RadioGroup
            name="place"
            legend="勤務場所"
            inline
            required
            options={placesToChoose(sites)}
            value={typed.place}
            error={errorFor(errors, 'place')}
          />
          <TextArea
            name="reason"
            label="理由"
            rows={3}
            required
            hint="例: 退勤のときに押し忘れました"
            value={typed.reason}
            error={errorFor(errors, 'reason')}
          />
          <FormActions>
            <Button icon="send">{mending ? '出し直す' : '申請する'}</Button>
            <ButtonLink href={back} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

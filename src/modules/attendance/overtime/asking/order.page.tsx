import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Cluster,
  DateInput,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Select,
  Stack,
  TextArea,
} from '#ui/index.ts'
import type { Forecast } from '../limits/forecast.ts'
import { LimitBars, OutlookBars } from '../limits/limit-bars.tsx'
import { excessInWords } from '../limits/limit-words.ts'
import type { Standing } from '../limits/standing.ts'
import { OVERTIME_HREF } from '../order.ts'
import type { Member } from './members.queries.ts'
import type { TypedOrder } from './read-order.ts'

export interface OrderPage {
  typed: TypedOrder & { staff: string }
  /** Whom one may order to stay. */
  members: readonly Member[]
  standing: Standing | undefined
  /** What the order would do, where it was asked for. */
  forecast?: Forecast | undefined
  /** The one that was returned. */
  mending?: { id: number; back: string } | undefined
  errors?: FieldErrorText[]
  status?: 409 | 422
}

type Props = Pick<OrderPage, 'typed'> & { errors: FieldErrorText[] }

const Times = ({ typed, errors }: Props) => (
  <>
    <DateInput name="on" label="日" required value={typed.on} error={errorFor(errors, 'on')} />
    <Cluster>
      <DateInput
        name="begins"
        kind="time"
        label="始まり"
        required
        value={typed.begins}
        error={errorFor(errors, 'begins')}
      />
      <DateInput name="ends" kind="time" label="終わり" required value={typed.ends} error={errorFor(errors, 'ends')} />
    </Cluster>
    <p class="field-hint">終わりが始まりより前の時刻なら、次の日の時刻として扱います。</p>
    <Cluster>
      <DateInput
        name="restBegins"
        kind="time"
        label="休憩の始まり"
        required={false}
        value={typed.restBegins}
        error={errorFor(errors, 'restBegins')}
      />
      <DateInput
        name="restEnds"
        kind="time"
        label="休憩の終わり"
        required={false}
        value={typed.restEnds}
        error={errorFor(errors, 'restEnds')}
      />
    </Cluster>
  </>
)

/** Asked for only where they are needed: an order that was late, one beyond the limit. */
const Reasons = ({ typed, errors, isExcess }: Props & { isExcess: boolean }) => (
  <>
    {(typed.late || errorFor(errors, 'late')) && (
      <TextArea
        name="late"
        label="事後になった理由"
        rows={2}
        required
        hint="例: 閉庁後に窓口に残った方の対応"
        value={typed.late}
        error={errorFor(errors, 'late')}
      />
    )}
    {(isExcess || typed.special || errorFor(errors, 'special')) && (
      <TextArea
        name="special"
        label="特例業務の理由"
        rows={2}
        required
        hint="大規模な災害への対応など、上限を超えて命じる必要がある理由。例: 台風の避難所の開設"
        value={typed.special}
        error={errorFor(errors, 'special')}
      />
    )}
  </>
)

const Outlooks = ({ forecast, standing }: Pick<OrderPage, 'forecast' | 'standing'>) => {
  if (!forecast) return standing ? <LimitBars standing={standing} /> : null
  const excess = excessInWords(forecast)
  if (forecast.outlooks.length === 0) return <p>正規の勤務時間の中の休日勤務なので、上限には数えません。</p>
  return (
    <Stack>
      {forecast.outlooks.map((outlook) => (
        <div key={outlook.month.toString()}>
          {forecast.outlooks.length > 1 && <h3>{outlook.month.month}月</h3>}
          <OutlookBars outlook={outlook} />
        </div>
      ))}
      <Notice tone={excess === undefined ? 'success' : 'warning'} live="status">
        <p>{excess ?? '上限の中です。'}</p>
      </Notice>
    </Stack>
  )
}

/** 「時間外勤務の申請」: when, what for, and what it does to the limits. A head chooses whom to order. */
export function orderPage(program: Program, c: Context<ConsoleEnv>, page: OrderPage) {
  const { typed, members, standing, forecast, mending, errors = [], status = 422 } = page
  const [action, back] = mending
    ? [`${OVERTIME_HREF}/${mending.id}/edit`, mending.back]
    : [OVERTIME_HREF, OVERTIME_HREF]
  const canOrder = members.length > 0 && !mending
  const title = canOrder ? '時間外勤務の申請・命令' : '時間外勤務の申請'
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '勤怠', href: '/console/attendance' },
          { text: '時間外勤務', href: OVERTIME_HREF },
          { text: title },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading lead="残る前に申請します。決裁されると命令になり、翌日に課長が打刻と照らして確認します。">
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={action}>
          {canOrder && (
            <Select
              name="staff"
              label="だれの時間外勤務か"
              hint="課員を選ぶと、申請を待たずに命令になります。自分のものは、決裁の経路に回ります。"
              options={[
                { value: '', text: '自分' },
                ...members.map(({ id, name, section }) => ({ value: String(id), text: `${name}(${section})` })),
              ]}
              value={typed.staff}
              error={errorFor(errors, 'staff')}
            />
          )}
          <Times typed={typed} errors={errors} />
          <TextArea
            name="work"
            label="業務"
            rows={3}
            required
            hint="例: 議会の答弁資料の作成"
            value={typed.work}
            error={errorFor(errors, 'work')}
          />
          <Reasons
            typed={typed}
            errors={errors}
            isExcess={forecast !== undefined && excessInWords(forecast) !== undefined}
          />
          <Section
            heading={forecast ? 'この命令を含めた見込み' : 'いまの上限まで'}
            aside={forecast ? undefined : '申請中を含む時間'}
            id="forecast"
          >
            <Outlooks forecast={forecast} standing={standing} />
          </Section>
          <FormActions>
            <Button icon="send">{mending ? '出し直す' : canOrder ? '申請する・命じる' : '申請する'}</Button>
            <Button name="step" value="look" variant="secondary">
              見込みを確かめる
            </Button>
            <ButtonLink href={back} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

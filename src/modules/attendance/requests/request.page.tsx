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
  DescriptionList,
  Disclosure,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  RadioGroup,
  Select,
  Stack,
  Tabs,
  TextArea,
} from '#ui/index.ts'
import type { LeaveKind } from '../rules/leave/leave-kinds.ts'
import type { TypedRequest } from './read-request.ts'
import { REQUEST_UNITS, type RequestUnit, TELEWORK } from './request.ts'

export interface RequestPage {
  typed: TypedRequest
  kinds: readonly LeaveKind[]
  /** 「年次有給休暇の残り 18日」, where it can be told. */
  left: string | undefined
  /** The one that was returned. */
  mending?: { id: number; back: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** Where one's own are listed. */
export const LIST = '/console/attendance/requests'

const comesIn = ({ halfDays, unitMinutes }: LeaveKind, unit: string) =>
  unit === 'day' || (unit === 'half' ? halfDays : unitMinutes !== undefined)

/** The units in which some leave can be taken at all. */
const unitsOf = (kinds: readonly LeaveKind[]) =>
  (Object.keys(REQUEST_UNITS) as RequestUnit[]).filter((unit) => kinds.some((kind) => comesIn(kind, unit)))

/** What a kind of leave is bound by, as far as it is bound. */
function aboutKind({ unitMinutes = 1, most, note }: LeaveKind): string {
  const per = most && (most.per === 'year' ? '1年' : '1回')
  return [
    most && `${per}に ${most.days}日まで${most.counts === 'days' ? '(休みの日を含む)' : ''}。`,
    unitMinutes > 1 && `時間では ${unitMinutes}分単位。`,
    note,
  ]
    .filter(Boolean)
    .join('')
}

type FieldsProps = Pick<RequestPage, 'typed'> & { errors: FieldErrorText[] }

const Day = ({ typed, errors }: FieldsProps) => (
  <DateInput name="from" label="日" required value={typed.from} error={errorFor(errors, 'from')} />
)

const Days = ({ typed, errors }: FieldsProps) => (
  <>
    <DateInput name="from" label="始まりの日" required value={typed.from} error={errorFor(errors, 'from')} />
    <DateInput
      name="until"
      label="終わりの日"
      hint="1日だけのときは、空のままにします。休みの日は数えません。"
      value={typed.until}
      error={errorFor(errors, 'until')}
    />
  </>
)

const Half = ({ typed, errors }: FieldsProps) => (
  <>
    <Day typed={typed} errors={errors} />
    <RadioGroup
      name="half"
      legend="午前・午後"
      inline
      required
      options={[
        { value: 'morning', text: '午前' },
        { value: 'afternoon', text: '午後' },
      ]}
      value={typed.half}
      error={errorFor(errors, 'half')}
    />
  </>
)

const Hours = ({ typed, errors }: FieldsProps) => (
  <>
    <Day typed={typed} errors={errors} />
    <DateInput
      name="begins"
      kind="time"
      label="始まりの時刻"
      required
      value={typed.begins}
      error={errorFor(errors, 'begins')}
    />
    <DateInput
      name="ends"
      kind="time"
      label="終わりの時刻"
      hint="休憩の時間は数えません。"
      required
      value={typed.ends}
      error={errorFor(errors, 'ends')}
    />
  </>
)

const FIELDS = { day: Days, half: Half, hours: Hours }

const Kind = ({ typed, kinds, errors }: FieldsProps & { kinds: readonly LeaveKind[] }) => (
  <>
    <Select
      name="kind"
      label="休暇の種類"
      required
      options={kinds.map(({ id, title }) => ({ value: id, text: title }))}
      value={typed.kind}
      error={errorFor(errors, 'kind')}
    />
    <Disclosure summary="休暇ごとの決まり">
      <DescriptionList
        items={kinds.map((kind) => ({
          term: kind.title,
          description: (
            <>
              {aboutKind(kind) || '日数の決まりはありません。'}
              <br />
              <small>{kind.article}</small>
            </>
          ),
        }))}
      />
    </Disclosure>
  </>
)

/** 「休暇の申請」「在宅勤務の申請」: one form, of which each unit shows what it needs. */
export function requestPage(program: Program, c: Context<ConsoleEnv>, page: RequestPage) {
  const { typed, kinds, left, mending, errors = [], status = 422 } = page
  const isTelework = typed.kind === TELEWORK
  const title = isTelework ? '在宅勤務の申請' : '休暇の申請'
  const [action, back] = mending ? [`${LIST}/${mending.id}/edit`, mending.back] : [LIST, LIST]
  const unit = typed.unit in FIELDS ? (typed.unit as RequestUnit) : 'day'
  const Times = FIELDS[unit]
  const units = unitsOf(kinds)
  const tab = (to: RequestUnit) => `${mending ? action : `${LIST}/new`}?unit=${to}`
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: '勤怠', href: '/console/attendance' }, { text: '休暇・在宅勤務', href: LIST }, { text: title }]}
      />
    ),
    children: (
      <Stack>
        <PageHeading
          lead={
            isTelework
              ? '在宅で働く日を、前もって申請します。承認されると、その日の打刻の勤務場所は、はじめから在宅になります。'
              : left && `年次有給休暇の残りは ${left} です(申請中を引いた日数)。`
          }
        >
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        {!isTelework && units.length > 1 && (
          <Tabs
            label="単位"
            items={units.map((to) => ({ text: REQUEST_UNITS[to], href: tab(to), current: to === unit }))}
          />
        )}
        <PostForm action={action} hidden={isTelework ? { unit, kind: TELEWORK } : { unit }}>
          {!isTelework && <Kind typed={typed} kinds={kinds.filter((kind) => comesIn(kind, unit))} errors={errors} />}
          <Times typed={typed} errors={errors} />
          <TextArea
            name="reason"
            label={isTelework ? 'することと連絡先' : '理由'}
            rows={3}
            required={isTelework}
            hint={
              isTelework
                ? '例: 議会資料の作成。内線 214 に転送しています'
                : '年次有給休暇には、理由はいりません。ほかの休暇では、必ず書いてください。'
            }
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

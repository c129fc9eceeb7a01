import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  Cluster,
  DateInput,
  DescriptionList,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { type TimeState, timeStateInWords } from '../seats/availability.ts'
import { type PlacedSeat, placeInWords, seatInWords } from '../seats/seat.ts'
import type { SeatRequest } from './bookings.queries.ts'
import type { TypedRequest } from './read-request.ts'

export interface RequestPage {
  typed: TypedRequest
  place: PlacedSeat
  /** What the seat is on each of the days. */
  states: ReadonlyMap<string, TimeState>
  /** The one that was returned. */
  mending?: { id: number; back: string; sentBack: SeatRequest['sentBack'] }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const dayWords = (day: string) => {
  const date = typedDate(day)
  return date ? dateInWords(date) : day
}

/** 「しごと場の利用申請」: a seat was chosen; which days, what for. */
export function requestPage(program: Program, c: Context<ConsoleEnv>, page: RequestPage) {
  const { typed, place, states, mending, errors = [], status = 422 } = page
  const title = 'しごと場の利用申請'
  const action = mending ? `/console/workplaces/requests/${mending.id}/edit` : '/console/workplaces/requests'
  const days = [...states.keys()]
  const wrongDays = errors.flatMap(({ field, message }) => (field === 'days' ? [message] : []))
  const isPartly = days.length > 1 && [...states.values()].some((state) => state !== 'free')
  const again = new URLSearchParams(days.map((day) => ['day', day]))
  again.set('site', String(place.site.id))
  if (mending) again.set('mend', String(mending.id))
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: 'しごと場', href: '/console/workplaces' },
          { text: '席を選ぶ', href: '/console/workplaces/seats' },
          { text: '申請' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading lead="申請した席は、決裁を待つ間も押さえます。却下や取下げになると、すぐに空きます。">
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        {mending?.sentBack && (
          <Notice tone="warning" heading={`${mending.sentBack.by}さんが差し戻しました`}>
            <p class="act-words">{mending.sentBack.words}</p>
          </Notice>
        )}
        <DescriptionList
          items={[
            {
              term: '席',
              description: (
                <span id="seat">
                  {placeInWords({ site: place.site.name, floor: place.floor, label: place.seat.label })}
                </span>
              ),
            },
            { term: '設備', description: seatInWords(place.seat) },
          ]}
        />
        <PostForm action={action} hidden={{ seat: typed.seat, offered: days.join(',') }}>
          <CheckboxGroup
            name="days"
            legend="使う日"
            inline
            required
            hint={<a href={`/console/workplaces/seats?${again}`}>日や席を選び直す</a>}
            options={days.map((day) => ({
              value: day,
              text: dayWords(day),
              hint: states.get(day) === 'free' ? undefined : timeStateInWords(states.get(day)!),
              wrong: wrongDays.some((message) => message.startsWith(`${dayWords(day)}は`)),
            }))}
            values={typed.days}
            error={wrongDays.join(' ') || undefined}
          />
          {isPartly && (
            <Checkbox name="skip" label="ふさがっている日は除いて、残りの日だけを申請する" checked={typed.skip} />
          )}
          <Cluster>
            <DateInput
              name="from"
              kind="time"
              label="始まり"
              required
              value={typed.from}
              error={errorFor(errors, 'from')}
            />
            <DateInput
              name="until"
              kind="time"
              label="終わり"
              required
              value={typed.until}
              error={errorFor(errors, 'until')}
            />
          </Cluster>
          <TextArea
            name="reason"
            label="理由"
            rows={3}
            required
            hint="例: 午前に分室の近くで会議があり、続けて資料を作るため"
            value={typed.reason}
            error={errorFor(errors, 'reason')}
          />
          <FormActions>
            <Button icon="send">{mending ? '出し直す' : '申請する'}</Button>
            <ButtonLink href={mending?.back ?? '/console/workplaces/seats'} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

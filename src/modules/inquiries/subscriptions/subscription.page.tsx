import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import {
  Button,
  CheckboxGroup,
  DateInput,
  errorFor,
  ErrorSummary,
  Fieldset,
  FormActions,
  Notice,
  Select,
  Stack,
} from '#ui/index.ts'
import { NOTICES } from './send-link.ts'
import { MOST_CHILDREN, type NoticeLabel, OLDEST_CHILD, type Subscription } from './subscription.ts'

export interface SubscriptionPage {
  token: string
  labels: NoticeLabel[]
  wanted: (Subscription & { optedInAt: Temporal.Instant }) | undefined
  again?: { typed: Typed; errors: Mistake[] }
}

const TITLE = '受け取るお知らせ'
const DONE: Record<string, string> = {
  saved: '保存しました。選んだ話題のお知らせを、この LINE に送ります。',
  stopped: 'すべて止めました。登録は残っていません。',
}

/** What is stored about them, to see, to change and to stop. */
export function subscriptionPage(program: Program, c: Context<SiteEnv>, page: SubscriptionPage) {
  const { token, wanted, again } = page
  const errors = again?.errors ?? []
  const done = DONE[c.req.query('done') ?? '']
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: errors.length > 0 ? `エラー: ${TITLE}` : TITLE,
    heading: TITLE,
    layout: 'card',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <Stack gap="loose">
        {done && errors.length === 0 && (
          <Notice tone="success" live="status">
            <p>{done}</p>
          </Notice>
        )}
        <ErrorSummary errors={errors} />
        <p>{standing(wanted)}</p>
        <Fields {...page} today={dateInTokyo(c.var.now)} />
        {wanted && (
          <PostForm action={`${NOTICES}/${token}/stop`}>
            <p>止めると、選んだ話題、地区、お子さんの生まれた年月は、すべて消えます。</p>
            <Button variant="secondary" wide>
              すべて止める
            </Button>
          </PostForm>
        )}
      </Stack>
    ),
  })
}

function standing(wanted: SubscriptionPage['wanted']): string {
  if (!wanted) return 'いまは、どのお知らせも受け取っていません。受け取りたい話題を選んでください。'
  const since = dateInTokyo(wanted.optedInAt)
  return `${warekiYear(since)}${dateInWords(since)}から受け取っています。登録しているのは、下に出ているものだけです。`
}

function Fields({ token, labels, wanted, again, today }: SubscriptionPage & { today: Temporal.PlainDate }) {
  const { typed, errors = [] } = again ?? {}
  const options = (kind: NoticeLabel['kind']) =>
    labels.filter((label) => label.kind === kind).map(({ id, name }) => ({ value: String(id), text: name }))
  const [topics, wards] = [options('topic'), options('ward')]
  const children = typed ? (typed['children'] ?? []) : (wanted?.children ?? []).map(String)
  const said = children.filter((month) => month.trim() !== '')
  const boxes = [...said, '', ''].slice(0, MOST_CHILDREN)
  const wrong = errorFor(errors, 'children')
  return (
    <PostForm action={`${NOTICES}/${token}`}>
      <CheckboxGroup
        name="topics"
        legend="受け取る話題"
        required
        options={topics}
        values={typed ? typed['topics'] : (wanted?.topicIds ?? []).map(String)}
        error={errorFor(errors, 'topics')}
      />
      {wards.length > 0 && (
        <Select
          name="ward"
          label="お住まいの地区"
          hint="選ぶと、その地区だけへのお知らせも届きます。"
          required={false}
          options={wards}
          placeholder="選ばない"
          value={typed ? firstOf(typed, 'ward') : String(wanted?.wardId ?? '')}
          error={errorFor(errors, 'ward')}
        />
      )}
      <Fieldset
        name="children"
        legend="お子さんの生まれた年月"
        hint={`入れると、年齢に合うお知らせも届きます。お名前と日は要りません。${MOST_CHILDREN}人まで。足りないときは、保存すると欄が増えます。`}
        required={false}
        error={wrong}
      >
        <Stack gap="tight">
          {boxes.map((month, index) => (
            <DateInput
              kind="month"
              name="children"
              id={index === 0 ? 'children' : `children-${index + 1}`}
              label={`${index + 1}人目`}
              hideLabel
              required={false}
              value={month}
              placeholder={`${today.year - 2}-04`}
              min={today.subtract({ years: OLDEST_CHILD }).toPlainYearMonth().toString()}
              max={today.toPlainYearMonth().toString()}
            />
          ))}
        </Stack>
      </Fieldset>
      <FormActions>
        <Button wide>保存する</Button>
      </FormActions>
      <p>
        「保存する」を押すと、選んだ話題のお知らせを、この LINE
        で受け取ることに同意したことになります。いつでも止められます。
      </p>
    </PostForm>
  )
}

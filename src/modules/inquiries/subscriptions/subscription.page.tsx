import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { goingOn } from '#kernel/http/reader-language.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake } from '#lib/refusal.ts'
import { type Language, tagOf } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateOfYearIn } from '#lib/time/in-language.ts'
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
import { UsualName } from '../languages/usual-name.tsx'
import { NOTICES } from './send-link.ts'
import { SUBSCRIPTION } from './subscription-words.ts'
import { USUAL_TOPICS } from './topic-words.ts'
import { MOST_CHILDREN, type NoticeLabel, OLDEST_CHILD, type Subscription } from './subscription.ts'

export interface SubscriptionPage {
  lang: Language
  token: string
  labels: NoticeLabel[]
  wanted: (Subscription & { optedInAt: Temporal.Instant }) | undefined
  again?: { typed: Typed; errors: Mistake[] }
}

/** What is stored about them, to see, to change and to stop. */
export function subscriptionPage(program: Program, c: Context<SiteEnv>, page: SubscriptionPage) {
  const { lang, token, wanted, again } = page
  const words = SUBSCRIPTION[lang]
  const errors = again?.errors ?? []
  const done = words.done[c.req.query('done') ?? '']
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: errors.length > 0 ? FORM[lang].wrong(words.title) : words.title,
    heading: words.title,
    lang,
    layout: 'card',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <Stack gap="loose">
        {done && errors.length === 0 && (
          <Notice tone="success" live="status">
            <p>{done}</p>
          </Notice>
        )}
        <ErrorSummary errors={errors} heading={FORM[lang].wrongHeading} />
        <p>{standing(lang, wanted)}</p>
        <Fields {...page} action={goingOn(c, `${NOTICES}/${token}`)} today={dateInTokyo(c.var.now)} />
        {wanted && (
          <PostForm action={goingOn(c, `${NOTICES}/${token}/stop`)}>
            <p>{words.stopLead}</p>
            <Button variant="secondary" wide>
              {words.stop}
            </Button>
          </PostForm>
        )}
      </Stack>
    ),
  })
}

function standing(lang: Language, wanted: SubscriptionPage['wanted']): string {
  const words = SUBSCRIPTION[lang]
  if (!wanted) return words.nothing
  const since = dateInTokyo(wanted.optedInAt)
  return words.since(lang === 'ja' ? `${warekiYear(since)}${dateInWords(since)}` : dateOfYearIn(lang, since))
}

function Fields({
  lang,
  action,
  labels,
  wanted,
  again,
  today,
}: SubscriptionPage & { action: string; today: Temporal.PlainDate }) {
  const words = SUBSCRIPTION[lang]
  const { typed, errors = [] } = again ?? {}
  const of = (kind: NoticeLabel['kind']) => labels.filter((label) => label.kind === kind)
  const topics = of('topic').map(({ id, name }) => ({
    value: String(id),
    text: <UsualName of={USUAL_TOPICS} name={name} lang={lang} />,
  }))
  const spoken = tagOf(lang) === 'ja' ? undefined : 'ja'
  const wards = of('ward').map(({ id, name }) => ({ value: String(id), text: name, lang: spoken }))
  const children = typed ? (typed['children'] ?? []) : (wanted?.children ?? []).map(String)
  const said = children.filter((month) => month.trim() !== '')
  const boxes = [...said, '', ''].slice(0, MOST_CHILDREN)
  const wrong = errorFor(errors, 'children')
  return (
    <PostForm action={action}>
      <CheckboxGroup
        name="topics"
        legend={words.topics}
        required
        requiredWord={FORM[lang].required}
        options={topics}
        values={typed ? typed['topics'] : (wanted?.topicIds ?? []).map(String)}
        error={errorFor(errors, 'topics')}
      />
      {wards.length > 0 && (
        <Select
          name="ward"
          label={words.ward}
          hint={words.wardHint}
          required={false}
          optionalWord={FORM[lang].optional}
          options={wards}
          placeholder={words.noWard}
          value={typed ? firstOf(typed, 'ward') : String(wanted?.wardId ?? '')}
          error={errorFor(errors, 'ward')}
        />
      )}
      <Fieldset
        name="children"
        legend={words.children}
        hint={words.childrenHint}
        required={false}
        optionalWord={FORM[lang].optional}
        error={wrong}
      >
        <Stack gap="tight">
          {boxes.map((month, index) => (
            <DateInput
              kind="month"
              name="children"
              id={index === 0 ? 'children' : `children-${index + 1}`}
              label={words.child(String(index + 1))}
              hideLabel
              value={month}
              placeholder={`${today.year - 2}-04`}
              min={today.subtract({ years: OLDEST_CHILD }).toPlainYearMonth().toString()}
              max={today.toPlainYearMonth().toString()}
            />
          ))}
        </Stack>
      </Fieldset>
      <FormActions>
        <Button wide>{words.save}</Button>
      </FormActions>
      <p>{words.consent}</p>
    </PostForm>
  )
}

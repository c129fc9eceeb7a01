import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Button,
  Checkbox,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  RadioGroup,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { choices, fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '../language.ts'
import type { Again } from '../offers/shell.ts'
import { SITE } from '../site/words.ts'
import { marksIn } from '../stays/ask-fields.tsx'
import { ASKING } from '../stays/asking-words.ts'
import { STAY_WORDS } from '../stays/firm-words.ts'
import { privatePage } from '../stays/private-page.tsx'
import type { Stay } from '../stays/stay.ts'
import { tooEarly } from './answer-survey.ts'
import { SURVEY } from './survey-words.ts'
import { findSurvey } from './surveys.queries.ts'

/** The survey, or why there is none to answer. */
export async function surveyPage(
  program: Program,
  c: Context<SiteEnv>,
  language: Language,
  stay: Stay,
  { typed = {}, errors = [], status }: Again<Typed> = {},
) {
  const [{ db, now }, words, path] = [c.var, SURVEY[language], `/stays/${c.req.param('token')}`]
  const isAnswered = (await findSurvey(db, stay.id)) !== undefined
  const early = isAnswered ? undefined : await tooEarly(db, now, stay.id, language)
  const isOpen = !isAnswered && !early
  const toStay = <a href={`${SITE[language]}${path}`}>{words.stay}</a>
  return privatePage(program, c, language, {
    title: words.title,
    path: `${path}/survey`,
    trail: [
      { text: STAY_WORDS[language].title(stay.company), href: `${SITE[language]}${path}` },
      { text: words.title },
    ],
    isWrong: isOpen && errors.length > 0,
    status,
    children: (
      <Stack>
        <PageHeading over={stay.company} lead={isOpen ? words.lead : undefined}>
          {words.title}
        </PageHeading>
        {isAnswered && (
          <Notice tone="success" heading={words.thanks} live="status" actions={toStay}>
            <p>{words.once}</p>
          </Notice>
        )}
        {early && (
          <Notice actions={toStay}>
            <p>{early}</p>
          </Notice>
        )}
        {isOpen && <ErrorSummary errors={errors} heading={ASKING[language].wrong} />}
        {isOpen && <SurveyForm {...{ language, typed, errors }} action={`${SITE[language]}${path}/survey`} />}
      </Stack>
    ),
  })
}

function SurveyForm(props: { language: Language; typed: Typed; errors: FieldErrorText[]; action: string }) {
  const { language, typed, errors, action } = props
  const { fields, hints, yen, satisfaction, again } = SURVEY[language]
  const field = fieldsOf(typed, errors)
  const marks = marksIn(language)
  return (
    <PostForm action={action}>
      <RadioGroup
        name="satisfaction"
        legend={fields.satisfaction}
        required
        {...marks}
        options={choices(satisfaction).toReversed()}
        value={firstOf(typed, 'satisfaction')}
        error={errorFor(errors, 'satisfaction')}
      />
      <RadioGroup
        name="again"
        legend={fields.again}
        required
        {...marks}
        options={choices(again)}
        value={firstOf(typed, 'again')}
        error={errorFor(errors, 'again')}
      />
      <TextInput
        {...field('spend')}
        {...wholeNumber}
        width="medium"
        label={fields.spend}
        hint={hints.spend}
        unit={yen}
        required
        {...marks}
      />
      <Checkbox name="office" label={fields.office} hint={hints.office} checked={firstOf(typed, 'office') !== ''} />
      <TextArea {...field('words')} label={fields.words} required={false} {...marks} rows={5} />
      <FormActions>
        <Button>{ASKING[language].send}</Button>
      </FormActions>
    </PostForm>
  )
}

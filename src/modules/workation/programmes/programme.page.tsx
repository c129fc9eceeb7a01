import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import {
  CheckboxGroup,
  DateInput,
  errorFor,
  type FieldErrorText,
  Fieldset,
  Grid,
  RadioGroup,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { choices, fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { newOfferPage, offerPage } from '../offers/offer-form.page.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { LANGUAGES, type Programme, THEMES, typedProgramme } from './programme.ts'

function ProgrammeFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <RadioGroup
        name="theme"
        legend="テーマ"
        required
        inline
        options={choices(THEMES)}
        value={firstOf(typed, 'theme')}
        error={errorFor(errors, 'theme')}
      />
      <Fieldset name="season" legend="いつ">
        <Grid min="small">
          <DateInput {...field('seasonFrom')} label="時期の最初の日" required />
          <DateInput {...field('seasonThrough')} label="時期の最後の日" required />
          <TextInput {...field('minutes')} {...wholeNumber} label="長さ" unit="分" required />
        </Grid>
      </Fieldset>
      <Fieldset name="who" legend="何人で、いくらで">
        <Grid min="small">
          <TextInput {...field('minPeople')} {...wholeNumber} label="最少人数" unit="人" required />
          <TextInput {...field('maxPeople')} {...wholeNumber} label="定員" unit="人" required />
          <TextInput {...field('price')} {...wholeNumber} label="料金(1人)" unit="円" required />
        </Grid>
        <CheckboxGroup
          name="languages"
          legend="使える言葉"
          inline
          options={choices(LANGUAGES)}
          values={typed['languages']}
          error={errorFor(errors, 'languages')}
        />
      </Fieldset>
      <Fieldset name="meet" legend="集まる">
        <TextInput {...field('meetingPlace')} label="集合場所" required />
        <TextInput {...field('meetingPlaceEn')} label="集合場所(英語)" required lang="en" />
        <TextArea {...field('bring')} label="持ち物" required={false} rows={3} />
        <TextArea {...field('bringEn')} label="持ち物(英語)" required={false} rows={3} lang="en" />
      </Fieldset>
    </>
  )
}

/** A programme that is to be added. */
export function newProgrammePage(shell: Shell, c: Context<SiteEnv>, again: Again<Typed> = {}) {
  const { typed = typedProgramme(undefined), errors = [] } = again
  return newOfferPage(shell, c, again, {
    title: 'プログラムを加える',
    lead: '下書きとして保存し、開催回や写真を加えてから公開を依頼します。',
    path: '/programmes',
    typed,
    children: <ProgrammeFields typed={typed} errors={errors} />,
  })
}

/** One programme. */
export function programmePage(shell: Shell, c: Context<SiteEnv>, programme: Programme, again: Again<Typed> = {}) {
  const { typed = typedProgramme(programme), errors = [] } = again
  return offerPage(shell, c, programme, again, { typed, children: <ProgrammeFields typed={typed} errors={errors} /> })
}

import { CheckboxGroup, DateInput, errorFor, type FieldErrorText, Grid, TextArea, TextInput } from '#ui/index.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { FORM } from '#kernel/http/form-words.ts'
import type { Language } from '../language.ts'
import { LONGEST_WORDS } from './ask.ts'
import { ASKING } from './asking-words.ts'
import { PURPOSES, type Purpose } from './stay.ts'

export interface StayFieldsProps {
  typed: Typed
  errors: FieldErrorText[]
  language: Language
  today: Temporal.PlainDate
}

/** 必須 and 任意 in the language of the page. */
export const marksIn = (language: Language) => ({
  requiredWord: FORM[language].required,
  optionalWord: FORM[language].optional,
})

/** What a firm says of itself and its wishes: on its own form, and on that of staff who write down a telephone call. */
export function StayFields({ typed, errors, language, today }: StayFieldsProps) {
  const { fields, hints, purposes, peopleUnit } = ASKING[language]
  const marks = marksIn(language)
  const field = (name: keyof typeof fields) => ({
    ...marks,
    name,
    label: fields[name],
    value: firstOf(typed, name),
    error: errorFor(errors, name),
  })
  const min = String(today)
  return (
    <>
      <TextInput {...field('company')} required autoComplete="organization" maxLength={80} />
      <TextInput {...field('home')} width="medium" maxLength={60} />
      <TextInput {...field('person')} required autoComplete="name" width="medium" maxLength={60} />
      <TextInput
        {...field('email')}
        type="email"
        hint={hints.email}
        required
        autoComplete="email"
        autoCapitalize="none"
        spellcheck={false}
      />
      <TextInput {...field('phone')} type="tel" autoComplete="tel" width="medium" />
      <TextInput {...field('people')} required inputMode="numeric" width="short" unit={peopleUnit} />
      <Grid min="small">
        <DateInput {...field('wishedFrom')} min={min} />
        <DateInput {...field('wishedThrough')} min={min} />
      </Grid>
      <p>
        <small>{hints.dates}</small>
      </p>
      <CheckboxGroup
        {...marks}
        name="purposes"
        legend={fields.purposes}
        required
        inline
        options={(Object.keys(PURPOSES) as Purpose[]).map((purpose) => ({ value: purpose, text: purposes[purpose] }))}
        values={[...(typed['purposes'] ?? [])]}
        error={errorFor(errors, 'purposes')}
      />
      <TextArea {...field('words')} hint={hints.words} maxLength={LONGEST_WORDS} />
    </>
  )
}

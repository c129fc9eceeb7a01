import { errorFor, type FieldErrorText } from '#ui/index.ts'
import { firstOf, type Typed } from './form-reader.ts'

/** What every field of a form gets: its name, what was typed, what is wrong with it. */
export const fieldsOf = (typed: Typed, errors: FieldErrorText[]) => (name: string) => ({
  name,
  value: firstOf(typed, name),
  error: errorFor(errors, name),
})

export const wholeNumber = { inputMode: 'numeric', width: 'short' } as const

/** Words by value, as the options of a form. */
export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

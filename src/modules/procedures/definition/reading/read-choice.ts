import type { FieldOf } from '../field.ts'
import { allTyped, typedIn } from './form.ts'
import { mistake, type Reader } from './reader.ts'

/** How many may be chosen at most; the most there are where nothing is said. */
export const mostChosen = ({ many, options }: FieldOf<'choice'>): number =>
  many ? Math.min(many.max ?? options.length, options.length) : 1

export const readChoice: Reader<FieldOf<'choice'>> = (field, name, posted) => {
  const { label, options, many, required } = field
  const typed = new Set(allTyped(posted.form, name).filter((value) => value !== ''))
  const chosen = options.filter(({ value }) => typed.delete(value)).map(({ value }) => value)
  if (typed.size > 0) return mistake(posted, name, `「${label}」を選び直してください。`)
  if (!many) {
    if (chosen.length > 1) return mistake(posted, name, `「${label}」は一つだけ選んでください。`)
    return chosen[0] ?? (required ? mistake(posted, name, `「${label}」を選んでください。`) : undefined)
  }
  if (chosen.length === 0 && !required) return undefined
  if (chosen.length < many.min) return mistake(posted, name, `「${label}」を${many.min}つ以上選んでください。`)
  const most = mostChosen(field)
  return chosen.length > most ? mistake(posted, name, `「${label}」は${most}つまで選べます。`) : chosen
}

/** A choice between one and itself. */
export const readConsent: Reader<FieldOf<'consent'>> = ({ label, required }, name, posted) => {
  if (typedIn(posted.form, name) !== '') return true
  return required ? mistake(posted, name, `「${label}」を確かめて、チェックを入れてください。`) : undefined
}

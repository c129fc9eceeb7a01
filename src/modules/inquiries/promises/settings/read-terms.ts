import { z } from 'zod'
import { text, ticked } from '#kernel/identity/form-fields.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import { inEach, type Language } from '#lib/text/language.ts'
import { LONGEST_WORDS, readPromiseWords } from '../promise-words.ts'
import type { NewTerms } from '../terms.queries.ts'

export const TermsForm = z.object({
  amount: text(10),
  unit: text(10),
  warnHours: text(10),
  answers: ticked,
  ...inEach(() => text(LONGEST_WORDS * 4)),
})

export type TypedTerms = z.output<typeof TermsForm>

const [MOST_AMOUNT, MOST_WARN_HOURS] = [30, 8]

/** As it was typed, so that half-width and full-width digits are the same. */
const wholeNumber = (typed: string): number | undefined => {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(plain) ? Number(plain) : undefined
}

/** What somebody typed as terms. @param isTown only the town has words of its own @throws Refusal 422 with all that is wrong */
export function readTerms(typed: TypedTerms, isTown: boolean): NewTerms {
  const mistakes: Mistake[] = []
  const wrong = (field: string, message: string) => void mistakes.push({ field, message })
  const amount = wholeNumber(typed.amount) ?? 0
  if (amount < 1 || amount > MOST_AMOUNT)
    wrong('amount', `約束する長さは1から${MOST_AMOUNT}までの数字で入力してください。例: 1`)
  const unit = typed.unit === 'day' || typed.unit === 'hour' ? typed.unit : undefined
  if (!unit) wrong('unit', '営業日か受付時間の時間かを選んでください。')
  const warnHours = wholeNumber(typed.warnHours) ?? -1
  if (warnHours < 0 || warnHours > MOST_WARN_HOURS)
    wrong('warnHours', `知らせる時間は0から${MOST_WARN_HOURS}までの数字で入力してください。0 なら知らせません。`)
  else if (unit === 'hour' && warnHours >= amount)
    wrong('warnHours', '知らせる時間は、約束する時間より短くしてください。')
  const words = (field: Language): string | null => {
    try {
      return isTown ? readPromiseWords(typed[field], field) : null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      wrong(field, error.message)
      return null
    }
  }
  const said = inEach(words)
  refuseMistakes(mistakes)
  return { amount, unit: unit!, warnHours, answers: typed.answers, words: said }
}

/** As a form shows it. */
export const typedFrom = ({ amount, unit, warnHours, answers, words }: NewTerms): TypedTerms => ({
  amount: String(amount),
  unit,
  warnHours: String(warnHours),
  answers,
  ...inEach((language) => words[language] ?? ''),
})

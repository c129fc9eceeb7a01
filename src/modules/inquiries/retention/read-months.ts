import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Months } from './change-terms.ts'
import { type Cap, KIND_WORDS, KINDS, MONTHS } from './retention.ts'

/** What the town set: every kind, and the cap. @throws Refusal 422 with all that is wrong */
export function readTownTerms(typed: Typed): { months: Months; cap: Cap } {
  const form = formReader(typed)
  const months = Object.fromEntries(KINDS.map((kind) => [kind, form.whole(kind, KIND_WORDS[kind], MONTHS)]))
  const cap = {
    most: form.whole('most', '一度に消す数', [1, 100_000]),
    percent: form.whole('percent', '一度に消す割合', [1, 100]),
  }
  form.done()
  return { months, cap }
}

/** What a section set; an empty field follows the town. @throws Refusal 422 with all that is wrong */
export function readSectionTerms(typed: Typed): Months {
  const form = formReader(typed)
  const months = Object.fromEntries(KINDS.map((kind) => [kind, form.wholeOrNothing(kind, KIND_WORDS[kind], MONTHS)]))
  form.done()
  return months
}

import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '../language.ts'
import { SURVEY } from './survey-words.ts'

export type Again = 'yes' | 'perhaps' | 'no'

/** アンケート: what a team says after its stay. */
export interface Survey {
  /** Yen of the whole team in the town, besides what was booked. */
  spend: number
  /** From 1, very dissatisfied, to 5. */
  satisfaction: number
  again: Again
  /** Wants to hear about opening an office. */
  office: boolean
  words: string
}

export const LONGEST_WORDS = 2000

/** @throws Refusal 422 with everything that is wrong */
export function readSurvey(typed: Typed, language: Language): Survey {
  const [form, { names, satisfaction, again }] = [formReader(typed, language), SURVEY[language]]
  const survey = {
    satisfaction: Number(form.oneOf('satisfaction', names.satisfaction, satisfaction)),
    again: form.oneOf('again', names.again, again),
    spend: form.whole('spend', names.spend, [0, 100_000_000]),
    office: form.said('office'),
    words: form.text('words', names.words, LONGEST_WORDS),
  }
  form.done()
  return survey
}

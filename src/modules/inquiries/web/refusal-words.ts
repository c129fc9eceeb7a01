import type { Refusal } from '#lib/refusal.ts'
import { type Language, tagOf } from '#lib/text/language.ts'
import { REFUSED } from './refused-words.ts'
import { LONGEST_QUESTION } from './write.ts'

/** What the pages of whoever asks refuse, in their language. @param typed the words that were sent with it */
export function refusalIn(
  language: Language,
  { status, field, message }: Pick<Refusal, 'status' | 'field' | 'message'>,
  typed = '',
): string {
  if (language === 'ja') return message
  const words = REFUSED[language]
  const known = (field !== undefined ? words.fields[field] : undefined) ?? words.statuses[status]
  if (known !== undefined) return known
  if (field !== 'text') return words.notTaken
  return typed.length > LONGEST_QUESTION ? words.tooLong(LONGEST_QUESTION.toLocaleString(tagOf(language))) : words.empty
}

import { type Mistake, Refusal } from '#lib/refusal.ts'
import { type Language, tagOf } from '#lib/text/language.ts'
import { REFUSED } from './refused-words.ts'
import { LONGEST_QUESTION } from './write.ts'

/** A refusal that says itself in each language; where nobody asks for another, in Japanese. */
export class RefusalInEach extends Refusal {
  readonly words: Readonly<Record<Language, string>>

  constructor(status: Refusal['status'], words: Readonly<Record<Language, string>>, field?: string) {
    super(status, words.ja, field)
    this.words = words
  }
}

/** What the pages of whoever asks refuse, in their language. @param typed the words that were sent with it */
export function refusalIn(language: Language, refusal: Refusal, typed = ''): string {
  const { status, field, message } = refusal
  if (language === 'ja') return message
  if (refusal instanceof RefusalInEach) return refusal.words[language]
  const words = REFUSED[language]
  const known = (field !== undefined ? words.fields[field] : undefined) ?? words.statuses[status]
  if (known !== undefined) return known
  if (field !== 'text') return words.notTaken
  return typed.length > LONGEST_QUESTION ? words.tooLong(LONGEST_QUESTION.toLocaleString(tagOf(language))) : words.empty
}

/** Every mistake of a form in its reader's language: of these fields one sentence each, whichever the mistake; other fields as every page tells them. */
export function mistakesIn(
  language: Language,
  refusal: Refusal,
  fields: Readonly<Record<Exclude<Language, 'ja'>, Readonly<Record<string, string>>>>,
): Mistake[] {
  if (language === 'ja') return refusal.mistakes
  const told = new Set<string>()
  return refusal.mistakes.flatMap(({ field, message }) => {
    const said = refusal.status === 422 && field !== undefined ? fields[language][field] : undefined
    const sentence = said ?? refusalIn(language, new Refusal(refusal.status, message, field))
    if (told.has(sentence)) return []
    told.add(sentence)
    return [{ ...(field !== undefined && { field }), message: sentence }]
  })
}

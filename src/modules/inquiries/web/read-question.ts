import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import type { Posted } from '../sending/read-posted.ts'
import { readWords } from '../sending/words.ts'
import { readEmail } from './change-email.ts'
import { LONGEST_QUESTION } from './write.ts'

const LONGEST_NAME = 50

function readName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed()
  if (name === '') throw new Refusal(422, 'お名前を入力してください。例: 青空 花子', 'name')
  if ([...name].length > LONGEST_NAME) throw new Refusal(422, `お名前は${LONGEST_NAME}文字以内にしてください。`, 'name')
  return name
}

/**
 * Who asks, and where they are told: as typed, where the town does not know it. All that is wrong with the form is told at once, also of
 * the question itself.
 * @throws Refusal 422
 */
export function readQuestion({ words, text, hadFiles }: Posted, known: { person: boolean; email: string | undefined }) {
  const mistakes: Mistake[] = []
  const read = <T>(reading: () => T): T | undefined => {
    try {
      return reading()
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === undefined) throw error
      mistakes.push(...error.mistakes)
      return undefined
    }
  }
  const name = known.person ? undefined : read(() => readName(words('name')))
  read(() => readWords(text, hadFiles ? 1 : 0, { what: '内容', longest: LONGEST_QUESTION }))
  const email = known.email ?? read(() => readEmail(words('email')))
  refuseMistakes(mistakes)
  return { name: name ?? '', email }
}

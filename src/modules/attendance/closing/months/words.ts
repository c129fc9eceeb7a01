import { type Mistake, refuseMistakes } from '#lib/refusal.ts'

const LONGEST = 1000

/** A reason that has to be given. What is wrong with it comes to the other mistakes. */
export function readWords(typed: string, mistakes: Mistake[]): string {
  const words = typed.trim()
  if (words === '') mistakes.push({ field: 'words', message: '理由を入力してください。' })
  if ([...words].length > LONGEST)
    mistakes.push({ field: 'words', message: `理由は ${LONGEST} 文字までにしてください。` })
  return words
}

/** @throws Refusal 422 */
export function readReason(typed: string): string {
  const mistakes: Mistake[] = []
  const words = readWords(typed, mistakes)
  refuseMistakes(mistakes)
  return words
}

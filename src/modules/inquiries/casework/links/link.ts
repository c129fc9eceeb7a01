import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { withoutNumbers } from '../notes/note.ts'

export const LONGEST_WHY = 200

/** 関連する相談, as it is seen from one side. */
export interface Link {
  id: number
  /** Why, if that was said. */
  words: string
  linkedBy: string
  /** The other one; null where the asker may not see it without giving a reason. */
  other: {
    id: number
    name: string
    section: string
    lastAt: Temporal.Instant
    closedAt: Temporal.Instant | null
  } | null
}

/** @throws Refusal 422 with everything that is wrong */
export function readLink(typed: Typed): { other: number; words: string } {
  const form = formReader(typed)
  const said = firstOf(typed, 'other').normalize('NFKC').trim()
  const other = idIn(/\/inquiries\/(\d+)/.exec(said)?.[1] ?? said)
  if (!other) form.wrong('other', '相談の番号か、相談を開いたページのアドレスを入力してください。')
  const words = withoutNumbers(form.text('why', 'つながり', LONGEST_WHY)).trim()
  form.done()
  return { other, words }
}

import { compatible } from './digit-runs.ts'
import type { Digit } from './digit-runs.ts'
import { findIdentityNumbers } from './find-identity-numbers.ts'

/** Every digit of `digits` becomes `*`; hyphens, spaces and all else stay as they are. */
function masked(text: string, digits: readonly Digit[]): string {
  const spans = new Map(digits.map(({ start, end }) => [start, end]))
  let result = ''
  let from = 0
  for (const [start, end] of [...spans].toSorted(([a], [b]) => a - b)) {
    result += text.slice(from, start) + compatible(text.slice(start, end)).replace(/\d/g, '*')
    from = end
  }
  return result + text.slice(from)
}

export type MaskedMessages = {
  /** The new message, as it may be stored. */
  text: string
  /** How many numbers were masked in it, wholly or in part. */
  masked: number
  /** The earlier messages to overwrite because the new one completed a number: index in `before`, and their new text. */
  earlier: { index: number; text: string }[]
}

/**
 * 個人番号 sent in pieces (1234, 5678, 9018): masks a message together with the same person's messages shortly before it, oldest
 * first. The caller chooses the window (some minutes, the last handful), stores `text`, and overwrites each of `earlier` wherever
 * it was stored, logged or indexed. Messages join where only spaces and hyphens lie between their digits.
 */
export function maskConsecutive(before: readonly string[], text: string): MaskedMessages {
  const found = findIdentityNumbers([...before, text])
  const inMessage = (index: number) => found.flat().filter((digit) => digit.message === index)
  return {
    text: masked(text, inMessage(before.length)),
    masked: found.filter((number) => number.some((digit) => digit.message === before.length)).length,
    earlier: before.flatMap((text, index) => {
      const digits = inMessage(index)
      return digits.length > 0 ? [{ index, text: masked(text, digits) }] : []
    }),
  }
}

/**
 * Masks 個人番号 in text before it is stored, logged, searched or exported. Reads the text after NFKC, drops spaces and hyphens
 * (ー too) between digits, and masks a run of exactly 12 digits whose check digit is right, or near which マイナンバー or 個人番号
 * stands even when it is wrong (a slip of the finger is still somebody's number). In a longer run it masks 12 digits that stand
 * apart and pass the check. About one in ten other runs of 12 digits passes the check by chance and is masked too.
 * With `before`, numbers begun in the preceding messages count; {@link maskConsecutive} also says which of those to overwrite.
 */
export function maskIdentityNumbers(
  text: string,
  { before = [] }: { before?: readonly string[] } = {},
): { text: string; masked: number } {
  const result = maskConsecutive(before, text)
  return { text: result.text, masked: result.masked }
}

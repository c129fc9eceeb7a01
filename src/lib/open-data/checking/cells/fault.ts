import type { Fault, Rule } from '../rules.ts'

/** What is wrong with a cell that is not blank; undefined where it is as it should be. */
export type CheckCell = (value: string) => Fault | undefined

/** The cell as people read it: half-width, without spaces around it. */
export const plain = (value: string): string => value.normalize('NFKC').trim()

export const doubtful = (rule: Rule, message: string, suggestion?: string): Fault =>
  suggestion === undefined ? { rule, message } : { rule, message, suggestion }

export const provable = (rule: Rule, message: string, suggestion: string): Fault => ({
  rule,
  message,
  suggestion,
  provable: true,
})

const MARK = /^[○〇◯●◎△▲▽×✕✗✓☆★*※・…\-‐–—―−ー－]+$/u
const SCIENTIFIC = /^\d(\.\d+)?E[+-]?\d+$/i

/** ○, △ and - where a number belongs, and what a spreadsheet made of a long one. */
export function notDigits(value: string): Fault | undefined {
  if (MARK.test(value)) return doubtful('mark', `「${value}」は数ではありません。数にするか、空にしてください。`)
  return SCIENTIFIC.test(value)
    ? doubtful('scientific', '表計算ソフトが桁を丸めています。元の番号を文字列として入れ直してください。')
    : undefined
}

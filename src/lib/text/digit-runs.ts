/** What stands between a digit and the one before it in its run, ever wider. */
export const GAP = { none: 0, hyphen: 1, space: 2, line: 3, message: 4 } as const
export type Gap = (typeof GAP)[keyof typeof GAP]

/** One digit after NFKC, and the code point it comes from: UTF-16 offsets in `texts[message]`. ⑫ gives two digits of one code point. */
export type Digit = { value: string; message: number; start: number; end: number; gap: Gap }

const HYPHEN = /[-\u00AD\u02D7\u2010-\u2015\u2043\u2212\u2500\u2501\u30FC]/
const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/
// Marks that show nothing (zero-width space, the frame of 1️⃣) must not help a number through.
const SPACE = /[\s\p{Cf}\uFE0E\uFE0F\u20E3]/u

function gapOf(character: string): Gap | undefined {
  if (HYPHEN.test(character)) return GAP.hyphen
  if (LINE_END.test(character)) return GAP.line
  return SPACE.test(character) ? GAP.space : undefined
}

/** NFKC of one code point; ASCII is already there. */
export const compatible = (codePoint: string): string =>
  codePoint < '\u0080' ? codePoint : codePoint.normalize('NFKC')

/** Maximal runs of digits in consecutive messages, read after NFKC, with spaces, hyphens and line ends between digits dropped. */
export function digitRuns(texts: readonly string[]): Digit[][] {
  const runs: Digit[][] = []
  let run: Digit[] = []
  let gap: Gap = GAP.none
  const widen = (to: Gap) => {
    if (to > gap) gap = to
  }
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
    gap = GAP.none
  }
  for (const [message, text] of texts.entries()) {
    widen(GAP.message)
    let start = 0
    for (const codePoint of text) {
      const end = start + codePoint.length
      for (const value of compatible(codePoint)) {
        const separator = gapOf(value)
        if (value >= '0' && value <= '9') {
          run.push({ value, message, start, end, gap })
          gap = GAP.none
        } else if (separator === undefined) close()
        else widen(separator)
      }
      start = end
    }
  }
  close()
  return runs
}

/** Cuts a run before every digit whose gap is at least as wide as `gap`. */
export function cutAt(run: readonly Digit[], gap: Gap): Digit[][] {
  const parts: Digit[][] = []
  for (const digit of run) {
    if (parts.length === 0 || digit.gap >= gap) parts.push([])
    parts.at(-1)!.push(digit)
  }
  return parts
}

import { lastBoundary } from './graphemes.ts'

// Best place first: end of a paragraph, of a line, of a sentence (with its closing brackets).
const ENDS = [/\n[ \t\r\u3000]*\n+/g, /\n/g, /[。．！？!?][」』）)]*/g]

/** The end of the last match of `pattern` in `text` after `from`, if there is one. */
function lastEnd(text: string, pattern: RegExp, from: number): number | undefined {
  const ends = [...text.slice(from).matchAll(pattern)].map((match) => from + match.index + match[0].length)
  return ends.at(-1)
}

function cut(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  const window = text.slice(0, limit)
  for (const pattern of ENDS) {
    const end = lastEnd(window, pattern, Math.floor(limit * 0.8))
    if (end !== undefined && lastBoundary(text, end) === end) return end
  }
  return lastBoundary(text, limit)
}

/**
 * Splits text into pieces of at most `limit` UTF-16 units (LINE: 5,000), which joined give back the original. Breaks at the end
 * of a paragraph, line or sentence where one lies in the last fifth; else between graphemes; never inside a surrogate pair.
 * Empty text gives no piece. RangeError if `limit` is not a whole number of at least 2.
 */
export function splitUtf16(text: string, limit: number): string[] {
  if (!Number.isInteger(limit) || limit < 2) throw new RangeError(`cannot split at ${limit} units`)
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    // Two units more than the limit are enough to know whether the limit itself is a boundary.
    const end = from + cut(text.slice(from, from + limit + 2), limit)
    pieces.push(text.slice(from, end))
    from = end
  }
  return pieces
}

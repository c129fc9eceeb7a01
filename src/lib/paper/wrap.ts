import { graphemes } from '../text/graphemes.ts'

/** 禁則: these never begin a line, those never end one (JIS X 4051). */
const NOT_FIRST =
  /^[、。，．・：；？！）］｝〕〉》」』】’”…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\]}%]/
const NOT_LAST = /[（［｛〔〈《「『【‘“([{¥￥]$/
const LATIN = /^[\w.,'@/:#&=+~%-]+$/

/** Words of Latin letters and figures, and single characters of everything else. */
function pieces(line: string): string[] {
  const found: string[] = []
  for (const grapheme of graphemes(line)) {
    const last = found.at(-1)
    if (last !== undefined && LATIN.test(last) && LATIN.test(grapheme)) found[found.length - 1] = last + grapheme
    else found.push(grapheme)
  }
  return found
}

/**
 * Breaks text into lines that fit, as Japanese is set: anywhere but before a closing mark or after an opening one.
 * Line ends of the text stay. @param measure width of a piece, in the unit of `width`
 */
export function wrap(text: string, width: number, measure: (piece: string) => number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, measure))
}

function wrapLine(text: string, width: number, measure: (piece: string) => number): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  for (const piece of fitting(pieces(text), width, measure)) {
    const wide = measure(piece)
    if (line.length > 0 && used + wide > width) {
      const taken = takenAlong(line, piece)
      lines.push(
        line
          .slice(0, line.length - taken)
          .join('')
          .trimEnd(),
      )
      line = line.slice(line.length - taken)
      used = line.reduce((sum, one) => sum + measure(one), 0)
    }
    line.push(piece)
    used += wide
  }
  return [...lines, line.join('')]
}

/** How many pieces go to the next line with what does not fit, so that neither line breaks the rule. */
function takenAlong(line: string[], next: string): number {
  let taken = 0
  let first = next
  while (taken < line.length - 1 && (NOT_FIRST.test(first) || NOT_LAST.test(line.at(-1 - taken)!))) {
    first = line.at(-1 - taken)!
    taken++
  }
  return taken < line.length - 1 ? taken : 0
}

/** A word that is wider than the line is broken where the line ends. */
const fitting = (all: string[], width: number, measure: (piece: string) => number): string[] =>
  all.flatMap((piece) => (measure(piece) > width ? [...graphemes(piece)] : [piece]))

import { graphemes } from '#lib/text/graphemes.ts'

// NFC would put another character in their place (神 U+FA19 becomes 神 U+795E): whoever typed one is called so.
const BUT_COMPATIBILITY_IDEOGRAPHS = /[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g
const CONTROLS = /[^\P{Cc}\n]/gu
// Marks that turn the direction of what follows: in a name they only deceive its reader.
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g

/** Several lines as somebody typed them: NFC, every character and its variant kept, nothing that cannot be seen or stored. */
export const typedLines = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(BUT_COMPATIBILITY_IDEOGRAPHS, (run) => run.normalize('NFC'))
    .trim()

export const typedLine = (typed: string): string => typedLines(typed).replaceAll(/\s*\n\s*/g, ' ')

// A character as a reader counts it may carry many marks; a hundred of them is an attack on whoever shows it.
const UNITS_PER_CHARACTER = 16

/** Whether a text has at most `most` characters as a reader counts them. */
export function isWithin(text: string, most: number): boolean {
  if (text.length <= most) return true
  if (text.length > most * UNITS_PER_CHARACTER) return false
  let count = 0
  for (const _ of graphemes(text)) if (++count > most) return false
  return true
}

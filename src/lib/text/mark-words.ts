import { fold } from './fold.ts'
import { graphemes } from './graphemes.ts'

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string
  marked: boolean
}

/** Characters of the excerpt, and of those before the first mark. */
const [LONGEST, BEFORE] = [80, 16]

/**
 * The part of a text around the first of the folded words, cut into pieces. Words are found as `fold` reads them: ゴミ is marked where ごみ
 * was looked for.
 */
export function excerptOf(text: string, words: string[]): Piece[] {
  const letters = [...graphemes(text.replaceAll(/\s+/g, ' ').trim())]
  const marks = markedLetters(letters, words)
  const first = marks.indexOf(true)
  const from = letters.length > LONGEST ? Math.max(0, Math.min(first - BEFORE, letters.length - LONGEST)) : 0
  const until = Math.min(letters.length, from + LONGEST)
  const pieces: Piece[] = from > 0 ? [{ text: '…', marked: false }] : []
  for (let n = from; n < until; n++) {
    const last = pieces.at(-1)
    if (last && last.marked === marks[n]) last.text += letters[n]
    else pieces.push({ text: letters[n]!, marked: marks[n]! })
  }
  if (until < letters.length) pieces.push({ text: '…', marked: false })
  return pieces
}

/** Of each letter, whether one of the words covers it. A letter may fold to several, or to none. */
function markedLetters(letters: string[], words: string[]): boolean[] {
  const folded = letters.map((letter) => (letter === ' ' ? ' ' : fold(letter)))
  const whole = folded.join('')
  const owner = folded.flatMap((piece, n) => Array.from({ length: piece.length }, () => n))
  const marks = letters.map(() => false)
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) {
      marks.fill(true, owner[at]!, owner[at + word.length - 1]! + 1)
    }
  }
  return marks
}

import { firstGrapheme, graphemes } from './graphemes.ts'

const HALF_WIDTH_KANA = /[\uFF65-\uFF9F]+/g
const HIRAGANA = /[\u3041-\u3096\u309D\u309E]/g
const HIRAGANA_TO_KATAKANA = 0x60

/** Hiragana and half-width kana become katakana; everything else stays as typed (NFC). */
export const inKatakana = (typed: string): string =>
  typed
    .replace(HALF_WIDTH_KANA, (kana) => kana.normalize('NFKC'))
    .normalize('NFC')
    .replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + HIRAGANA_TO_KATAKANA))

/**
 * フリガナ: hiragana and half-width kana become katakana, spaces between the names one full-width space. Small ャュョッ stay small.
 * Everything else stays as typed (NFC).
 */
export const toKatakana = (typed: string): string => inKatakana(typed).trim().replace(/\s+/g, '\u3000')

/** Whether a normalised フリガナ holds only katakana, ー, ・ and spaces. Empty text does not. */
export const isKatakana = (kana: string): boolean => /^[\u30A1-\u30FE\u3000]+$/.test(kana)

/** The first character as a reader counts it, for a picture of initials: 葛󠄀城 gives 葛 with its variant, suzuki gives S. */
export function initialOf(name: string): string {
  const first = firstGrapheme(name.trim().slice(0, 64))
  return first ? first.toLocaleUpperCase('en') : ''
}

/** At most `length` characters as a reader counts them, the last of them … where something was left out. */
export function shorten(text: string, length: number): string {
  const kept: string[] = []
  for (const grapheme of graphemes(text)) {
    if (kept.length === length) return `${kept.slice(0, -1).join('').trimEnd()}…`
    kept.push(grapheme)
  }
  return text
}

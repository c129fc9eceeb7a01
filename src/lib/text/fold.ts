const HYPHENS = /[\u002D\u2010-\u2015\u2212\u30FB\u00B7]/gu
const KATAKANA = /[\u30A1-\u30F6]/gu

/**
 * As words are looked for: ゴミ is ごみ, Wi-Fi is wifi, and width, case and more than one space make no difference.
 * `opendata.folded` in the database does the same.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) // and no others: a database may know none
    .replaceAll(HYPHENS, '')
    .replaceAll(KATAKANA, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60))
    .replaceAll(/\s+/g, ' ')
    .trim()

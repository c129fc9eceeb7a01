// What strangers write, as it may stand on a page, in a file and in the database.

/** Marks that turn the direction of what is read: a name can hide in them what it is. */
const TURNING = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g
const TAGS = /<\/?[a-z!][^<>]*>/gi

/** What will be cut is not even looked at: the time it takes is bounded too. */
const plain = (words: string, longest: number): string =>
  words
    .slice(0, longest * 4)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(TURNING, '')

/** No longer than this, in UTF-16 units, and no character is cut apart. */
const cut = (words: string, longest: number): string =>
  words
    .slice(0, longest)
    .toWellFormed()
    .replace(/\uFFFD$/, '')

/** One line: no markup, no control characters, no space around it. */
export const lineOf = (words: string, longest: number): string =>
  cut(
    plain(words, longest)
      .replaceAll(TAGS, ' ')
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
    longest,
  ).trim()

/** Several lines: no markup, and of control characters only the ends of lines. */
export const textOf = (words: string, longest: number): string =>
  cut(
    plain(words, longest)
      .replaceAll(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
      .replaceAll(TAGS, ' ')
      .replaceAll(/[^\P{Cc}\n]+/gu, ' ')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    longest,
  ).trim()

/** What something is called in addresses, as it is written: it is never shown, but may hold nothing that cannot be kept. */
export const nameOf = (words: string, longest: number): string =>
  cut(plain(words, longest).replaceAll(/\p{Cc}+/gu, ''), longest)

/** An address that a page may lead to; '' for anything else, such as `javascript:`. */
export function addressOf(words: string, longest = 2_000): string {
  const url = words.length <= longest && !/[\p{Cc}\s]/u.test(words.trim()) ? URL.parse(words.trim()) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return ''
  // What a URL parser lets stand and an address in RDF may not hold (IRIREF of Turtle).
  const href = url.href.replaceAll(/[<>"{}|\\^`]/g, encodeURIComponent)
  return href.length <= longest ? href : ''
}

/** As a part of a name in an address: `Kōkyō Shisetsu` is `k-ky-shisetsu`. */
export const slugPart = (words: string): string =>
  words
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|[-_]+$/g, '')

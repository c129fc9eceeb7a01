import { lastBoundary } from '#lib/text/graphemes.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { type Kind, mendable } from './accepted.ts'

/** Leaves room for what a browser appends, below the 255 bytes of most file systems. */
const MAX_BYTES = 180

const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029]/gu
/** Invisible, or turning the direction: `photo‮gpj.exe` would read as `photoexe.jpg`. */
const DECEIVING = /[\u061c\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
const NOT_ON_WINDOWS = /[<>:"|?*]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** Ending of a name in lower case, without the dot; '' for none. A number alone is none: 「議事録 R8.11.24」. */
export const endingOf = (name: string): string => /\.(?!\d+$)([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** A name as it may be shown and saved anywhere: no folders, no control characters, nothing that misleads, no 個人番号, not too long. */
export function cleanFileName(raw: string): string {
  const name = maskIdentityNumbers(raw.normalize('NFC'))
    .text.replaceAll(CONTROL, '')
    .replaceAll(DECEIVING, '')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(NOT_ON_WINDOWS, '_')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE, '_$1')
  const ending = endingOf(name)
  const stem = shorten(ending ? name.slice(0, -ending.length - 1) : name)
  return `${stem || 'ファイル'}${ending && `.${ending}`}`
}

function shorten(stem: string): string {
  let end = stem.length
  while (end > 0 && Buffer.byteLength(stem.slice(0, end)) > MAX_BYTES) end = lastBoundary(stem, end - 1)
  return stem.slice(0, end)
}

/**
 * The name with an ending that tells the truth: a missing one is added, a wrong one of the same sort mended (phones name a
 * PNG `.jpg`). Undefined where content and ending have nothing to do with each other: such a file is not taken.
 */
export function truthfulName(name: string, { family, endings: [first, ...others] }: Kind): string | undefined {
  const ending = endingOf(name)
  if (!ending) return `${name}.${first}`
  if (ending === first || others.includes(ending)) return name
  return mendable[family]?.includes(ending) ? `${name.slice(0, -ending.length)}${first}` : undefined
}

const percent = (text: string) =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Content-Disposition with the name in both spellings: plain ASCII, and UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_')
  return `${how}; filename="${ascii}"; filename*=UTF-8''${percent(name)}`
}

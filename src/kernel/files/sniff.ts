import { fileTypeFromBuffer } from 'file-type'
import { type Kind, kindOfContent, reasonAgainst, textKindOf } from './accepted.ts'
import { endingOf } from './file-name.ts'

/**
 * What the content is, whatever the name says; or the reason why it is not taken. Containers are not unpacked. Text goes
 * first: it has no mark of its own, and UTF-16 begins as MP3 may.
 */
export async function sniff(bytes: Uint8Array, name: string): Promise<Kind | { refused: string }> {
  const text = textKindOf(endingOf(name))
  if (text && isPlainText(bytes)) return text
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return (found && kindOfContent(found.mime)) ?? { refused: reasonAgainst(found?.mime, endingOf(name)) }
}

const MARKUP_OR_SCRIPT = /^\s*(<\?|<!doctype|<!--|<(html|head|body|svg|script|iframe)\b|#!)/i
// oxlint-disable-next-line no-control-regex -- these are what text does not have
const NOT_OF_TEXT = /[\0-\x08\x0e-\x1a\x1c-\x1f]/

/** Readable in one of the encodings that Japanese offices use, and neither a page nor a script under another name. */
function isPlainText(bytes: Uint8Array): boolean {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'shift_jis', 'euc-jp']) {
    const text = decode(bytes, encoding)
    if (text !== undefined) return !NOT_OF_TEXT.test(text) && !MARKUP_OR_SCRIPT.test(text.slice(0, 1024))
  }
  return false
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

import { isAscii, isUtf8 } from 'node:buffer'
import type { Fault } from '../rules.ts'
import { HEAD, noText } from './kind-of-file.ts'

/** Longest line in bytes; what has none for longer is no table. */
export const LONGEST_LINE = 1024 * 1024

export type Encoding = 'ASCII' | 'UTF-8' | 'CP932'

export interface Reading {
  /** Of the first line that tells it. */
  encoding: Encoding
  hasBom: boolean
  /** The file cannot be read on from here. */
  broken: boolean
}

export type OnFault = (row: number, fault: Fault) => void

const LF = 10
const CR = 13
const shiftJis = new TextDecoder('shift_jis', { fatal: true })
const lenient = new TextDecoder('utf-8')

const UNKNOWN: Fault = {
  rule: 'encoding-unknown',
  message: 'UTF-8 でも Shift_JIS でも読めない文字があります。元のファイルから作り直してください。',
}

const decodeCp932 = (bytes: Uint8Array): string | undefined => {
  try {
    return shiftJis.decode(bytes)
  } catch {
    return undefined
  }
}

/** Japanese in UTF-8 has three bytes a character, which CP932 hardly ever looks like; two bytes it does (ﾃｨ). */
const hasThreeBytes = (bytes: Uint8Array) => bytes.some((byte) => byte >= 0xe3 && byte <= 0xef)

/** Decodes pieces that end with a line, each line in its own encoding where they differ. */
function decoder(reading: Reading, found: OnFault) {
  function decodeLine(bytes: Uint8Array, row: number): string {
    if (isAscii(bytes)) return Buffer.from(bytes).toString('latin1')
    const utf8 = isUtf8(bytes) && (reading.encoding !== 'CP932' || hasThreeBytes(bytes))
    const text = utf8 ? lenient.decode(bytes) : decodeCp932(bytes)
    if (text === undefined) {
      found(row, UNKNOWN)
      return lenient.decode(bytes)
    }
    const encoding = utf8 ? 'UTF-8' : 'CP932'
    if (reading.encoding === 'ASCII') {
      reading.encoding = encoding
      if (!utf8) found(row, { rule: 'encoding-cp932', message: 'UTF-8 で公開してください。', provable: true })
    }
    if (encoding !== reading.encoding)
      found(row, {
        rule: 'encoding-mixed',
        message: `この行は ${encoding}、ほかの行は ${reading.encoding} です。`,
        provable: true,
      })
    return text
  }

  return (piece: Buffer, firstRow: number): string => {
    if (isAscii(piece)) return piece.toString('latin1')
    if (reading.encoding !== 'CP932' && isUtf8(piece)) {
      reading.encoding = 'UTF-8'
      return piece.toString('utf8')
    }
    const lines: string[] = []
    for (let from = 0, row = firstRow; from < piece.length; row++) {
      const end = piece.indexOf(LF, from)
      const to = end < 0 ? piece.length : end + 1
      lines.push(decodeLine(piece.subarray(from, to), row))
      from = to
    }
    return lines.join('')
  }
}

/** Lines without their ends; CR alone ends one too, as old spreadsheets write it. */
function cut(text: string): string[] {
  const lines = text.includes('\r')
    ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')
    : text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/**
 * The lines of a file, many at a time: no more of it is held than a piece and one line. What is found on the way is told
 * with the line it is in.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  reading: Reading,
  found: OnFault,
): AsyncGenerator<string[]> {
  const decode = decoder(reading, found)
  let kept: Buffer = Buffer.alloc(0)
  let row = 1
  let begun = false
  const linesOf = (piece: Buffer): string[] => {
    const lines = cut(decode(piece, row))
    lines.forEach((line, at) => {
      if (line.includes('\0'))
        found(row + at, { rule: 'nul', message: '見えない文字が入っています。取り除いてください。' })
    })
    row += lines.length
    return lines
  }
  const stop = (rule: 'not-text' | 'line-too-long', message: string) => {
    reading.broken = true
    found(row, { rule, message })
  }
  /** @returns whether it is text */
  function begin(): boolean {
    begun = true
    const told = noText(kept)
    if (told) stop('not-text', told)
    reading.hasBom = !told && kept[0] === 0xef && kept[1] === 0xbb && kept[2] === 0xbf
    if (reading.hasBom) kept = kept.subarray(3)
    return !told
  }
  for await (const chunk of bytes) {
    kept = kept.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([kept, chunk])
    if (!begun && kept.length < HEAD) {
      kept = Buffer.from(kept)
      continue
    }
    if (!begun && !begin()) return
    const end = kept.lastIndexOf(LF)
    const at = end >= 0 ? end : kept.length > LONGEST_LINE ? kept.lastIndexOf(CR, -2) : -1
    if (at >= 0) yield linesOf(kept.subarray(0, at + 1))
    // A copy: the piece may be the reader's own, which it fills anew.
    kept = at >= 0 || kept.length <= chunk.length ? Buffer.from(kept.subarray(at + 1)) : kept
    if (kept.length > LONGEST_LINE)
      return stop('line-too-long', '1 行が 1 MB を超えています。CSV のファイルか確かめてください。')
  }
  if (!begun && !begin()) return
  if (kept.length > 0) yield linesOf(kept)
}

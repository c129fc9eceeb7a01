/**
 * Text of a file as offices make it: UTF-8 with or without BOM, or CP932 (Shift_JIS as Windows has it).
 * Undefined where it is neither.
 */
export function decodeJapanese(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // the next one may fit
    }
  }
  return undefined
}

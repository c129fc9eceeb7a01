/** What JSON from a stranger may be, before anything is made of it: 20 MB of brackets are gigabytes of arrays. */
export interface JsonLimits {
  /** Bytes. */
  largest: number
  /** Objects and lists, one in another. */
  deepest: number
  /** Objects and lists in all. */
  most: number
}

export const JSON_LIMITS: JsonLimits = { largest: 20 * 1024 * 1024, deepest: 20, most: 500_000 }

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/** Looks at bytes as they come. @returns what takes the next ones, and says whether that is still within the limits */
export function jsonGuard({ largest, deepest, most }: JsonLimits): (chunk: Uint8Array) => boolean {
  let [bytes, depth, opened, inText, escaped] = [0, 0, 0, false, false]
  return (chunk) => {
    bytes += chunk.length
    if (bytes > largest) return false
    for (const byte of chunk) {
      if (escaped) escaped = false
      else if (inText && byte === BACKSLASH) escaped = true
      else if (byte === QUOTE) inText = !inText
      else if (inText) continue
      else if (OPENING.has(byte)) {
        depth += 1
        opened += 1
        if (depth > deepest || opened > most) return false
      } else if (CLOSING.has(byte)) depth -= 1
    }
    return true
  }
}

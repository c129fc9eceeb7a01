/**
 * CP932, Shift_JIS as Windows writes it. Where two codes mean one character the first counts, but not those of NEC's selection of
 * IBM's characters (ED40–EEFC), which Windows reads and never writes.
 */
function codes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const known = new Map<string, readonly number[]>()
  const learn = (...bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if ([...text].length === 1 && !known.has(text) && !isPrivate(text)) known.set(text, bytes)
    } catch {
      // no character
    }
  }
  for (let byte = 0; byte <= 0xff; byte++) learn(byte)
  for (let lead = 0x81; lead <= 0xfc; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++) if (lead !== 0xed && lead !== 0xee) learn(lead, trail)
  return known
}

/** 外字: what the next machine shows for it, nobody knows. */
const isPrivate = (text: string) => text >= '\uE000' && text <= '\uF8FF'

/** One sign under two names: Unicode as JIS has it, and as Windows has it. */
const TWINS: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
}

let table: ReadonlyMap<string, readonly number[]> | undefined

const bytesOf = (character: string) => (table ??= codes()).get(TWINS[character] ?? character)

/** The characters of a text that CP932 does not have, each once. */
export const missingInCp932 = (text: string): string[] => [
  ...new Set([...text].filter((character) => bytesOf(character) === undefined)),
]

/** @throws Error for a text that has characters of {@link missingInCp932} */
export function encodeCp932(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = bytesOf(character)
      if (!bytes) throw new Error(`CP932 has no ${character}`)
      return bytes
    }),
  )
}

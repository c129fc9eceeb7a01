/** Rows that are remembered to find another like them; those beyond are still compared with them. */
export const MOST_REMEMBERED = 2_000_000

const FIRST_SLOTS = 1 << 16

/** Two hashes of 32 bits, by multiplication (cyrb53): two different rows of millions do not share both. */
function hash(text: string): [number, number] {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, b >>> 0]
}

/** The slot of a text, or the free one where it belongs. A free slot has row 0. */
function slotOf(of: Uint32Array, count: number, a: number, b: number): number {
  let slot = a & (count - 1)
  while (of[slot * 3 + 2] !== 0 && (of[slot * 3] !== a || of[slot * 3 + 1] !== b)) slot = (slot + 1) & (count - 1)
  return slot * 3
}

/** Where each text was first seen, in 12 bytes a text whatever its length. */
export function seenTexts(most = MOST_REMEMBERED) {
  let slots = FIRST_SLOTS
  let table = new Uint32Array(slots * 3)
  let size = 0

  function grow(): void {
    const wider = new Uint32Array(slots * 2 * 3)
    for (let from = 0; from < table.length; from += 3)
      if (table[from + 2] !== 0) {
        const to = slotOf(wider, slots * 2, table[from]!, table[from + 1]!)
        wider.set(table.subarray(from, from + 3), to)
      }
    table = wider
    slots *= 2
  }

  return {
    /** @returns the row in which the text was first, or undefined for a new one */
    see(text: string, row: number): number | undefined {
      const [a, b] = hash(text)
      const at = slotOf(table, slots, a, b)
      if (table[at + 2] !== 0) return table[at + 2]
      if (size < most) {
        table[at] = a
        table[at + 1] = b
        table[at + 2] = row
        if (++size > slots * 0.7) grow()
      }
      return undefined
    },
    isFull: () => size >= most,
  }
}

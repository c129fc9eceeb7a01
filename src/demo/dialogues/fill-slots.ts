import type { Random } from '../random.ts'

/** What a slot stands for, drawn where it is first used and the same from then on in one dialogue. */
export type Slots = Record<string, (random: Random) => string>

/** Fills {slots} and chooses among {this|that}; choices may hold slots. @throws Error where nobody knows the slot */
export function slotFiller(slots: Slots, random: Random): (words: string) => string {
  const drawn = new Map<string, string>()
  const valueOf = (name: string): string => {
    const known = drawn.get(name)
    if (known !== undefined) return known
    const draw = slots[name]
    if (!draw) throw new Error(`no slot 「${name}」`)
    const value = draw(random)
    drawn.set(name, value)
    return value
  }
  const fill = (words: string): string => {
    const filled = words.replaceAll(/\{([^{}]*)\}/g, (_, inner: string) =>
      inner.includes('|') ? random.pick(inner.split('|')) : valueOf(inner),
    )
    return filled === words ? words : fill(filled)
  }
  return fill
}

import { createHash } from 'node:crypto'

/** The key of a form, always the same of the same thing: what was seeded once is not seeded twice. */
export const keyOf = (what: string): string => {
  const hex = createHash('sha256').update(what).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

import { createHash } from 'node:crypto'

/** A key of a form in the shape of a UUID, always the same of the same thing: what was said once is not said twice. */
export const keyOf = (what: string): string => {
  const hex = createHash('sha256').update(what).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

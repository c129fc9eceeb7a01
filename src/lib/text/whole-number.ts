/** A whole number as somebody types it, in full or half width. Undefined where it is none, or out of bounds. */
export function wholeNumber(typed: string, least: number, most: number): number | undefined {
  const text = typed.normalize('NFKC').trim()
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

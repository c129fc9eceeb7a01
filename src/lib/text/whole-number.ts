/** An id as an address or a form has it. 0, which nothing has, where it is none. */
export const idIn = (typed = ''): number => (/^\d{1,15}$/.test(typed) ? Number(typed) : 0)

/** A whole number as somebody types it, in full or half width, 12,000 too. Undefined where it is none, or out of bounds. */
export function wholeNumber(typed: string, least: number, most: number): number | undefined {
  const said = typed.normalize('NFKC').trim()
  const text = /^\d{1,3}(,\d{3})+$/.test(said) ? said.replaceAll(',', '') : said
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

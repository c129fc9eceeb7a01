/** Names by the codes of the trail: `staff:36` is 石井 豊. */
export type Names = ReadonlyMap<string, string>

/** Keys whose numbers stand for somebody or something with a name. */
const NAMED: Record<string, string> = { staffId: 'staff', inPlaceOf: 'staff', section: 'section', sectionId: 'section' }

export const isCode = (text: string): boolean => /^[a-z_]+:\d+$/.test(text)

/** `staffId: 36` means `staff:36`, and so does `actor: 'staff:36'`. */
export function codeUnder(key: string, value: unknown): string | undefined {
  if (typeof value === 'number' && Object.hasOwn(NAMED, key)) return `${NAMED[key]}:${value}`
  return typeof value === 'string' && isCode(value) ? value : undefined
}

/** All codes in a detail, however deep. */
export function codesIn(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => codesIn(one, key))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => codesIn(one, name))
  const code = codeUnder(key, value)
  return code === undefined ? [] : [code]
}

/** A place in a list, as it stands in an address: `2026-11-24T01:00:00Z_12`. */
export const placeText = ({ at, id }: { at: Temporal.Instant; id: number }): string => `${at.toString()}_${id}`

/** The place that an address names; undefined where it names none. PostgreSQL knows fewer years than Temporal. */
export function readPlace(text: string | undefined): { at: Temporal.Instant; id: number } | undefined {
  const [at = '', id = ''] = (text ?? '').split('_')
  if (!/^\d{1,15}$/.test(id) || !/^[1-9]\d{3}-/.test(at)) return undefined
  try {
    return { at: Temporal.Instant.from(at), id: Number(id) }
  } catch {
    return undefined
  }
}

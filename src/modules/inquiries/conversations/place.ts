import { TimePlace } from '#kernel/api/paging.ts'

/** A place in a list, as it stands in an address: `2026-11-24T01:00:00Z_12`. */
export const placeText = ({ at, id }: { at: Temporal.Instant; id: number }): string => `${at.toString()}_${id}`

/** The place that an address names; undefined where it names none. */
export function readPlace(text: string | undefined): { at: Temporal.Instant; id: number } | undefined {
  const [at, id = ''] = (text ?? '').split('_')
  return /^\d{1,15}$/.test(id) ? TimePlace.safeParse([at, Number(id)]).data : undefined
}

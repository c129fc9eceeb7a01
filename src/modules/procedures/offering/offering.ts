import type { Definition } from '../definition/definition.ts'

/** A procedure as its section sees it: whether residents can apply for it now, from when, until when. */
export interface Offering {
  id: number
  slug: string
  title: string
  sectionId: number
  section: string
  /** Counts the changes of what is beside the definition. */
  version: number
  openFrom: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  /** Of the version that stands. */
  number: number
  publishedAt: Temporal.Instant
}

export interface PublishedVersion {
  id: number
  number: number
  definition: Definition
  digest: string
  publishedAt: Temporal.Instant
  publishedBy: string
  importId: number | null
}

export type Openness = 'open' | 'not yet' | 'closed'

export const OPENNESS: Record<Openness, string> = { open: '受付中', 'not yet': '受付前', closed: '受付終了' }

export function opennessOf(
  { openFrom, closedAt }: Pick<Offering, 'openFrom' | 'closedAt'>,
  now: Temporal.Instant,
): Openness {
  if (closedAt && Temporal.Instant.compare(closedAt, now) <= 0) return 'closed'
  return openFrom && Temporal.Instant.compare(openFrom, now) > 0 ? 'not yet' : 'open'
}

export const offeringHref = (id: number, rest = ''): string => `/console/procedures/${id}${rest && `/${rest}`}`

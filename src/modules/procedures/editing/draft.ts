import type { Sketch } from './sketch/sketch.ts'

export const PROCEDURES = '/console/procedures'

/** 下書き: a definition that is being worked on. There is one for each procedure, and whoever works on it next goes on with it. */
export interface Draft {
  id: number
  slug: string
  sectionId: number
  section: string
  sketch: Sketch
  /** Counts the changes; a form that was opened before the last one is told. */
  version: number
  /** The procedure that it is a draft of; null where it would be new. */
  procedureId: number | null
  /** Number of the version it was begun from. */
  basedOn: number | null
  importId: number | null
  changedAt: Temporal.Instant
  changedBy: string
}

export const draftHref = (id: number, rest = ''): string => `${PROCEDURES}/drafts/${id}${rest && `/${rest}`}`

export const titleOf = ({ sketch, slug }: Pick<Draft, 'sketch' | 'slug'>): string =>
  typeof sketch['title'] === 'string' && sketch['title'] !== '' ? sketch['title'] : slug

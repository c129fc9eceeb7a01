import type { Difference } from './three-way.ts'

/** One place that does not read alike, in words. What is undefined is not there. */
export interface ToldDifference {
  key: string
  where: string
  changedBy: Difference['changedBy']
  base: string | undefined
  ours: string | undefined
  theirs: string | undefined
  /** Somebody chooses, though only one side changed it. */
  isAsked?: boolean
}

export const isAsked = ({ changedBy, isAsked: asked }: Pick<ToldDifference, 'changedBy' | 'isAsked'>): boolean =>
  asked === true || changedBy === 'either'

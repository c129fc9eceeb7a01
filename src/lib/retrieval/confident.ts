import type { Found } from './bm25f.ts'

/** The first has to have this much of the most that an entry could score: what shares one everyday word with the question has less. */
const LEAST_SHARE = 0.25
/** And this many times the score of the first that is not shown: a question that fits everything alike means none of it. */
const LEAST_MARGIN = 1.5
/** What comes after the first is shown with it where it is not far behind. */
const NEAR = 0.4

/**
 * What may be offered to somebody who can not tell a wrong answer from a right one: at most `most`, and nothing where nobody can be
 * sure. Chosen so that what nothing answers is offered nothing (the invented questions of the FAQ's tests).
 * @param found more than `most`, the best first
 */
export function confidentOnes<Id>(found: readonly Found<Id>[], most: number): Found<Id>[] {
  const [first] = found
  const next = found[most]
  if (!first || first.share < LEAST_SHARE || (next && first.score < LEAST_MARGIN * next.score)) return []
  return found.slice(0, most).filter(({ score }) => score >= NEAR * first.score)
}

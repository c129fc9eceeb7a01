// For tests: many who ask for the same at one moment.
import assert from 'node:assert/strict'

/** @returns how many were taken in; the others must have been refused as a mistake */
export async function takenAtOnce(answers: Promise<Response>[]): Promise<number> {
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  const known = statuses.every((status) => status === 303 || status === 422)
  assert.ok(known, String(statuses))
  return statuses.filter((status) => status === 303).length
}

/** The most that were taken in, among several tries of the same. */
export async function mostOf(who: readonly string[], race: (who: string) => Promise<number>): Promise<number> {
  let most = 0
  for (const one of who) most = Math.max(most, await race(one))
  return most
}

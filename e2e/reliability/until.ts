import { setTimeout as delay } from 'node:timers/promises'

/** Longest that anything may take to come true, in ms: far beyond what a slow machine needs. */
const BOUND_MS = 240_000

/** Looks again and again until it is true. @throws Error that says what never came true */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + BOUND_MS
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`never came true: ${what}`)
    await delay(20)
  }
}

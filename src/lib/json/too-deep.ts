/** Deeper than anything that we read is, and a reader that calls itself would fall. */
export const DEEPEST = 40

/** Whether JSON is nested deeper than anything that we read. */
export function isTooDeep(json: unknown): boolean {
  let level = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  }
  return false
}

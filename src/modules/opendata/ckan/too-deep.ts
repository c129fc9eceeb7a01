const DEEPEST = 20

/** Nested deeper than anything that means something here. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth >= DEEPEST || Object.values(value).some((one) => isTooDeep(one, depth + 1))
}

export type Order = 'as-sent' | 'reversed' | 'shuffled' | number[]

export function inOrder<T>(items: T[], order: Order, seed = 1): T[] {
  if (order === 'as-sent') return items
  if (order === 'reversed') return items.toReversed()
  if (Array.isArray(order)) return order.map((index) => items[index]).filter((item) => item !== undefined)
  const shuffled = [...items]
  let state = seed
  for (let i = shuffled.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = state % (i + 1)
    ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
  }
  return shuffled
}

export function inBatches<T>(items: T[], size: number): T[][] {
  const batches: T[][] = []
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size))
  return batches
}

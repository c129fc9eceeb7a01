/** Chance that is the same every time: a stream of numbers that follows from its seed alone. */
export interface Random {
  /** From 0, below 1. */
  next: () => number
  /** A whole number, both ends included. */
  between: (from: number, through: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** Each as likely as its weight. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
  /** Around `median`, rarely much more: how long people take. */
  around: (median: number, spread?: number) => number
  shuffled: <T>(items: readonly T[]) => T[]
}

/** sfc32, seeded by FNV-1a over the words of the seed. */
function streamOf(seed: string): () => number {
  const state = [0, 1, 2, 3].map((lane) =>
    [...`${lane}${seed}`].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5),
  ) as [number, number, number, number]
  const next = () => {
    const [a, b, c, d] = state
    const sum = (((a + b) | 0) + d) | 0
    state[3] = (d + 1) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 12; warm++) next()
  return next
}

export function randomFrom(seed: string): Random {
  const next = streamOf(seed)
  const between = (from: number, through: number) => from + Math.floor(next() * (through - from + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)]!,
    weighted(items) {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      return (items.find(([, weight]) => (rest -= weight) < 0) ?? items.at(-1)!)[0]
    },
    around(median, spread = 0.7) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(spread * normal)
    },
    shuffled(items) {
      const mixed = [...items]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = between(0, at)
        ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
      }
      return mixed
    },
  }
}

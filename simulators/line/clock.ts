export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export type ManualClock = Clock & {
  /** Moves time on, running what falls due in order, and lets what it started settle in between. */
  advance(ms: number): Promise<void>
}

export function createManualClock(start: number | string = '2026-11-24T09:00:00+09:00'): ManualClock {
  let now = typeof start === 'number' ? start : Date.parse(start)
  let due: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    async advance(ms) {
      const until = now + ms
      for (;;) {
        const next = due.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        due = due.filter((entry) => entry !== next)
        now = next.at
        next.run()
        await settled()
      }
      now = until
      await settled()
    },
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

export type Clock = () => Temporal.Instant

export const TOKYO = 'Asia/Tokyo'

export const systemClock: Clock = () => Temporal.Now.instant()

export type FixedClock = Clock & {
  /** Moves the clock on, by hours and smaller units only. */
  advance(by: Temporal.DurationLike): void
  set(iso: string): void
}

/** A clock that stands still until a test moves it. `iso` carries its offset: `2026-11-24T09:05:00+09:00`. */
export function fixedClock(iso: string): FixedClock {
  let now = Temporal.Instant.from(iso)
  return Object.assign(() => now, {
    advance: (by: Temporal.DurationLike) => {
      now = now.add(by)
    },
    set: (iso: string) => {
      now = Temporal.Instant.from(iso)
    },
  })
}

export const dateInTokyo = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(TOKYO).toPlainDate()

/** 月の通数: replies are free; everything else counts once for each person who can receive it. */
export type Quota = {
  type: 'limited' | 'none'
  value: number
  /** `2026-11`; the count begins again with the month. */
  month: string
  used: number
}

const JAPAN = 9 * 60 * 60 * 1000
const monthOf = (at: number) => new Date(at + JAPAN).toISOString().slice(0, 7)

export function consumption(quota: Quota, now: number): number {
  const month = monthOf(now)
  if (quota.month !== month) {
    // A count set before the first message of a run belongs to the running month.
    if (quota.month !== '') quota.used = 0
    quota.month = month
  }
  return quota.used
}

export const hasRoomFor = (quota: Quota, recipients: number, now: number) =>
  consumption(quota, now) + recipients <= (quota.type === 'none' ? Infinity : quota.value)

export function consume(quota: Quota, recipients: number, now: number): void {
  quota.used = consumption(quota, now) + recipients
}

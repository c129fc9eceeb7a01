import { parseWareki } from './wareki.ts'

/** A day as an office writes it: 2026-04-01, 2026/4/1, 令和8年4月1日, R8.4.1. Undefined where it is none. */
export function writtenDate(typed: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(typed.normalize('NFKC')) ?? []
  const wareki = year === undefined ? parseWareki(typed) : undefined
  if (wareki) return wareki.ok ? wareki.date : undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

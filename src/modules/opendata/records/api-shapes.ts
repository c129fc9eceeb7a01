import { z } from '@hono/zod-openapi'

export const line = z.string().max(1000)
export const words = line.default('')
export const clock = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .openapi({ example: '09:00' })
export const degrees = (example: number) => z.number().nullable().default(null).openapi({ example })
export const point = { latitude: degrees(32.05), longitude: degrees(133.45) }

/** What every record says besides its own words. */
export const kept = {
  id: z.int(),
  sectionId: z.int(),
  section: z.string(),
  endedAt: z.string().nullable().openapi({ description: '中止した、または一覧から外したとき' }),
  changedAt: z.string().openapi({ format: 'date-time' }),
  version: z.int(),
}

export const q = z.string().max(100).default('').openapi({ description: '名前にあることば' })

export const clockOf = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

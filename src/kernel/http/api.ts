import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { typedDate } from '#lib/time/typed-moment.ts'
import type { ApiEnv } from './env.ts'

/** The router on which modules declare API routes; /api/openapi.json is made from the same declarations. */
export type ApiHono = OpenAPIHono<ApiEnv>

/** A day that somebody can mean, as 2026-11-24. */
export const day = z.iso
  .date()
  .refine((said) => typedDate(said) !== undefined, '日付は 1800年から 2199年までにしてください。')

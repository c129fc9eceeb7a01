import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './env.ts'

/** The router on which modules declare API routes; /api/openapi.json is made from the same declarations. */
export type ApiHono = OpenAPIHono<ApiEnv>

import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ApiHono } from '../http/api.ts'
import type { ApiEnv, SiteEnv } from '../http/env.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile } from '../municipality/profile.queries.ts'
import type { Module, Program } from '../program.ts'
import { answerProblem, refuseInvalid } from './problem.ts'
import { referencePage } from './reference.page.tsx'
import { requireToken } from './require-token.ts'

const LARGEST_BODY = 1024 * 1024

/** What the modules offer to other programs, and its description: both from the same declarations. */
export function apiRoutes(program: Program, modules: Module[]) {
  const v1: ApiHono = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
  v1.onError(answerProblem)
  v1.use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  v1.use(bodyLimit({ maxSize: LARGEST_BODY }))
  v1.use(requireToken)
  v1.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: '「自分の設定」→「API トークン」で作るトークン(mdg_ で始まります)',
  })
  for (const module of modules) module.api?.(program, v1)

  const describe = async ({ db, publicUrl }: Municipality) => {
    const { name } = await getProfile(db)
    return v1.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: `${name} 窓口 API`, version: '1', license: { name: 'EUPL-1.2' } },
      servers: [{ url: `${publicUrl}/api/v1`, description: name }],
    })
  }
  return new Hono<SiteEnv>()
    .get('/api', (c) => c.redirect('/api/', 308))
    .get('/api/openapi.json', async (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      return c.json(await describe(c.var.municipality))
    })
    .get('/api/', async (c) => referencePage(program, c, await describe(c.var.municipality)))
    .route('/api/v1', v1 as unknown as Hono<SiteEnv>)
}

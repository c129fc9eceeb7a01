import { Hono } from 'hono'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { Matters } from '../matter.ts'
import { absencesRoutes } from './absences.routes.ts'
import { freeRoutes } from './free.routes.ts'
import { inboxRoutes } from './inbox.routes.ts'
import { proposalRoutes } from './proposal.routes.ts'
import { routesRoutes } from '../routes/routes.routes.ts'

/** 「決裁」 in the staff console: /console/approvals, and its routes among the settings. */
export const approvalRoutes = (program: Program, matters: Matters) =>
  new Hono<ConsoleEnv>()
    .route('/approvals', inboxRoutes(program, matters))
    .route('/approvals', freeRoutes(program))
    .route('/approvals/absences', absencesRoutes(program))
    .route('/approvals', proposalRoutes(program, matters))
    .route('/settings/routes', routesRoutes(program, matters))

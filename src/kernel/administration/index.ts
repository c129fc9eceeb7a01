import { Hono } from 'hono'
import type { ConsoleEnv } from '../http/env.ts'
import { hasDuty } from '../identity/staff.ts'
import type { Module } from '../program.ts'
import { auditRoutes } from './audit/audit.routes.ts'
import { auditWords } from './audit/audit-words.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import { staffRoutes } from './staff/staff.routes.ts'
import { holdsWholeTown } from './whole-town.queries.ts'

/** 管理: settings, staff and the audit trail, for those with the duty. @param modules whose audit entries have words */
export const administration = (modules: Module[]): Module => ({
  name: 'administration',
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/', settingsRoutes(program))
      .route('/', staffRoutes(program))
      .route('/', auditRoutes(program, auditWords(program, modules))),
  navigation: async (_, staff) => [
    ...(hasDuty(staff, 'personnel') ? [{ href: '/console/staff', text: '職員', icon: 'users' } as const] : []),
    { href: '/console/audit', text: '証跡', icon: 'shield', where: holdsWholeTown(staff, 'audit') },
    { href: '/console/settings', text: '設定', icon: 'settings', where: holdsWholeTown(staff, 'settings') },
  ],
})

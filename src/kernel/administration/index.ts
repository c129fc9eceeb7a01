import { Hono } from 'hono'
import type { ConsoleEnv } from '../http/env.ts'
import { hasDuty } from '../identity/staff.ts'
import type { Module } from '../program.ts'
import { auditRoutes } from './audit/audit.routes.ts'
import { auditWords } from './audit/audit-words.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import { staffRoutes } from './staff/staff.routes.ts'
import { coversWholeTown } from './whole-town.ts'

/** 管理: settings, staff and the audit trail, for those with the duty. @param modules whose audit entries have words */
export const administration = (modules: Module[]): Module => ({
  name: 'administration',
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/', settingsRoutes(program))
      .route('/', staffRoutes(program))
      .route('/', auditRoutes(program, auditWords(program, modules))),
  async navigation({ db }, staff) {
    const [settings, audit] = await Promise.all([
      coversWholeTown(db, staff, 'settings'),
      coversWholeTown(db, staff, 'audit'),
    ])
    return [
      ...(hasDuty(staff, 'personnel') ? [{ href: '/console/staff', text: '職員', icon: 'users' } as const] : []),
      ...(audit ? [{ href: '/console/audit', text: '証跡', icon: 'shield' } as const] : []),
      ...(settings ? [{ href: '/console/settings', text: '設定', icon: 'settings' } as const] : []),
    ]
  },
})

import { type Context, Hono } from 'hono'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { coversWholeTown } from '../../administration/whole-town.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { findStaffId, listAbsences } from '../desks/absences.queries.ts'
import { endAbsence } from '../desks/end-absence.ts'
import { recordAbsence } from '../desks/record-absence.ts'
import { readAbsence } from './absence-form.ts'
import { absencesPage, type AbsencesPage } from './absences.page.tsx'

/** 不在: one's own, and for personnel everybody's. */
export function absencesRoutes(program: Program) {
  async function list(c: Context<ConsoleEnv>, page: Pick<AbsencesPage, 'typed' | 'errors'> = {}) {
    const { db, now, staff } = c.var
    const forOthers = await coversWholeTown(db, staff, 'personnel')
    const absences = await listAbsences(db, now, forOthers ? undefined : [staff.id])
    return absencesPage(program, c, { absences, forOthers, ...page })
  }

  return new Hono<ConsoleEnv>()
    .get('/', (c) => list(c))
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const { typed, errors, period } = readAbsence(await c.req.parseBody())
      const staffId = typed.who ? await findStaffId(db, typed.who) : staff.id
      if (staffId === undefined) errors.push({ field: 'who', message: 'このサインイン名の職員はいません。例: suzuki' })
      if (!period || staffId === undefined) return list(c, { typed, errors })
      const refusal = await orRefusal(recordAbsence(db, now, staff, { staffId, ...period }))
      if (!(refusal instanceof Refusal)) return c.redirect('/console/approvals/absences?done=recorded', 303)
      const { field, message } = refusal
      return list(c, { typed, errors: [field ? { field, message } : { message }] })
    })
    .post('/:id{[0-9]{1,15}}/end', async (c) => {
      const { db, now, staff } = c.var
      await endAbsence(db, now, staff, Number(c.req.param('id')))
      return c.redirect('/console/approvals/absences?done=ended', 303)
    })
}

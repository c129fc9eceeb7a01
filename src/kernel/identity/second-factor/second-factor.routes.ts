import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import type { Program } from '../../program.ts'
import { text } from '../form-fields.ts'
import { beginSecondFactor, confirmSecondFactor } from './add-second-factor.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { secondFactorPage } from './second-factor.page.tsx'
import { sealName } from './take-code.ts'
import { totpAddress } from './totp.ts'
import { findSecondFactor } from './totp.queries.ts'
import { readForm } from '../../http/read-form.ts'

const PasswordForm = z.object({ 'current-password': text(256) })
const CodeForm = z.object({ code: text(20) })

export function secondFactorRoutes(program: Program) {
  async function page(c: Context<ConsoleEnv>, refusal?: Refusal) {
    const { db, staff } = c.var
    const factor = await findSecondFactor(db, staff.id)
    if (!factor || factor.confirmedAt) return secondFactorPage(program, c, { confirmed: Boolean(factor), refusal })
    const secret = program.sealer.open(sealName(staff.id), factor.sealed)
    const address = totpAddress(secret, staff.signInName, (await getProfile(db)).name)
    return secondFactorPage(program, c, { confirmed: false, pending: { secret, address }, refusal })
  }

  return new Hono<ConsoleEnv>()
    .get('/', (c) => page(c))
    .post('/', async (c) => {
      const { db, now, staff, address } = c.var
      const { 'current-password': current } = await readForm(c, PasswordForm)
      const begun = await orRefusal(beginSecondFactor(db, program.sealer, now, staff, { current, address }))
      return begun instanceof Refusal ? page(c, begun) : c.redirect('/console/account/second-factor', 303)
    })
    .post('/code', async (c) => {
      const { db, now, staff, session, address } = c.var
      const { code } = await readForm(c, CodeForm)
      const confirming = confirmSecondFactor(db, program.sealer, now, { staff, session }, { code, address })
      const confirmed = await orRefusal(confirming)
      return confirmed instanceof Refusal ? page(c, confirmed) : c.redirect('/console/account?done=factor-added', 303)
    })
    .post('/removal', async (c) => {
      const { db, now, staff, address } = c.var
      const { 'current-password': current } = await readForm(c, PasswordForm)
      const removed = await orRefusal(removeSecondFactor(db, now, staff, { current, address }))
      return removed instanceof Refusal ? page(c, removed) : c.redirect('/console/account?done=factor-removed', 303)
    })
}

import { Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { ConsoleEnv } from '../http/env.ts'
import type { Module, Program } from '../program.ts'
import { createApiToken } from './create-token.ts'
import { confirmPassword } from '../identity/password/confirm-password.ts'
import { dropStep, keepStep, readStep } from '../identity/step-cookie.ts'
import { revokeApiToken } from './revoke-token.ts'
import { refuseUnknownScopes, scopesFor, scopesOf } from './scopes.ts'
import { LIFETIMES, tokensPage } from './tokens.page.tsx'
import { listTokens } from './tokens.queries.ts'
import { readForm } from '../http/read-form.ts'

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

const Form = z.object({
  label: z.string().max(100).catch(''),
  scopes: several,
  days: z.enum(LIFETIMES).catch('90'),
  'current-password': z.string().max(256).catch(''),
})

const MADE = 'api-token'
const MADE_MINUTES = 2
const Made = z.object({ by: z.number(), token: z.string() })

/** 「API トークン」 of a member of staff: to make, to see and to revoke. */
export function tokenRoutes(program: Program, modules: Module[]) {
  const words = scopesOf(modules)
  return new Hono<ConsoleEnv>()
    .get('/account/tokens', async (c) => {
      const { db, staff } = c.var
      const step = readStep(program, c, MADE, Made)
      const made = step?.by === staff.id ? step.token : undefined
      if (made) dropStep(program, c, MADE)
      const tokens = await listTokens(db, staff.id)
      return tokensPage(program, c, { words, offered: scopesFor(modules, staff), tokens, made })
    })
    .post('/account/tokens', async (c) => {
      const { db, now, staff, address } = c.var
      const { 'current-password': current, ...form } = await readForm(c, Form, { all: true })
      const { label, scopes, days } = form
      const offered = scopesFor(modules, staff)
      const about = { staffId: staff.id, label, scopes, expiresAt: now.add({ hours: 24 * Number(days) }) }
      const make = async () => {
        refuseUnknownScopes(offered, scopes)
        await confirmPassword(db, now, staff, current, address)
        return db.transaction().execute((tx) => createApiToken(tx, now, `staff:${staff.id}`, about))
      }
      const made = await orRefusal(make())
      if (made instanceof Refusal) {
        const tokens = await listTokens(db, staff.id)
        return tokensPage(program, c, { words, offered, tokens, form, refusal: made })
      }
      // After a redirect, so that loading the page again does not make another; until then sealed in the browser.
      keepStep(program, c, MADE, { by: staff.id, token: made }, MADE_MINUTES)
      return c.redirect('/console/account/tokens', 303)
    })
    .post('/account/tokens/:id{[0-9]+}/revocation', async (c) => {
      const { db, now, staff } = c.var
      await revokeApiToken(db, now, staff, Number(c.req.param('id')))
      return c.redirect('/console/account/tokens', 303)
    })
}

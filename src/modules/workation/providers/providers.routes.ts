import { type Context, Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { again } from '../offers/editing.routes.ts'
import type { Shell } from '../offers/shell.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { invite, removeMember, revokeInvitation } from './invite.ts'
import { newProviderPage, providerPage } from './provider.page.tsx'
import { providersPage } from './providers.page.tsx'
import { getProvider } from './providers.queries.ts'
import { changeProvider, registerProvider } from './save-provider.ts'

const ID = '/:id{[0-9]{1,15}}'
const idOf = (c: Context<SiteEnv>, name = 'id') => Number(c.req.param(name))
const staffIn = (c: Context<SiteEnv>) => (c as unknown as Context<ConsoleEnv>).var.staff

/** 事業者 in the console: who offers something, and who may act for them. */
export function providersRoutes(shell: Shell) {
  const to = (c: Context<SiteEnv>, id: number, done: string) =>
    c.redirect(`${shell.base}/providers/${id}?done=${done}`, 303)
  return new Hono<SiteEnv>()
    .get('/', (c) => providersPage(shell, c))
    .get('/new', (c) => newProviderPage(shell, c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const id = await orRefusal(registerProvider(c.var.db, c.var.now, staffIn(c), typed))
      if (id instanceof Refusal) return newProviderPage(shell, c, again(typed, id))
      return to(c, id, 'registered')
    })
    .get(ID, async (c) => providerPage(shell, c, await getProvider(c.var.db, idOf(c))))
    .post(ID, async (c) => {
      const { typed } = await readTyped(c)
      const version = versionIn(typed)
      const provider = await getProvider(c.var.db, idOf(c))
      const changed = await orRefusal(changeProvider(c.var.db, c.var.now, staffIn(c), idOf(c), typed, version))
      if (changed instanceof Refusal) return providerPage(shell, c, provider, again(typed, changed))
      return to(c, idOf(c), 'provider-changed')
    })
    .post(`${ID}/invitations`, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, municipality } = c.var
      const provider = await getProvider(db, idOf(c))
      const done = await orRefusal(invite(municipality, now, staffIn(c), idOf(c), firstOf(typed, 'invited')))
      if (!(done instanceof Refusal)) return to(c, idOf(c), 'invited')
      const { errors, status } = again(typed, done)
      return providerPage(shell, c, provider, { errors, status, invited: firstOf(typed, 'invited') })
    })
    .post(`${ID}/invitations/:invitation{[0-9]{1,15}}/revocation`, async (c) => {
      await revokeInvitation(c.var.db, c.var.now, staffIn(c), idOf(c), idOf(c, 'invitation'))
      return to(c, idOf(c), 'invitation-revoked')
    })
    .post(`${ID}/members/:resident{[0-9]{1,15}}/removal`, async (c) => {
      await removeMember(c.var.db, c.var.now, staffIn(c), idOf(c), idOf(c, 'resident'))
      return to(c, idOf(c), 'member-removed')
    })
}

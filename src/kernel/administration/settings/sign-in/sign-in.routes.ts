import { type Context, Hono } from 'hono'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { ConsoleEnv } from '../../../http/env.ts'
import { type Connecting, connectProvider } from '../../../identity/oidc/connect-provider.ts'
import { peopleWith } from '../../../identity/oidc/provider-people.queries.ts'
import { findProvider, listAllProviders, type Provider } from '../../../identity/oidc/providers.queries.ts'
import { removeProvider } from '../../../identity/oidc/remove-provider.ts'
import type { Program } from '../../../program.ts'
import { textOf } from '../profile-form.ts'
import { readProvider } from './provider-form.ts'
import { providerPage } from './provider.page.tsx'
import { type ProvidersPage, providersPage } from './providers.page.tsx'
import { removalPage } from './removal.page.tsx'

/** A refusal as the error of its form. */
const refused = ({ field, message, status }: Refusal): Pick<ProvidersPage, 'errors' | 'status'> => ({
  errors: [field ? { field, message } : { message }],
  status: status === 409 ? 409 : 422,
})

async function getProvider(c: Context<ConsoleEnv>): Promise<Provider> {
  const provider = await findProvider(c.var.db, Number(c.req.param('id')))
  if (!provider) throw new Refusal(404, 'この連携は見つかりません。すでに外されたかもしれません。')
  return provider
}

/** 「サインインの連携」: the identity providers that the town trusts. The duty is asked for by the settings as a whole. */
export function signInSettingsRoutes(program: Program) {
  const connecting = ({ var: { db, now, staff } }: Context<ConsoleEnv>): Connecting => ({
    db,
    now,
    actor: `staff:${staff.id}`,
    sealer: program.sealer,
  })

  return new Hono<ConsoleEnv>()
    .get('/', async (c) => providersPage(program, c, { providers: await listAllProviders(c.var.db) }))
    .post('/', async (c) => {
      const { typed, wanted, errors } = readProvider(await c.req.parseBody())
      const again = async (wrong: Pick<ProvidersPage, 'errors' | 'status'>) =>
        providersPage(program, c, { providers: await listAllProviders(c.var.db), typed, ...wrong })
      if (errors.length > 0) return again({ errors })
      const connected = await orRefusal(connectProvider(connecting(c), wanted, 0))
      if (connected instanceof Refusal) return again(refused(connected))
      return c.redirect(`/console/settings/sign-in/${connected.id}?done=connected`, 303)
    })
    .get('/:id{[0-9]{1,15}}', async (c) => providerPage(program, c, { provider: await getProvider(c) }))
    .post('/:id{[0-9]{1,15}}', async (c) => {
      const fields = await c.req.parseBody()
      const version = Number(textOf(fields, 'version', 10)) || 0
      const provider = { ...(await getProvider(c)), version }
      const { typed, wanted, errors } = readProvider(fields, provider)
      if (errors.length > 0) return providerPage(program, c, { provider, typed, errors })
      const changed = await orRefusal(connectProvider(connecting(c), wanted, version))
      if (changed instanceof Refusal) return providerPage(program, c, { provider, typed, ...refused(changed) })
      return c.redirect('/console/settings/sign-in?done=reconnected', 303)
    })
    .get('/:id{[0-9]{1,15}}/removal', async (c) => {
      const provider = await getProvider(c)
      return removalPage(program, c, provider, await peopleWith(c.var.db, provider))
    })
    .post('/:id{[0-9]{1,15}}/removal', async (c) => {
      await removeProvider(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')))
      return c.redirect('/console/settings/sign-in?done=disconnected', 303)
    })
}

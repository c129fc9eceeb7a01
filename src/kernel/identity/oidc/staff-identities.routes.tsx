import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv, SiteEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { text } from '../form-fields.ts'
import { confirmPassword } from '../password/confirm-password.ts'
import { Continue } from './continue.page.tsx'
import type { ProviderLogin } from './provider-login.ts'
import { listProviders } from './providers.queries.ts'
import { listStaffIdentities } from './staff-identities.queries.ts'
import { staffIdentitiesPage } from './staff-identities.page.tsx'
import { unlinkAccount } from './staff-login.ts'
import { readForm } from '../../http/read-form.ts'

const PAGE = '/console/account/identities'
const LinkForm = z.object({ 'current-password': text(256), provider: z.coerce.number().catch(0) })
const UnlinkForm = z.object({ 'current-password': text(256), identity: text(1000) })

/** Linking and unlinking accounts at providers; both ask for the password (ASVS 7.5.1). */
export function staffIdentitiesRoutes(program: Program, login: ProviderLogin) {
  async function page(c: Context<ConsoleEnv>, refusal?: Refusal) {
    const { db, staff } = c.var
    const [identities, all] = await Promise.all([listStaffIdentities(db, staff.id), listProviders(db, 'staff')])
    const providers = all.filter(({ issuer }) => !identities.some((identity) => identity.issuer === issuer))
    return staffIdentitiesPage(program, c, { identities, providers, refusal })
  }

  return new Hono<ConsoleEnv>()
    .get('/', (c) => page(c))
    .post('/', async (c) => {
      const { db, now, staff, address } = c.var
      const { 'current-password': current, provider } = await readForm(c, LinkForm)
      const confirmed = await orRefusal(confirmPassword(db, now, staff, current, address))
      if (confirmed instanceof Refusal) return page(c, confirmed)
      const about = { next: PAGE, audience: 'staff', linkTo: staff.id } as const
      await login.begin(c as unknown as Context<SiteEnv>, provider, about)
      return c.redirect(`${PAGE}/continue`, 303)
    })
    .get('/continue', async (c) => {
      const pending = await login.pending(c as unknown as Context<SiteEnv>, c.var.staff.id)
      if (!pending) return c.redirect(PAGE, 303)
      return consolePage(program, c, { title: '外部のアカウント', children: <Continue {...pending} back={PAGE} /> })
    })
    .post('/removal', async (c) => {
      const { db, now, staff, address } = c.var
      const { 'current-password': current, identity } = await readForm(c, UnlinkForm)
      const confirmed = await orRefusal(confirmPassword(db, now, staff, current, address))
      if (confirmed instanceof Refusal) return page(c, confirmed)
      const [issuer = '', ...subject] = identity.split(' ')
      await unlinkAccount(db, now, staff, { issuer, subject: subject.join(' ') })
      return c.redirect(`${PAGE}?done=unlinked`, 303)
    })
}

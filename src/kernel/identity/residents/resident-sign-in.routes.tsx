import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../../http/env.ts'
import { goingOn, inReadersLanguage, readerOf } from '../../http/reader-language.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import type { Program } from '../../program.ts'
import { asGiven, text, ticked } from '../form-fields.ts'
import { listProviders } from '../oidc/providers.queries.ts'
import { findResident } from '../residents.queries.ts'
import { giveSession, sessionOf, visitorOf } from '../session-cookie.ts'
import { returnPath } from '../sign-in/return-path.ts'
import { dropStep, keepStep, readStep } from '../step-cookie.ts'
import { checkCode, CODE_MINUTES, type CodeMaker, mailboxOf, sendCode } from './email-code.ts'
import { emailIdentity, linkResidentIdentity } from './identities.ts'
import { ME } from './me-words.ts'
import { signInResident } from './resident-login.ts'
import { residentCodePage, residentSignInPage } from './resident-sign-in.page.tsx'
import { readForm } from '../../http/read-form.ts'

const EmailForm = z.object({ email: text(254), next: asGiven, shared: ticked })
const CodeForm = z.object({ code: text(20) })

/** What the browser keeps between asking for a code and entering it. `linkTo`: a resident adds the address to theirs. */
const Asked = z.object({
  email: z.string(),
  nonce: z.string(),
  shared: z.boolean(),
  next: z.string(),
  linkTo: z.number().optional(),
})
const STEP = 'email'

/** What stands beside the mailbox as a way in. */
async function otherWays(c: Context<SiteEnv>) {
  const { db, modules, municipality } = c.var
  const [providers, others] = await Promise.all([
    listProviders(db, 'resident'),
    Promise.all(modules.map(({ signIn }) => signIn?.(municipality, readerOf(c)))),
  ])
  return { providers, others: others.filter((one) => one !== undefined) }
}

async function codeMakerOf(program: Program, c: Context<SiteEnv>): Promise<CodeMaker> {
  const { name: town } = await getProfile(c.var.db)
  return { secretKey: program.settings.SECRET_KEY, slug: c.var.municipality.slug, town }
}

/** Sends a code and remembers in the browser for what. */
export async function askByEmail(
  program: Program,
  c: Context<SiteEnv>,
  asked: Omit<z.infer<typeof Asked>, 'nonce'>,
): Promise<void> {
  const { email } = asked
  const { nonce } = await sendCode(c.var.db, c.var.now, await codeMakerOf(program, c), {
    email,
    address: c.var.address,
    lang: readerOf(c),
  })
  keepStep(program, c, STEP, { ...asked, nonce }, CODE_MINUTES)
}

/** Signing in of residents with a code by e-mail. */
export function residentSignInRoutes(program: Program) {
  return new Hono<SiteEnv>()
    .use('/residents/sign-in/*', inReadersLanguage)
    .get('/residents/sign-in', async (c) => {
      const next = goingOn(c, returnPath(c.req.query('next'), '/me'))
      const session = await sessionOf(program, c)
      if (session?.residentId && (await findResident(c.var.db, session.residentId))) return c.redirect(next, 303)
      return residentSignInPage(program, c, { next, ...(await otherWays(c)), done: c.req.query('done') })
    })
    .post('/residents/sign-in', async (c) => {
      const form = await readForm(c, EmailForm)
      const [email, next] = [mailboxOf(form.email), goingOn(c, returnPath(form.next, '/me'))]
      const refusal = await orRefusal(askByEmail(program, c, { email, next, shared: form.shared }))
      if (!refusal) return c.redirect(goingOn(c, '/residents/sign-in/code'), 303)
      return residentSignInPage(program, c, {
        next,
        ...(await otherWays(c)),
        email,
        sharedTerminal: form.shared,
        refusal,
      })
    })
    .get('/residents/sign-in/code', async (c) => {
      const asked = readStep(program, c, STEP, Asked)
      return asked ? await residentCodePage(program, c, asked) : c.redirect(goingOn(c, '/residents/sign-in'), 303)
    })
    .post('/residents/sign-in/code', async (c) => {
      const { db, now } = c.var
      const asked = readStep(program, c, STEP, Asked)
      if (!asked) return c.redirect(goingOn(c, '/residents/sign-in'), 303)
      const { code } = await readForm(c, CodeForm)
      const { email, nonce, shared, next, linkTo } = asked
      const [maker, lang] = [await codeMakerOf(program, c), readerOf(c)]
      const refusal = await orRefusal(checkCode(db, now, maker, { email, nonce, code, lang }))
      if (refusal) return residentCodePage(program, c, { email, refusal })
      dropStep(program, c, STEP)
      const identity = emailIdentity(email)
      if (linkTo === undefined) {
        giveSession(program, c, await signInResident(db, now, identity, visitorOf(program, c, shared)), shared)
        return c.redirect(next, 303)
      }
      if ((await sessionOf(program, c))?.residentId !== linkTo) {
        throw new Refusal(403, ME[lang].over)
      }
      await linkResidentIdentity(db, now, linkTo, identity, lang)
      return c.redirect(goingOn(c, '/me?done=linked'), 303)
    })
}

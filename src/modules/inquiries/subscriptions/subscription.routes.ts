import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { listLabels } from './labels.queries.ts'
import { findNoticeLink, type Person } from './links.queries.ts'
import { subscribe, unsubscribe } from './save-subscription.ts'
import { NOTICES } from './send-link.ts'
import { NOTICES_WORD } from './subscription.ts'
import { subscriptionPage, type SubscriptionPage } from './subscription.page.tsx'
import { findSubscription } from './subscriptions.queries.ts'

const LINK = `${NOTICES}/:token{[\\w-]{32}}`
const OVER = `このリンクは、期限が過ぎています。LINE のトークで、もう一度「${NOTICES_WORD}」と送ってください。`
const TRIES = { max: 60, per: { hours: 1 } }

/** Whose page it is. @throws Refusal 404, 429 */
async function personAt(c: Context<SiteEnv>): Promise<Person> {
  await limit(c.var.db, c.var.now, `notices-from:${networkOf(c.var.address)}`, TRIES)
  const person = await findNoticeLink(c.var.db, c.var.now, c.req.param('token')!)
  if (!person) throw new Refusal(404, OVER)
  return person
}

const back = (c: Context<SiteEnv>, done: string) => c.redirect(`${NOTICES}/${c.req.param('token')}?done=${done}`, 303)

/** 受け取るお知らせ: by a link that was asked for in the talk. */
export function subscriptionRoutes(program: Program) {
  const show = async (c: Context<SiteEnv>, { lineUserId }: Person, again?: SubscriptionPage['again']) =>
    subscriptionPage(program, c, {
      token: c.req.param('token')!,
      labels: await listLabels(c.var.db),
      wanted: await findSubscription(c.var.db, lineUserId),
      ...(again && { again }),
    })
  return new Hono<SiteEnv>()
    .get(LINK, async (c) => show(c, await personAt(c)))
    .post(LINK, async (c) => {
      const person = await personAt(c)
      const { typed } = await readTyped(c)
      const saved = await orRefusal(subscribe(c.var.db, c.var.now, person, typed))
      return saved instanceof Refusal ? show(c, person, { typed, errors: saved.mistakes }) : back(c, 'saved')
    })
    .post(`${LINK}/stop`, async (c) => {
      await unsubscribe(c.var.db, c.var.now, await personAt(c))
      return back(c, 'stopped')
    })
}

import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { goingOn } from '#kernel/http/reader-language.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { answerInLanguage } from '../web/answer-in-language.ts'
import { mistakesIn } from '../web/refusal-words.ts'
import { listLabels } from './labels.queries.ts'
import type { Person } from './links.queries.ts'
import { personAt } from './person-at.ts'
import { subscribe, unsubscribe } from './save-subscription.ts'
import { NOTICES } from './send-link.ts'
import { NOTICES_WORDS } from './subscription.ts'
import { subscriptionPage, type SubscriptionPage } from './subscription.page.tsx'
import { SUBSCRIPTION_REFUSED } from './subscription-words.ts'
import { findSubscription } from './subscriptions.queries.ts'

const LINK = `${NOTICES}/:token{[\\w-]{32}}`

const here = (c: Context<SiteEnv>) => personAt(c, 'notices', NOTICES_WORDS)

const back = (c: Context<SiteEnv>, done: string) =>
  c.redirect(goingOn(c, `${NOTICES}/${c.req.param('token')}?done=${done}`), 303)

/** 受け取るお知らせ: by a link that was asked for in the talk. */
export function subscriptionRoutes(program: Program) {
  const show = async (c: Context<SiteEnv>, { lineUserId, lang }: Person, again?: SubscriptionPage['again']) =>
    subscriptionPage(program, c, {
      lang,
      token: c.req.param('token')!,
      labels: await listLabels(c.var.db),
      wanted: await findSubscription(c.var.db, lineUserId),
      ...(again && { again }),
    })
  return new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get(LINK, async (c) => show(c, await here(c)))
    .post(LINK, async (c) => {
      const person = await here(c)
      const { typed } = await readTyped(c)
      const saved = await orRefusal(subscribe(c.var.db, c.var.now, person, typed))
      if (!(saved instanceof Refusal)) return back(c, 'saved')
      return show(c, person, { typed, errors: mistakesIn(person.lang, saved, SUBSCRIPTION_REFUSED) })
    })
    .post(`${LINK}/stop`, async (c) => {
      await unsubscribe(c.var.db, c.var.now, await here(c))
      return back(c, 'stopped')
    })
}

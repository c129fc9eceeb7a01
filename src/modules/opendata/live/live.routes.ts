import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { setHref } from '../console/frame.tsx'
import { isLiveSource } from './live-sets.ts'
import { type Made, makeNow } from './make-now.ts'

/** What is told after the redirect. */
export const doneOf = ({ outcome }: Pick<Made, 'outcome'>): string => (outcome === 'made' ? 'refreshed' : 'same')

/** A live set that the town does not have yet is begun where its records are kept. */
export const liveRoutes = () =>
  new Hono<ConsoleEnv>().post('/live/:source{events|facilities|wifi|list}', async (c) => {
    const { municipality, now, staff } = c.var
    const source = c.req.param('source')
    if (!isLiveSource(source)) return c.notFound()
    const made = await makeNow(municipality, now, staff, source)
    return c.redirect(`${setHref(made.slug)}?done=${doneOf(made)}`, 303)
  })

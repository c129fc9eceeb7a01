import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { setHref } from '../console/frame.tsx'
import { isLiveSource } from './live-sets.ts'
import { makeNow } from './make-now.ts'

/** 「いまの登録から版を作る」 */
export const liveRoutes = () =>
  new Hono<ConsoleEnv>().post('/live/:source{events|facilities|wifi|list}', async (c) => {
    const { municipality, now, staff } = c.var
    const source = c.req.param('source')
    if (!isLiveSource(source)) return c.notFound()
    const { slug, outcome } = await makeNow(municipality, now, staff, source)
    return c.redirect(`${setHref(slug)}?done=${outcome === 'made' ? 'refreshed' : 'same'}`, 303)
  })

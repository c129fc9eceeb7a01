import { Hono } from 'hono'
import { linkAccount } from '../people/link-account.ts'
import type { World } from '../world.ts'
import { page } from './page.tsx'

/** access.line.me/dialog/bot/accountLink. `as`: another resident's phone, to see the link fail. */
export const linkRoutes = (world: World) =>
  new Hono().get('/dialog/bot/accountLink', async (c) => {
    const { linkToken = '', nonce = '', as } = c.req.query()
    const record = await linkAccount(world, as, linkToken, nonce)
    const result = (record?.event.link as { result?: string } | undefined)?.result
    const title = result === 'ok' ? '連携しました' : '連携できませんでした'
    const words =
      result === 'ok'
        ? 'トークの画面に戻ってください。'
        : 'リンクの期限が切れたか、すでに使われています。もう一度お試しください。'
    const children = (
      <main class="notice">
        <h1>{title}</h1>
        <p>{words}</p>
        <p>
          <a href="/">住民の一覧へ</a>
        </p>
      </main>
    )
    return c.html(page({ title, children }), result === 'ok' ? 200 : 400)
  })

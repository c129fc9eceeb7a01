import { Hono } from 'hono'
import { linkAccount } from '../people/link-account.ts'
import type { World } from '../world.ts'
import { page } from './page.tsx'

/** line.me/R/ti/p/@…: the account's page, where one adds it as a friend. Here: whose phone shall it be? */
const accountRoutes = (world: World) =>
  new Hono().get('/R/ti/p/:basicId', (c) => {
    const channel = world.channels.list().find(({ basicId }) => basicId === c.req.param('basicId'))
    return channel ? c.redirect(`/?channel=${channel.id}`) : c.notFound()
  })

/** access.line.me/dialog/bot/accountLink. `as`: another resident's phone, to see the link fail. */
export const linkRoutes = (world: World) =>
  accountRoutes(world).get('/dialog/bot/accountLink', async (c) => {
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

import type { Context } from 'hono'
import { page } from './page.tsx'

/** A person at a browser, and not a program that speaks the API. */
export const readsPages = (c: Context): boolean => c.req.header('accept')?.includes('text/html') ?? false

export const nowhere = (c: Context, words: string) =>
  c.html(
    page({
      title: 'ありません - LINEシミュレーター',
      children: (
        <main class="notice">
          <h1>{words}</h1>
          <p>シミュレーターを始め直すと、前の電話の住所は使えなくなります。住民の一覧から選び直してください。</p>
          <p>
            <a href="/">住民の一覧へ</a>
          </p>
        </main>
      ),
    }),
    404,
  )

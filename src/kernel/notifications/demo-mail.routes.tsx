import { Hono } from 'hono'
import { Card, EmptyState, PageHeading, Stack } from '#ui/index.ts'
import { Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../http/env.ts'
import { sitePage } from '../http/site-page.tsx'
import type { Program } from '../program.ts'
import { type Letter, lettersIn } from './letter-box.ts'

const SHOWN = 20

export const DEMO_MAIL = '/dev/mail'

/** In the demo nobody has the mailbox of an invented resident, so everybody may look into it. */
export const showsMail = ({ settings }: Program): boolean => settings.DEMO && !settings.SMTP_URL

const shown = ({ to, subject, text }: Letter) => (
  <Card heading={subject}>
    <p>{to} あて</p>
    <pre>{text}</pre>
  </Card>
)

/** デモのメール: what the demo would have mailed; codes for signing in are in it, so outside the demo there is no such page. */
export function demoMailRoutes(program: Program) {
  return new Hono<SiteEnv>().get(DEMO_MAIL, async (c) => {
    if (!showsMail(program)) throw new Refusal(404, 'このページは、メールを送らないデモでだけ見られます。')
    const letters = (await lettersIn(program, c.var.municipality)).slice(-SHOWN).toReversed()
    return sitePage(program, c, {
      title: 'デモのメール',
      width: 'narrow',
      children: (
        <Stack>
          <PageHeading lead="デモではメールを送らず、ここに出します。新しい順です。届くまで数秒かかることがあります。">
            デモのメール
          </PageHeading>
          {letters.map(shown)}
          {letters.length === 0 && (
            <EmptyState icon="mail" heading="まだメールはありません">
              少し待ってから、このページを読み込み直してください。
            </EmptyState>
          )}
        </Stack>
      ),
    })
  })
}

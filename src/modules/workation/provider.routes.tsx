import { type Context, Hono } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import type { ResidentEnv, SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { requireResident } from '#kernel/identity/require-session.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, Button, ErrorSummary, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { bookingsRoutes } from './bookings/bookings.routes.ts'
import { editingRoutes } from './offers/editing.routes.ts'
import { DONE, type Shell } from './offers/shell.ts'
import { acceptInvitation, getInvitation } from './providers/accept-invitation.ts'
import { providerIdsOf } from './providers/providers.queries.ts'

const BASE = '/provider'
const residentIn = (c: Context<SiteEnv>) => (c as unknown as Context<ResidentEnv>).var.resident

const shellOf = (program: Program): Shell => ({
  base: BASE,
  async editor(c) {
    const { id: residentId } = residentIn(c)
    return { side: 'provider', residentId, providerIds: await providerIdsOf(c.var.db, residentId) }
  },
  page: (c, { title, over, state, lead, actions, trail = [], errors = [], status, scripts, children }) =>
    sitePage(program, c, {
      title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
      status: errors.length > 0 ? (status ?? 422) : undefined,
      scripts,
      breadcrumbs: trail.length > 0 && <Breadcrumbs items={[{ text: '掲載の一覧', href: BASE }, ...trail]} />,
      children: (
        <Stack>
          <Done words={DONE} done={c.req.query('done')} />
          <PageHeading over={over} state={state} lead={lead} actions={actions}>
            {title}
          </PageHeading>
          <ErrorSummary errors={errors} />
          {children}
        </Stack>
      ),
    }),
})

/** What 担当者 of providers do, on a phone too: their own places and programmes only. */
export function providerRoutes(program: Program) {
  const shell = shellOf(program)
  const own = new Hono<SiteEnv>()
    .use('/*', requireResident(program) as never)
    .get('/invitations/:token', async (c) => {
      const invitation = await getInvitation(c.var.db, c.var.now, c.req.param('token'))
      return sitePage(program, c, {
        title: '担当者への招待',
        width: 'narrow',
        children: (
          <Stack>
            <PageHeading lead={`${dateInWords(dateInTokyo(invitation.expiresAt))}まで、一度だけ使えます。`}>
              {invitation.provider}の担当者になりますか
            </PageHeading>
            <p>
              いまサインインしている「{residentIn(c).displayName || 'あなた'}
              」さんが、{invitation.provider}の場所やプログラム、写真、空き、料金を変えられるようになります。
            </p>
            <PostForm action={`${BASE}/invitations/${c.req.param('token')}`}>
              <FormActions>
                <Button>担当者になる</Button>
              </FormActions>
            </PostForm>
          </Stack>
        ),
      })
    })
    .post('/invitations/:token', async (c) => {
      await acceptInvitation(c.var.db, c.var.now, residentIn(c).id, c.req.param('token'))
      return c.redirect(`${BASE}?done=joined`, 303)
    })
    .route('/bookings', bookingsRoutes(shell))
    .route('/', editingRoutes(program, shell))
  return new Hono<SiteEnv>().route(BASE, own)
}

import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { momentInWords } from '#lib/time/in-words.ts'
import { Badge, Button, EmptyState, LinkList, PageHeading } from '#ui/index.ts'
import { tellScreens } from '../jobs/enqueue.ts'
import { consolePage } from '../http/console-page.tsx'
import type { ConsoleEnv } from '../http/env.ts'
import { PostForm } from '../http/render.tsx'
import type { Program } from '../program.ts'
import { listNotifications, markReadUntil } from './notifications.queries.ts'
import { readForm } from '../http/read-form.ts'

const SHOWN = 100

const Reading = z.object({ last: z.coerce.number().int().positive() })

/** 通知: what the program told whoever is signed in. */
export function notificationRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/notifications', (c) => notificationsPage(program, c))
    .post('/notifications/readings', async (c) => {
      const { db, now, staff } = c.var
      const { last } = await readForm(c, Reading)
      await db.transaction().execute(async (tx) => {
        await markReadUntil(tx, now, staff.id, last)
        await tellScreens(tx, `staff:${staff.id}`)
      })
      return c.redirect('/console/notifications', 303)
    })
}

async function notificationsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const notifications = await listNotifications(db, staff.id, SHOWN)
  const newest = notifications[0]
  const actions = notifications.some(({ readAt }) => !readAt) && newest && (
    <PostForm action="/console/notifications/readings" hidden={{ last: String(newest.id) }} inline>
      <Button variant="secondary" icon="check">
        すべて既読にする
      </Button>
    </PostForm>
  )
  return consolePage(program, c, {
    title: '通知',
    children: (
      <div id="notifications" data-live>
        <PageHeading actions={actions}>通知</PageHeading>
        {newest ? (
          <LinkList
            items={notifications.map(({ href, title, createdAt, readAt }) => ({
              href,
              text: title,
              note: momentInWords(createdAt, now),
              aside: readAt ? undefined : <Badge>未読</Badge>,
            }))}
          />
        ) : (
          <EmptyState icon="bell" heading="通知はありません">
            あなたに伝えることができると、ここに出ます。
          </EmptyState>
        )}
      </div>
    ),
  })
}

import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ConsoleLayout, Document, type DocumentProps, type NavItem } from '#ui/index.ts'
import { getProfile } from '../municipality/profile.queries.ts'
import type { Program } from '../program.ts'
import { asset } from './assets.ts'
import type { ConsoleEnv } from './env.ts'
import { fillIn, type NavEntry } from './navigation.queries.ts'
import { PostForm, render } from './render.tsx'
import { policyAllowing } from './security.ts'
import { townOf } from './site-page.tsx'

interface ConsolePage {
  title: string
  fit?: 'page' | 'app'
  scripts?: string[]
  skips?: DocumentProps['skips']
  flash?: ComponentChildren
  breadcrumbs?: ComponentChildren
  /** Origin of map tiles that the page's script fetches. */
  tiles?: string | undefined
  status?: ContentfulStatusCode
  children: ComponentChildren
}

/** Each module is asked what it has for this member of staff; the database, at once, how much of it waits. */
async function navigation(c: Context<ConsoleEnv>): Promise<NavItem[]> {
  const { municipality, staff, modules, now, db } = c.var
  const own = await Promise.all(modules.map(async (module) => module.navigation?.(municipality, staff, now) ?? []))
  const home: NavEntry = { href: '/console', text: 'きょうの仕事', short: 'きょう', icon: 'home' }
  const items = await fillIn(db, [home, ...own.flat()])
  const here = c.req.path
  for (const item of items)
    item.current = item.href === '/console' ? here === item.href : here.startsWith(item.under ?? item.href)
  return items
}

/** A page of the staff console: navigation by duty, who is signed in, the way out. */
export async function consolePage(program: Program, c: Context<ConsoleEnv>, page: ConsolePage) {
  const [profile, nav, strips] = await Promise.all([
    getProfile(c.var.db),
    navigation(c),
    Promise.all(c.var.modules.map((module) => module.strip?.(c))),
  ])
  const { title, fit, scripts = [], skips, status, flash, breadcrumbs, children } = page
  if (page.tiles) c.header('Content-Security-Policy', policyAllowing(page.tiles))
  const waiting = nav.reduce((sum, { count = 0 }) => sum + count, 0)
  const account = (
    <>
      <a href="/console/account">自分の設定</a>
      <PostForm action="/sign-out">
        <button type="submit">サインアウト</button>
      </PostForm>
    </>
  )
  return render(
    program,
    c,
    <Document
      title={`${waiting > 0 ? `(${waiting}) ` : ''}${title} | ${profile.name}`}
      theme={{ color: profile.theme }}
      stylesheet={asset('app.css')}
      scripts={[asset('live.island.js'), ...scripts]}
      skips={skips}
      head={status && status >= 400 && <meta name="refused" content={String(status)} />}
    >
      <ConsoleLayout
        town={townOf(profile, '職員用', '/console')}
        nav={nav}
        who={{ name: c.var.staff.name, href: '/console/account' }}
        account={account}
        fit={fit}
        strip={strips}
        flash={flash}
        breadcrumbs={breadcrumbs}
      >
        {children}
      </ConsoleLayout>
    </Document>,
    status,
  )
}

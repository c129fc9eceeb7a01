import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { PageHeading } from '#ui/index.ts'

export async function portal(program: Program, c: Context<SiteEnv>) {
  return sitePage(program, c, { title: 'オンライン窓口', children: <PageHeading>オンライン窓口</PageHeading> })
}

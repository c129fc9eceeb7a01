import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs } from '#ui/index.ts'
import type { Language } from '../language.ts'
import { spoken } from '../site/frame.tsx'
import { SITE, WORDS } from '../site/words.ts'

export interface PrivatePage {
  title: string
  /** Below the site's top: `/stays/…`. */
  path: string
  trail: { text: string; href?: string }[]
  isWrong?: boolean
  status?: ContentfulStatusCode | undefined
  children: ComponentChildren
}

/** A page of the site for one firm alone, in its language, with the other beside it. Machines that search leave it out. */
export function privatePage(
  program: Program,
  c: Context<SiteEnv>,
  language: Language,
  { title, path, trail, isWrong, status, children }: PrivatePage,
) {
  const wrong = language === 'ja' ? 'エラー' : 'Error'
  c.header('X-Robots-Tag', 'noindex')
  c.header('Referrer-Policy', 'same-origin')
  return sitePage(program, c, {
    title: isWrong ? `${wrong}: ${title}` : title,
    ...spoken(language, path),
    status,
    breadcrumbs: (
      <Breadcrumbs
        label={language === 'en' ? 'You are here' : undefined}
        items={[{ text: WORDS[language].home, href: SITE[language] }, ...trail]}
      />
    ),
    children,
  })
}

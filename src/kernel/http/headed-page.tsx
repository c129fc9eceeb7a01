import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { Breadcrumbs, ErrorSummary, type FieldErrorText, type Gap, PageHeading, Stack } from '#ui/index.ts'
import { Done } from '../administration/done.tsx'
import type { Program } from '../program.ts'
import { consolePage } from './console-page.tsx'
import type { ConsoleEnv } from './env.ts'

export interface HeadedPage {
  title: string
  over?: string | undefined
  lead?: ComponentChildren
  state?: ComponentChildren
  actions?: ComponentChildren
  /** From the room's first page down to here; none on that page itself. */
  trail?: { text: string; href?: string }[]
  /** What was wrong with the form of the page: told above it, in the browser's tab, and by the status. */
  errors?: FieldErrorText[] | undefined
  status?: 409 | 422 | undefined
  /** What may be told after a redirect, by the word in the address. */
  done?: Record<string, string>
  scripts?: string[] | undefined
  /** Between the heading and what was wrong. */
  tabs?: ComponentChildren
  gap?: Gap
  children: ComponentChildren
}

/** A page of the console as most are: the way here, a heading, what was wrong, and what it is about. */
export function headedPage(program: Program, c: Context<ConsoleEnv>, page: HeadedPage): Promise<Response> {
  const { title, over, lead, state, actions, trail = [], errors = [], status = 422 } = page
  const { done = {}, scripts, tabs, gap, children } = page
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    ...(errors.length > 0 && { status }),
    ...(scripts && { scripts }),
    flash: <Done words={done} done={c.req.query('done')} />,
    breadcrumbs: trail.length > 0 && <Breadcrumbs items={trail} />,
    children: (
      <Stack gap={gap}>
        <PageHeading over={over} state={state} lead={lead} actions={actions}>
          {title}
        </PageHeading>
        {tabs}
        <ErrorSummary errors={errors} />
        {children}
      </Stack>
    ),
  })
}

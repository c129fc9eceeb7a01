import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, ErrorSummary, type FieldErrorText, PageHeading, Stack } from '#ui/index.ts'
import { type Draft, draftHref, PROCEDURES, titleOf } from '../draft.ts'

const WORDS = {
  begun: '下書きを始めました。公開するまで、住民には見えません。',
  standing: 'この手続は、もう下書きがあります。続きから直せます。',
  imported: 'ほかの町の手続を、下書きに取り込みました。町に合わせて直してから公開してください。',
  saved: '保存しました。',
  moved: '順を変えました。',
  removed: '消しました。',
  uploaded: 'ファイルの内容に替えました。',
}

export interface DraftPage {
  draft: Draft
  title: string
  lead?: ComponentChildren
  /** Where one is, below the draft. */
  trail?: { text: string; href: string }[]
  actions?: ComponentChildren
  errors?: FieldErrorText[]
  status?: 200 | 409 | 422
  scripts?: string[]
  children: ComponentChildren
}

/** One of the pages of a draft, with the way back to it. */
export function draftPage(program: Program, c: Context<ConsoleEnv>, page: DraftPage) {
  const { draft, title, lead, trail = [], actions, errors = [], status, scripts, children } = page
  const top = { text: `${titleOf(draft)}(下書き)`, href: draftHref(draft.id) }
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title} | ${titleOf(draft)}`,
    status: status ?? (errors.length > 0 ? 422 : undefined),
    scripts,
    flash: <Done words={WORDS} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '手続', href: PROCEDURES }, top, ...trail, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading over={`${titleOf(draft)}の下書き`} lead={lead} actions={actions}>
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} heading="直すところがあります" />
        {children}
      </Stack>
    ),
  })
}

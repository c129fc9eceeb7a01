import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, ErrorSummary, type FieldErrorText, PageHeading, Stack, Tabs } from '#ui/index.ts'

export const BASE = '/console/opendata'
export const setHref = (slug: string) => `${BASE}/sets/${slug}` as const

const TABS = [
  { href: BASE, text: 'データ' },
  { href: `${BASE}/events`, text: 'イベント' },
  { href: `${BASE}/facilities`, text: '施設' },
  { href: `${BASE}/sources`, text: '収集先' },
]

/** What is told after the redirect. */
const DONE: Record<string, string> = {
  added: 'データセットを加えました。続けて、ファイルを読み込んでください。',
  changed: '変更しました。公開中の説明は、次の版を公開したときに変わります。',
  read: 'ファイルを読み込み、下書きの版を作りました。',
  refreshed: 'いまの登録から、下書きの版を作りました。',
  same: 'いまの登録は、公開中の版と同じです。',
  removed: '下書きを捨てました。',
  'event-added': 'イベントを加えました。今夜、公開を待つ版に入ります。',
  'event-changed': 'イベントを変更しました。今夜、公開を待つ版に入ります。',
  'event-ended': '中止にしました。',
  'event-resumed': '中止を取り消しました。',
  'facility-added': '施設を加えました。今夜、公開を待つ版に入ります。',
  'facility-changed': '施設を変更しました。今夜、公開を待つ版に入ります。',
  'facility-ended': '一覧から外しました。',
  'facility-resumed': '一覧に戻しました。',
  suppressed: '小さな数を隠しました。公開を起案できます。',
  proposed: '公開を起案しました。決裁が終わると、すぐに公開されます。',
  withdrawn: '取り下げました。行は消えました。取り下げたことと理由は、公開のページに残ります。',
}

export interface FramedPage {
  title: string
  over?: string
  lead?: ComponentChildren
  state?: ComponentChildren
  actions?: ComponentChildren
  trail?: { text: string; href?: string }[]
  errors?: FieldErrorText[] | undefined
  status?: 409 | 422
  scripts?: string[]
  /** The tab that is open, on the first pages of each. */
  tab?: string
  children: ComponentChildren
}

/** A page of 「データ」 in the console. */
export const frameOf =
  (program: Program) =>
  (c: Context<ConsoleEnv>, page: FramedPage): Promise<Response> => {
    const { title, over, lead, state, actions, trail = [], errors = [], status = 422, scripts, tab, children } = page
    return consolePage(program, c, {
      title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
      ...(errors.length > 0 && { status }),
      ...(scripts && { scripts }),
      flash: <Done words={DONE} done={c.req.query('done')} />,
      breadcrumbs: trail.length > 0 && <Breadcrumbs items={[{ text: 'データ', href: BASE }, ...trail]} />,
      children: (
        <Stack>
          <PageHeading over={over} state={state} lead={lead} actions={actions}>
            {title}
          </PageHeading>
          {tab && <Tabs label="データ" items={TABS.map(({ href, text }) => ({ href, text, current: href === tab }))} />}
          <ErrorSummary errors={errors} />
          {children}
        </Stack>
      ),
    })
  }
export type Frame = ReturnType<typeof frameOf>

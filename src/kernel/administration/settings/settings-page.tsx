import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { ErrorSummary, type FieldErrorText, PageHeading, Stack, Tabs } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import { Done } from '../done.tsx'

const pages = [
  { href: '/console/settings', text: '自治体' },
  { href: '/console/settings/hours', text: '開庁時間' },
  { href: '/console/settings/closures', text: '臨時休業' },
  { href: '/console/settings/line', text: 'LINE' },
  { href: '/console/settings/routes', text: '決裁ルート' },
  { href: '/console/settings/sign-in', text: 'サインインの連携' },
]

const done = {
  profile: '自治体の設定を変更しました。',
  hours: '開庁時間を変更しました。',
  closed: '臨時休業を追加しました。',
  opened: '臨時休業を取り消しました。',
  line: 'LINE の設定を変更しました。',
  route: '決裁ルートを決めました。',
  unchanged: '変わったところはありません。',
  'route-ended': '決裁ルートをやめました。',
  connected: 'つながりました。続けて、下の「戻り先の住所」をサービスの側に登録してください。',
  reconnected: 'サインインの連携を変更しました。',
  disconnected: 'サインインの連携を外しました。',
}

export interface SettingsPage {
  /** Address of its tab. */
  page: string
  lead: string
  /** What a module's own pages tell after the redirect. */
  words?: Record<string, string>
  errors?: FieldErrorText[]
  status?: 409 | 422 | undefined
  /** Islands of the page. */
  scripts?: string[]
  children: ComponentChildren
}

/** One of the pages of 「設定」, with the others beside it. */
export function settingsPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { page, lead, words = {}, errors = [], status, scripts, children }: SettingsPage,
) {
  const all = [...pages, ...c.var.modules.flatMap(({ settings = [] }) => settings)]
  const { text } = all.find(({ href }) => href === page)!
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}設定 — ${text}`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    scripts,
    flash: <Done words={{ ...done, ...words }} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading over="設定" lead={lead}>
          {text}
        </PageHeading>
        <Tabs label="設定の種類" items={all.map(({ href, text }) => ({ href, text, current: href === page }))} />
        <ErrorSummary errors={errors} />
        {children}
      </Stack>
    ),
  })
}

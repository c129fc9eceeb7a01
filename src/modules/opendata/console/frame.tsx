import type { Context } from 'hono'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { type HeadedPage, headedPage } from '#kernel/http/headed-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Tabs } from '#ui/index.ts'

export const BASE = '/console/opendata'
export const SOURCES = `${BASE}/sources` as const
export const setHref = (slug: string) => `${BASE}/sets/${slug}` as const

const TABS = [
  { href: BASE, text: 'データ' },
  { href: `${BASE}/events`, text: 'イベント' },
  { href: `${BASE}/facilities`, text: '施設' },
  { href: SOURCES, text: '収集先' },
]

/** Sources are the whole town's: whoever may not see them gets no tab for them. */
async function tabsFor({ var: { db, staff } }: Context<ConsoleEnv>) {
  const isAllowed = await coversWholeTown(db, staff, 'settings')
  return isAllowed ? TABS : TABS.filter(({ href }) => href !== SOURCES)
}

/** What is told after the redirect. */
const DONE: Record<string, string> = {
  added: 'データセットを加えました。続けて、ファイルを読み込んでください。',
  changed: '変更しました。公開中の説明は、次の版を公開したときに変わります。',
  'source-hidden': '載せるのをやめました。公開のページには、やめたことと理由が残ります。',
  'source-shown': 'また載せました。',
  'same-rows': 'いまの行のまま、下書きの版を作りました。',
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
  'source-added': '収集先を加えました。「いま集める」を押すか、今夜の収集を待ってください。',
  'run-asked': '集めるように頼みました。終わると、この画面に結果が出ます。',
  'source-stopped': '収集を止めました。集めてあるデータセットは、そのまま載っています。',
  'source-resumed': '収集を再開しました。今夜から、また集めます。',
  withdrawn: '取り下げました。行は消えました。取り下げたことと理由は、公開のページに残ります。',
}

export interface FramedPage extends Omit<HeadedPage, 'done' | 'tabs'> {
  /** The tab that is open, on the first pages of each. */
  tab?: string
}

/** A page of 「データ」 in the console. */
export const frameOf =
  (program: Program) =>
  async (c: Context<ConsoleEnv>, { tab, trail = [], ...page }: FramedPage): Promise<Response> => {
    const items = tab ? (await tabsFor(c)).map(({ href, text }) => ({ href, text, current: href === tab })) : []
    return headedPage(program, c, {
      ...page,
      done: DONE,
      trail: trail.length > 0 ? [{ text: 'データ', href: BASE }, ...trail] : [],
      tabs: items.length > 0 && <Tabs label="データ" items={items} />,
    })
  }
export type Frame = ReturnType<typeof frameOf>

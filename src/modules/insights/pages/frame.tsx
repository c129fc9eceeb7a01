import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { Done } from '#kernel/administration/done.tsx'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Chips, Cluster, ErrorSummary, PageHeading, Stack, Tabs } from '#ui/index.ts'
import { boardsOf } from '../boards/boards.ts'
import type { Effects } from '../boards/view-effects.ts'

export const HERE = '/console/insights'

const DONE = {
  marked: '基準・目標を記録しました。',
  recount: '数え直しを始めました。終わるまで、いまの数を見ることができます。',
}

interface Frame {
  title: string
  lead?: ComponentChildren
  refusal?: Refusal
  /** The year in the address, where it is one of which something is known. */
  year?: string
  children: ComponentChildren
}

/** 効果: tabs of the boards; what only those may change who may change settings of the whole town, last. */
export async function framed(
  program: Program,
  c: Context<ConsoleEnv>,
  { title, lead, refusal, year = c.req.query('year'), children }: Frame,
) {
  const { db, staff } = c.var
  const mayChange = await coversWholeTown(db, staff, 'settings')
  const tabs = [
    { href: HERE, text: 'まとめ' },
    ...boardsOf([], []).map(({ key, title: text }) => ({ href: `${HERE}/${key}`, text })),
    ...(mayChange ? [{ href: `${HERE}/marks`, text: '基準と目標' }] : []),
  ]
  return consolePage(program, c, {
    title: refusal ? `エラー: ${title}` : title,
    status: refusal?.status,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead={lead}>{title}</PageHeading>
        <Tabs
          label="効果"
          items={tabs.map(({ href, text }) => ({
            href: year && !href.endsWith('/marks') ? `${href}?year=${year}` : href,
            text,
            current: href === c.req.path,
          }))}
        />
        <ErrorSummary errors={refusal?.mistakes ?? []} />
        {children}
      </Stack>
    ),
  })
}

/** A year of which nothing is known: said kindly, with the way to the newest one. */
export const noSuchYear = (program: Program, c: Context<ConsoleEnv>, refusal: Refusal) =>
  framed(program, c, {
    title: '効果',
    refusal,
    year: '',
    children: (
      <p>
        <a href={c.req.path}>今年度を見る</a>
      </p>
    ),
  })

export const Years = ({ effects: { year, years }, path }: { effects: Effects; path: string }) =>
  years.length > 1 ? (
    <Chips
      label="年度"
      items={years.map((one) => ({
        text: fiscalYearInWords(one),
        href: `${path}?year=${one}`,
        current: one === year,
      }))}
    />
  ) : null

/** The same figures to take along. */
export const Files = ({ year, board }: { year: number; board?: string }) => (
  <nav aria-label="ファイル">
    <Cluster>
      <a href={`${HERE}/report.pdf?year=${year}`}>議会向けの報告(PDF)</a>
      <a href={`${HERE}/effects.xlsx?year=${year}`}>すべての表(Excel)</a>
      {board && <a href={`${HERE}/${board}.csv?year=${year}`}>この表(CSV)</a>}
    </Cluster>
  </nav>
)

export const Collected = ({ at }: { at: Temporal.Instant | null }) => (
  <p>
    {at
      ? `${dateTimeInWords(at)} までに確定したものを数えています。1時間ごとに加わります。`
      : 'まだ集めていません。1時間以内に集め始めます。'}
  </p>
)

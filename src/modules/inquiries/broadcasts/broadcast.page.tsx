import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import type { Mistake } from '#lib/refusal.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Beside, Breadcrumbs, DescriptionList, ErrorSummary, PageHeading, Section, Stack } from '#ui/index.ts'
import type { Quota } from '../line/quota.ts'
import { peopleInWords } from './audience.ts'
import { audienceInWords } from './audience-words.ts'
import type { Batch } from './batches.queries.ts'
import { type Broadcast, BROADCASTS } from './broadcast.ts'
import { reasonAgainstCost, restOf } from './cost.ts'
import { BroadcastStateLabel } from './list.page.tsx'
import { PhonePreview } from './phone-preview.tsx'
import { Outcome } from './results.tsx'
import type { Results } from './results.queries.ts'
import { Standing } from './standing.tsx'

export interface BroadcastView {
  broadcast: Broadcast
  names: { topics: string[]; wards: string[] }
  town: string
  /** Before it begins: whoever would get it if it went now, and what that costs. */
  would?: { people: number; quota: Quota | undefined } | undefined
  /** From then on. */
  results?: Results | undefined
  batches: Batch[]
}

const DONE = {
  written: '下書きを保存しました。見え方と宛先を確かめて、「決裁に回す」を押してください。',
  changed: '保存しました。',
  proposed: '決裁に回しました。',
  stopped: '中止しました。もう誰にも送られません。',
  resumed: '続きを送ります。',
}

/** One broadcast: where it stands, what may be done, how it looks and what became of it. */
export function broadcastPage(program: Program, c: Context<ConsoleEnv>, view: BroadcastView, errors: Mistake[] = []) {
  const { broadcast } = view
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${broadcast.title}`,
    status: errors.length > 0 ? 409 : undefined,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '一斉配信', href: BROADCASTS }, { text: broadcast.title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading over={`${broadcast.section} ${broadcast.author}`}>{broadcast.title}</PageHeading>
        <ErrorSummary errors={errors} />
        <Beside
          aside={<PhonePreview broadcast={broadcast} town={view.town} now={c.var.now} />}
          asideLabel="LINE での見え方"
        >
          <Stack gap="loose">
            <div id="standing" data-live>
              <Stack>
                <p>
                  <BroadcastStateLabel state={broadcast.state} />
                </p>
                <Standing view={view} now={c.var.now} />
              </Stack>
            </div>
            <div id="facts" data-live>
              <Section heading="内容">
                <Facts view={view} now={c.var.now} />
              </Section>
            </div>
            <div id="outcome" data-live>
              {view.results && <Outcome {...view} results={view.results} now={c.var.now} />}
            </div>
          </Stack>
        </Beside>
      </Stack>
    ),
  })
}

const fact = (term: string, description: string | false | null | undefined) =>
  description ? [{ term, description }] : []

function Facts({ view: { broadcast, names, would }, now }: { view: BroadcastView; now: Temporal.Instant }) {
  const { audience, sendAt, whyUrgent, pace, proposalId, decidedBy } = broadcast
  return (
    <DescriptionList
      items={[
        ...fact('宛先', audienceInWords(audience, names)),
        ...fact('全員に送る理由', audience.kind === 'everybody' && audience.why),
        ...fact('いま送ると', would && peopleInWords(would.people)),
        ...fact('通数', would && costInWords(would)),
        ...fact('送る日時', sendAt ? dateTimeInWords(sendAt) : '決裁のあとすぐ(21時から8時までを除く)'),
        ...fact('緊急の理由', whyUrgent),
        ...fact('速さ', `1分に${pace.toLocaleString('ja')}人まで`),
        ...fact('決裁', decidedBy && `${decidedBy}さんが決裁しました`),
        ...(proposalId === null
          ? []
          : [{ term: '起案', description: <a href={proposalHref(proposalId)}>決裁の画面を開く</a> }]),
        ...fact('書いた日時', momentInWords(broadcast.writtenAt, now)),
      ]}
    />
  )
}

function costInWords({ people, quota }: NonNullable<BroadcastView['would']>): string {
  const cost = `一人に1通、${peopleInWords(people).replace('人', '通')}を使います`
  const rest = restOf(quota)
  if (!quota) return `${cost}(今月の残りは、LINE に確かめられませんでした)`
  if (rest === undefined) return `${cost}(上限はありません)`
  return `${cost}。今月の残り ${rest.toLocaleString('ja')}通${reasonAgainstCost(people, quota) ? '。足りません' : ''}`
}

import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Button, Disclosure, FormActions, Notice, Section, Table } from '#ui/index.ts'
import { bytesInWords } from './bytes-in-words.ts'
import type { DueGroup, DueOne } from './due.queries.ts'
import { KIND_WORDS } from './retention.ts'
import { type Plan, RETENTION } from './run-retention.ts'
import type { Retention } from './terms.queries.ts'

const dayOf = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

interface DuePlanProps {
  plan: Plan
  /** The oldest of it. */
  due: DueOne[]
  retention: Retention
  error: string | undefined
}

/** 消去の予定: what the next run erases, in numbers, and what it is, without a word of it. */
export const DuePlan = ({ plan, due, retention, error }: DuePlanProps) => (
  <Section heading="消去の予定" aside={`保存している ${plan.all.toLocaleString('ja')}件のうち`}>
    {plan.count === 0 ? <p>保存期間を過ぎたものはありません。</p> : <WhatIsDue plan={plan} due={due} />}
    {plan.count > plan.limit && <OverTheCap plan={plan} retention={retention} error={error} />}
  </Section>
)

const WhatIsDue = ({ plan, due }: Pick<DuePlanProps, 'plan' | 'due'>) => (
  <>
    <p>保存期間を過ぎたものが {plan.count.toLocaleString('ja')}件あります。</p>
    <Table<DueGroup>
      caption="課と種類ごとの件数"
      hideCaption
      phone="lines"
      rows={plan.groups}
      rowKey={({ section, kind }) => `${section} ${kind}`}
      columns={[
        { header: '課', primary: true, cell: ({ section }) => section },
        { header: '種類', cell: ({ kind }) => KIND_WORDS[kind] },
        { header: '件数', cell: ({ count }) => `${count}件` },
        { header: '添付', cell: ({ files, bytes }) => `${files}個(${bytesInWords(bytes)})` },
        { header: 'いちばん古いもの', cell: ({ oldest }) => dayOf(oldest) },
      ]}
    />
    <Disclosure summary={`番号で見る(古い順に ${due.length}件)`}>
      <ul>
        {due.map(({ id, kind, section, ended }) => (
          <li key={`${kind} ${id}`}>
            {kind === 'counted' ? `電話の記録 番号 ${id}` : <a href={`/console/inquiries/${id}`}>相談 番号 {id}</a>}・
            {section}・{dayOf(ended)}
          </li>
        ))}
      </ul>
    </Disclosure>
  </>
)

const OverTheCap = ({ plan: { count, limit, allowed }, retention, error }: Omit<DuePlanProps, 'due'>) =>
  allowed > 0 ? (
    <Notice tone="info">
      <p>
        {retention.confirmedBy}さんが{retention.confirmedAt && dateTimeInWords(retention.confirmedAt)}
        に確かめました。次の夜に {count}件を消去します。
      </p>
    </Notice>
  ) : (
    <Notice tone="warning">
      <p>
        {count}件は、一度に消せる {limit}
        件を超えるため、消去を止めています。保存期間の入力や日付に誤りがないか、番号も見て確かめてください。
      </p>
      {error && <p>{error}</p>}
      <PostForm action={`${RETENTION}/confirmations`} hidden={{ seen: String(count) }}>
        <FormActions>
          <Button variant="danger">{count}件を消去してよいことを確かめた</Button>
        </FormActions>
      </PostForm>
    </Notice>
  )

import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { EmptyState, PageHeading, Stack, StatusLabel, type Tab, Table, Tabs } from '#ui/index.ts'
import { deskHref, numberInWords, STATES, TONES } from '../application.ts'
import { dueInWords } from '../how-long.ts'
import { type Queue, type Queued, QUEUES } from '../queue.queries.ts'

export interface QueuePage {
  queue: Queue
  rows: Queued[]
  counts: Record<Queue, number>
}

/** The applicant as a row of a list has room for. */
export const applicantInRow = ({ applicant }: Queued): string =>
  shorten([applicant?.family, applicant?.given].filter(Boolean).join(' '), 20)

/** 「申請」: what the section has to decide, by its deadline. */
export function queuePage(program: Program, c: Context<ConsoleEnv>, { queue, rows, counts }: QueuePage) {
  const today = dateInTokyo(c.var.now)
  const tabOf = (key: Queue, count?: number): Tab => ({
    text: QUEUES[key],
    href: key === 'waiting' ? '/console/applications' : `/console/applications?queue=${key}`,
    current: key === queue,
    count,
  })
  const tabs = [
    tabOf('waiting', counts.waiting),
    tabOf('mine', counts.mine),
    tabOf('correcting', counts.correcting),
    tabOf('done'),
  ]
  const others = counts[queue] - rows.length
  return consolePage(program, c, {
    title: '申請',
    children: (
      <Stack>
        <PageHeading>申請</PageHeading>
        <Tabs label="申請の一覧" items={tabs} />
        <div id="applications" data-live>
          {rows.length > 0 ? (
            <Table
              caption={QUEUES[queue]}
              hideCaption
              rows={rows}
              rowKey={({ id }) => id}
              rowTone={(row) => (row.decidedAt ? undefined : toneOf(row, today))}
              columns={[
                {
                  header: '申請',
                  primary: true,
                  cell: (row) => <a href={deskHref(row.id)}>{row.title}</a>,
                },
                { header: '申請した人', cell: applicantInRow },
                { header: '受付番号', cell: numberInWords, nowrap: true },
                { header: '届いた日時', cell: ({ arrivedAt }) => momentInWords(arrivedAt, c.var.now), nowrap: true },
                queue === 'done'
                  ? {
                      header: '結果',
                      cell: ({ state }) => <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>,
                    }
                  : {
                      header: queue === 'correcting' ? '補正の期限' : '期限',
                      cell: (row) => <Due row={row} today={today} />,
                    },
                { header: '担当', cell: ({ claimant }) => claimant ?? '決まっていません' },
              ]}
            />
          ) : (
            <EmptyState heading={EMPTY[queue]}>オンラインの申請が届くと、ここに出ます。</EmptyState>
          )}
        </div>
        {others > 0 && <p>ほかに {others} 件あります。</p>}
      </Stack>
    ),
  })
}

const EMPTY: Record<Queue, string> = {
  waiting: '審査中の申請はありません',
  mine: '担当している申請はありません',
  correcting: '補正を待っている申請はありません',
  done: '終わった申請はまだありません',
}

/** While it is being corrected, the town waits for that and not for its own period. */
const dueOf = ({ correctBy, expectedBy }: Queued) => correctBy ?? expectedBy

function toneOf(row: Queued, today: Temporal.PlainDate) {
  const { tone } = dueInWords(dueOf(row), today)
  return tone === 'neutral' ? undefined : tone
}

const Due = ({ row, today }: { row: Queued; today: Temporal.PlainDate }) => {
  const { text, tone } = dueInWords(dueOf(row), today)
  return tone === 'neutral' ? <span>{text}</span> : <StatusLabel tone={tone}>{text}</StatusLabel>
}

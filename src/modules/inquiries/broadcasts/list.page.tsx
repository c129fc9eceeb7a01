import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, PageHeading, Pager, Stack, StatusLabel, Table, type Tone } from '#ui/index.ts'
import { peopleInWords } from './audience.ts'
import { type Broadcast, BROADCASTS, broadcastHref, type BroadcastState, STATES } from './broadcast.ts'

const TONES: Record<BroadcastState, Tone> = {
  draft: 'neutral',
  proposed: 'warning',
  waiting: 'info',
  sending: 'info',
  halted: 'error',
  sent: 'success',
  stopped: 'neutral',
}

export const BroadcastStateLabel = ({ state }: Pick<Broadcast, 'state'>) => (
  <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>
)

const LEAD = 'LINE の友だちのうち、受け取ると決めた方に、同じお知らせを一度に送ります。送る前に、必ず決裁します。'

export interface BroadcastList {
  items: Broadcast[]
  next: number | undefined
  reached: Map<number, { people: number; accepted: number }>
}

/** 「一斉配信」 in the console. */
export const broadcastsPage = (program: Program, c: Context<ConsoleEnv>, { items, next, reached }: BroadcastList) =>
  consolePage(program, c, {
    title: '一斉配信',
    flash: <Done words={{ written: '下書きを保存しました。' }} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead={LEAD}
          actions={
            <ButtonLink href={`${BROADCASTS}/new`} icon="plus">
              お知らせを書く
            </ButtonLink>
          }
        >
          一斉配信
        </PageHeading>
        {items.length === 0 ? (
          <EmptyState icon="send" heading="一斉配信はまだありません">
            「お知らせを書く」から、話題や地区を選んで送れます。
          </EmptyState>
        ) : (
          <div id="broadcasts" data-live>
            <Table
              caption="一斉配信(新しい順)"
              hideCaption
              rows={items}
              rowKey={({ id }) => String(id)}
              columns={[
                {
                  header: '件名',
                  primary: true,
                  cell: ({ id, title }) => <a href={broadcastHref(id)}>{title}</a>,
                },
                { header: '状態', cell: (one) => <BroadcastStateLabel state={one.state} /> },
                { header: 'LINE が受け付けた人', align: 'end', cell: ({ id }) => reachedInWords(reached.get(id)) },
                { header: '課', cell: ({ section }) => section },
                { header: 'いつ', cell: (one) => whenInWords(one, c.var.now) },
              ]}
            />
          </div>
        )}
        {next !== undefined && <Pager next={`${BROADCASTS}?after=${next}`} nextText="古いもの" />}
      </Stack>
    ),
  })

function reachedInWords(counted: { people: number; accepted: number } | undefined): string {
  if (!counted) return '—'
  const { people, accepted } = counted
  return people === accepted ? peopleInWords(people) : `${peopleInWords(accepted)} / ${peopleInWords(people)}`
}

function whenInWords({ state, sendAt, beganAt, endedAt, writtenAt }: Broadcast, now: Temporal.Instant): string {
  if (beganAt) return momentInWords(endedAt ?? beganAt, now)
  if (sendAt && state !== 'stopped') return `${momentInWords(sendAt, now)}の予定`
  return `${momentInWords(endedAt ?? writtenAt, now)}${endedAt ? '' : 'に書いた'}`
}

import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Button, Chips, type Column, EmptyState, StatusLabel, Stack, Table } from '#ui/index.ts'
import { PostForm } from '../http/render.tsx'
import type { Attempt, Delivery } from './deliveries.queries.ts'
import { type DeliveryState, type Endpoint, type EventKinds, STATES, TRIAL } from './webhook.ts'
import { WEBHOOKS } from './webhooks.page.tsx'

export interface DeliveriesShown {
  rows: Delivery[]
  /** More than these. */
  more: boolean
  state: DeliveryState | undefined
  kind: string | undefined
}

const TONES = { waiting: 'info', delivered: 'success', failed: 'error' } as const

const wordOf = (kinds: EventKinds, kind: string) => (kind === TRIAL ? '試し' : (kinds[kind] ?? kind))

const inWords = ({ at, tookMs, status, fault }: Attempt) =>
  `${dateTimeInWords(at)} ${fault ?? `届きました(${status})`}・${tookMs.toLocaleString('ja')} ミリ秒`

const Attempts = ({ attempts }: { attempts: Attempt[] }) => {
  const last = attempts.at(-1)
  if (!last) return <>まだ送っていません</>
  if (attempts.length === 1) return <>{inWords(last)}</>
  return (
    <details>
      <summary>
        {attempts.length}回目: {inWords(last)}
      </summary>
      <ol>
        {attempts.map((attempt) => (
          <li>{inWords(attempt)}</li>
        ))}
      </ol>
    </details>
  )
}

/** 送ったもの: what was and is to be told to an endpoint, with every try. */
export function DeliveriesTable({
  endpoint,
  shown: { rows, more, state, kind },
  kinds,
  now,
}: {
  endpoint: Endpoint
  shown: DeliveriesShown
  kinds: EventKinds
  now: Temporal.Instant
}) {
  const at = `${WEBHOOKS}/${endpoint.id}`
  const address = (to: { state?: string | undefined; kind?: string | undefined; before?: string }) => {
    const query = new URLSearchParams(Object.entries(to).filter((pair): pair is [string, string] => Boolean(pair[1])))
    return query.size > 0 ? `${at}?${query}` : at
  }
  const states = [undefined, ...(Object.keys(STATES) as DeliveryState[])]
  const columns: Column<Delivery>[] = [
    {
      header: '出来事',
      primary: true,
      cell: ({ kind, about }) =>
        `${wordOf(kinds, kind)}${typeof about['conversation'] === 'number' ? `(相談 ${about['conversation']})` : ''}`,
    },
    { header: 'いつ', nowrap: true, cell: ({ happenedAt }) => momentInWords(happenedAt, now) },
    {
      header: '状態',
      nowrap: true,
      cell: (one) => <StatusLabel tone={TONES[one.state]}>{STATES[one.state]}</StatusLabel>,
    },
    {
      header: '結果',
      cell: (one) => (
        <>
          <Attempts attempts={one.attempts} />
          {one.state === 'waiting' && one.attempts.length > 0 && !endpoint.pausedAt && (
            <> 次は {momentInWords(one.dueAt, now)}</>
          )}
        </>
      ),
    },
    {
      header: '操作',
      nowrap: true,
      cell: (one) =>
        endpoint.pausedAt ? (
          '—'
        ) : (
          <PostForm action={`${at}/deliveries/${one.id}/resending`} inline>
            <Button variant="tertiary" size="small" aria-label={`${wordOf(kinds, one.kind)}の通知をもう一度送る`}>
              もう一度送る
            </Button>
          </PostForm>
        ),
    },
  ]
  const last = rows.at(-1)
  return (
    <div id="webhook-deliveries" data-live>
      <Stack>
        <Chips
          label="状態"
          items={states.map((one) => ({
            href: address({ state: one, kind }),
            text: one ? STATES[one] : 'すべて',
            current: one === state,
          }))}
        />
        <Chips
          label="出来事"
          items={[undefined, ...endpoint.kinds, TRIAL].map((one) => ({
            href: address({ state, kind: one }),
            text: one ? wordOf(kinds, one) : 'すべて',
            current: one === kind,
          }))}
        />
        <Table
          caption="送ったもの"
          hideCaption
          phone="lines"
          density="compact"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState heading={state || kind ? '当てはまるものはありません' : 'まだ何も送っていません'}>
              {state || kind
                ? '絞り込みを「すべて」に戻してください。'
                : '「試しに送る」で、届くかどうか確かめられます。'}
            </EmptyState>
          }
        />
        {more && last && (
          <p>
            <a href={address({ state, kind, before: String(last.id) })}>前のものを見る</a>
          </p>
        )}
        <p>記録は30日で消えます。</p>
      </Stack>
    </div>
  )
}

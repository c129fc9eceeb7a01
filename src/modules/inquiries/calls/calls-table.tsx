import { PostForm } from '#kernel/http/render.tsx'
import { dateTimeInWords, timeInWords } from '#lib/time/in-words.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { Button, Cluster, EmptyState, StatusLabel, Table } from '#ui/index.ts'
import { type Call, CALLBACKS, canStrike } from './call.ts'

const clockTime = (at: Temporal.Instant) => timeInWords(at.toZonedDateTimeISO(TOKYO).toPlainTime())

interface CallsTableProps {
  caption: string
  calls: Call[]
  now: Temporal.Instant
  withDay?: boolean
}

/** Calls, with what can still be done about each. */
export const CallsTable = ({ caption, calls, now, withDay }: CallsTableProps) => (
  <Table
    caption={caption}
    hideCaption
    density="compact"
    rows={calls}
    rowKey={({ id }) => String(id)}
    columns={[
      {
        header: '時刻',
        primary: true,
        nowrap: true,
        cell: (call) => (withDay ? dateTimeInWords : clockTime)(call.takenAt),
      },
      {
        header: '用件',
        cell: ({ about, isRepeat }) => `${about || '(書かれていません)'}${isRepeat ? '(再度の電話)' : ''}`,
      },
      { header: '課', cell: ({ section }) => section },
      { header: '受けた人', cell: ({ takenBy }) => takenBy },
      { header: '折り返し', nowrap: true, cell: ({ callback }) => <CallbackState callback={callback} /> },
      { header: '操作', cell: (call) => <Actions call={call} now={now} /> },
    ]}
    empty={
      <EmptyState icon="phone" heading="まだ記録はありません">
        電話を受けたら、上で折り返しの要否を選んで記録します。
      </EmptyState>
    }
  />
)

const CallbackState = ({ callback }: Pick<Call, 'callback'>) => (
  <StatusLabel tone={callback === 'needed' ? 'warning' : 'neutral'}>{CALLBACKS[callback]}</StatusLabel>
)

const Actions = ({ call, now }: { call: Call; now: Temporal.Instant }) => {
  const about = `${clockTime(call.takenAt)}の電話`
  return (
    <Cluster>
      {call.callback === 'needed' && (
        <PostForm action={`/console/inquiries/calls/${call.id}/return`}>
          <Button size="small" variant="secondary" aria-label={`${about}に折り返した`}>
            折り返した
          </Button>
        </PostForm>
      )}
      {canStrike(call, now) && (
        <PostForm action={`/console/inquiries/calls/${call.id}/removal`}>
          <Button size="small" variant="tertiary" aria-label={`${about}の記録を取り消す`}>
            取り消す
          </Button>
        </PostForm>
      )}
    </Cluster>
  )
}

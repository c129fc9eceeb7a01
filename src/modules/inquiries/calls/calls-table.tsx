import { PostForm } from '#kernel/http/render.tsx'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Button, EmptyState, StatusLabel, Table } from '#ui/index.ts'
import { type Call, CALLBACKS, ENDS } from './call.ts'
import { dueInWords } from './due.ts'
import { callerName } from './whose-call.tsx'

const clockTime = (at: Temporal.Instant) => timeInWords(at.toZonedDateTimeISO(TOKYO).toPlainTime())

/** Calls of a day, all of which can still be struck out. */
export const CallsTable = ({ caption, calls }: { caption: string; calls: Call[] }) => (
  <Table
    caption={caption}
    hideCaption
    density="compact"
    rows={calls}
    rowKey={({ id }) => String(id)}
    columns={[
      { header: '時刻', primary: true, nowrap: true, cell: (call) => clockTime(call.takenAt) },
      { header: '相手', cell: (call) => <Whose call={call} /> },
      {
        header: '用件',
        cell: ({ about, isRepeat }) => `${about || '(書かれていません)'}${isRepeat ? '(再度の電話)' : ''}`,
      },
      { header: '課', cell: ({ section }) => section },
      { header: '受けた人', cell: ({ takenBy }) => takenBy },
      { header: '折り返し', cell: (call) => <CallbackState call={call} /> },
      {
        header: '操作',
        aside: true,
        cell: (call) => (
          <PostForm action={`/console/inquiries/calls/${call.id}/removal`}>
            <Button size="small" variant="tertiary" aria-label={`${clockTime(call.takenAt)}の電話の記録を取り消す`}>
              取り消す
            </Button>
          </PostForm>
        ),
      },
    ]}
    empty={
      <EmptyState icon="phone" heading="まだ記録はありません">
        電話を受けたら、上で折り返しの要否を選んで記録します。
      </EmptyState>
    }
  />
)

const Whose = ({ call }: { call: Call }) =>
  call.conversationId === null ? '—' : <a href={`/console/inquiries/${call.conversationId}`}>{callerName(call)}</a>

const CallbackState = ({ call }: { call: Call }) => (
  <span>
    <StatusLabel tone={call.callback === 'needed' ? 'warning' : 'neutral'}>
      {call.ended ? ENDS[call.ended] : CALLBACKS[call.callback]}
    </StatusLabel>
    {call.callback === 'needed' && ` ${dueInWords(call)}`}
  </span>
)

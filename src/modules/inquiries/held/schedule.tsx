import { dateTimeInWords } from '#lib/time/in-words.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import { DateInput, Disclosure, Select, Stack } from '#ui/index.ts'

export interface ScheduleProps {
  proposed: Temporal.Instant[]
  /** A later message on LINE is a push. */
  pushes: boolean
  /** As it was typed, in a form that was sent back. */
  typed?: string | undefined
  error?: string | undefined
}

/** 日時を決めて送る: part of the reply's own form. Nothing chosen is at once; a time that was typed stands before one that was chosen. */
export const Schedule = ({ proposed, pushes, typed, error }: ScheduleProps) => (
  <div class="reply-schedule">
    <Disclosure summary="日時を決める" open={Boolean(typed ?? error)}>
      <Stack>
        <Select
          name="sendWhen"
          label="いつ送るか"
          width="medium"
          placeholder="すぐ送る"
          options={proposed.map((at) => ({ value: momentForField(at), text: `${dateTimeInWords(at)}(開庁時)` }))}
          required={false}
        />
        <DateInput
          name="sendAt"
          label="ほかの日時"
          hint={pushes ? '予約した返信は、プッシュ(通数を使います)で送ります。' : undefined}
          kind="datetime-local"
          value={typed}
          error={error}
          required={false}
        />
      </Stack>
    </Disclosure>
  </div>
)

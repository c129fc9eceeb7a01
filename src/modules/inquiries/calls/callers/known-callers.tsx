import { momentInWords } from '#lib/time/in-words.ts'
import { RadioGroup } from '#ui/index.ts'
import { CHANNELS } from '../../conversations/channels.ts'
import type { Caller } from './callers.queries.ts'

export interface KnownCallersProps {
  callers: readonly Caller[]
  chosen?: string | undefined
  now: Temporal.Instant
  error?: string | undefined
}

/** Whom this may be; the clerk says who it is. The names are there for the page to fill in. */
export const KnownCallers = ({ callers, chosen, now, error }: KnownCallersProps) =>
  callers.length === 0 ? null : (
    <div data-name={callers[0]!.byNumber ? callers[0]!.name : undefined}>
      <RadioGroup
        name="person"
        legend="どなたですか"
        required
        value={chosen || undefined}
        error={error}
        options={[
          ...callers.map((caller) => ({
            value: String(caller.conversationId),
            text: `${caller.name || 'お名前未登録の方'}(${CHANNELS[caller.channel]})`,
            hint: `${caller.byNumber ? '同じ番号' : '同じお名前'}・${caller.section}・${momentInWords(caller.lastAt, now)}`,
          })),
          { value: 'new', text: 'ほかの方(新しい相談)' },
        ]}
      />
    </div>
  )

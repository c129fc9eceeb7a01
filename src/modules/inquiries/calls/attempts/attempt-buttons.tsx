import { randomUUID } from 'node:crypto'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, Cluster } from '#ui/index.ts'
import type { Attempt, Outcome } from './attempt.ts'
import { OUTCOMES } from './attempt.ts'
import { momentInWords } from '#lib/time/in-words.ts'

/** How it went, with one press. @param whose for whoever hears the buttons and does not see beside what they stand */
export const AttemptButtons = ({ action, whose }: { action: string; whose: string }) => (
  <PostForm action={action} hidden={{ key: randomUUID() }}>
    <Cluster>
      {Object.entries(OUTCOMES).map(([outcome, text]) => (
        <Button
          key={outcome}
          size="small"
          variant={outcome === 'reached' ? 'secondary' : 'tertiary'}
          name="outcome"
          value={outcome}
          aria-label={`${whose}: ${text}`}
        >
          {text}
        </Button>
      ))}
    </Cluster>
  </PostForm>
)

/** Once somebody was called and did not pick up, that may be all. */
export const GiveUpButton = ({ action, whose }: { action: string; whose: string }) => (
  <PostForm action={action} inline>
    <Button size="small" variant="tertiary" aria-label={`${whose}: 折り返しをやめる`}>
      折り返しをやめる
    </Button>
  </PostForm>
)

/** 「2回(最後は きょう 10:15 出なかった)」 */
export function attemptsInWords(attempts: readonly Attempt[], now: Temporal.Instant): string {
  const last = attempts.at(-1)
  return last
    ? `${attempts.length}回(最後は ${momentInWords(last.madeAt, now)} ${OUTCOMES[last.outcome as Outcome]})`
    : 'まだ'
}

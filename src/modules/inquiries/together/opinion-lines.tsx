import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Icon } from '#ui/index.ts'
import { type Aside } from '../calls/desk/call-lines.tsx'
import { type OpinionRequest, OUTCOMES, wishedInWords } from './opinion.ts'

/** What was asked and what came back, between the messages, for staff alone. @param from the oldest message of the page, where there are older ones */
export const opinionLines = (
  requests: readonly OpinionRequest[],
  now: Temporal.Instant,
  from?: Temporal.Instant,
): Aside[] =>
  requests
    .flatMap((request) => [asked(request, now), ...ended(request, now)])
    .filter(({ at }) => !from || Temporal.Instant.compare(at, from) >= 0)

const asked = ({ id, section, askedBy, askedAt, question, wishedOn }: OpinionRequest, now: Temporal.Instant): Aside => {
  const wished = wishedInWords({ outcome: 'given', wishedOn }, dateInTokyo(now))
  const head = `${askedBy}さんが${section}に意見を求めました(${wished})`
  return { at: askedAt, line: <Line id={`opinion-asked-${id}`} head={head} body={question} at={askedAt} now={now} /> }
}

function ended({ id, section, outcome, endedAt, endedBy, opinion }: OpinionRequest, now: Temporal.Instant): Aside[] {
  if (!outcome || !endedAt) return []
  const head = outcome === 'given' ? `${section}の意見 ${endedBy}` : `${OUTCOMES[outcome]}(${section})`
  return [{ at: endedAt, line: <Line id={`opinion-ended-${id}`} head={head} body={opinion} at={endedAt} now={now} /> }]
}

interface LineProps {
  id: string
  head: string
  body: string
  at: Temporal.Instant
  now: Temporal.Instant
}

const Line = ({ id, head, body, at, now }: LineProps) => (
  <article class="note" data-kind="opinion" id={id} key={id}>
    <p class="note-head">
      <Icon name="users" size={16} />
      <span>{head}</span>
      <time dateTime={at.toString()} title={dateTimeInWords(at)}>
        {momentInWords(at, now)}
      </time>
    </p>
    {body && <div class="note-words">{body}</div>}
  </article>
)

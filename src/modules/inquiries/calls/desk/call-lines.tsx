import type { VNode } from 'preact'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Icon } from '#ui/index.ts'
import { OUTCOMES } from '../attempts/attempt.ts'
import { OFFER } from '../offers/offer-words.ts'
import type { CallStory } from './call-events.queries.ts'

interface Line {
  at: Temporal.Instant
  words: string
  /** What was written down. */
  body?: string
  struck?: boolean
}

/** What happened about a call, in the order in which it did. */
function linesOf(story: CallStory): Line[] {
  const { about, takenAt, takenBy, phone, needsCallback, ended, endedAt, endedBy, struckAt, attempts, offers } = story
  const body = [about, phone, needsCallback ? '折り返しが要ります' : ''].filter(Boolean).join('・')
  const lines: Line[] = [{ at: takenAt, words: `電話 ${takenBy}`, body, struck: struckAt !== null }]
  for (const { madeAt, madeBy, outcome } of attempts)
    lines.push({ at: madeAt, words: `折り返し: ${OUTCOMES[outcome]}(${madeBy})` })
  for (const { chosenAt, chosenSlot } of offers)
    if (chosenAt)
      lines.push({
        at: chosenAt,
        words: `相手が「${chosenSlot ? OFFER.ja.slot(chosenSlot) : OFFER.ja.written}」を選びました`,
      })
  if (ended === 'written' && endedAt)
    lines.push({ at: endedAt, words: `文字で答えたので、折り返しは済みました(${endedBy})` })
  if (ended === 'given_up' && endedAt)
    lines.push({ at: endedAt, words: `つながらないので、折り返しをやめました(${endedBy})` })
  return lines
}

export interface Aside {
  at: Temporal.Instant
  line: VNode
}

/** Between the messages, for staff alone. @param from the oldest message of the page, where there are older ones */
export const callLines = (stories: readonly CallStory[], now: Temporal.Instant, from?: Temporal.Instant): Aside[] =>
  stories.flatMap((story) =>
    linesOf(story)
      .filter(({ at }) => !from || Temporal.Instant.compare(at, from) >= 0)
      .map(({ at, words, body, struck }, index) => ({
        at,
        line: (
          <article class="note" data-kind="call" key={`call-${story.id}-${index}`}>
            <p class="note-head">
              <Icon name="phone" size={16} />
              <span>{struck ? `${words}(取り消しました)` : words}</span>
              <time dateTime={at.toString()} title={dateTimeInWords(at)}>
                {momentInWords(at, now)}
              </time>
            </p>
            {body && <div class="note-words">{struck ? <del>{body}</del> : body}</div>}
          </article>
        ),
      })),
  )

/** Two kinds of lines in one order. */
export const inOrder = (asides: readonly Aside[]): Aside[] =>
  asides.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))

import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Disclosure, Icon } from '#ui/index.ts'
import { Words } from '../conversations/message-bubble.tsx'
import { actInWords, type DecisionAct } from './decision.ts'

/** A line that only staff read: who wrote, who changed, who decided. */
function DecisionLine({ act, now }: { act: DecisionAct; now: Temporal.Instant }) {
  const proposes = act.act === 'propose' || act.act === 'resubmit'
  return (
    <article class="note" data-kind="decision" id={`decision-${act.id}`}>
      <p class="note-head">
        <Icon name="stamp" size={16} />
        <span>{actInWords(act)}</span>
        <time dateTime={act.at.toString()} title={dateTimeInWords(act.at)}>
          {momentInWords(act.at, now)}
        </time>
      </p>
      {act.words && (
        <div class="note-words">
          <Words text={act.words} />
        </div>
      )}
      {proposes && (
        <Disclosure summary="返信案">
          <div class="note-words">
            <Words text={act.proposed} />
          </div>
        </Disclosure>
      )}
    </article>
  )
}

/** Between the messages, for staff alone. */
export const decisionLines = (acts: readonly DecisionAct[], now: Temporal.Instant) =>
  acts.map((act) => ({ at: act.at, line: <DecisionLine key={`decision-${act.id}`} act={act} now={now} /> }))

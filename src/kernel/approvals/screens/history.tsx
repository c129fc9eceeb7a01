import { momentInWords } from '#lib/time/in-words.ts'
import { Timeline, type TimelineItem } from '#ui/index.ts'
import { type Act, actInWord } from '../proposals/proposal.ts'

const titleOf = (act: Act): string => {
  const word = actInWord(act)
  if (act.returnedTo) return `${word} → ${act.returnedTo}`
  const right = [act.inPlaceOfName && `${act.inPlaceOfName}の不在中`, act.delegatedUnder].filter(Boolean).join('、')
  return right ? `${word}(${right})` : word
}

const item = (act: Act, now: Temporal.Instant): TimelineItem => ({
  title: titleOf(act),
  time: { datetime: act.at.toString(), text: momentInWords(act.at, now) },
  who: `${act.title} ${act.name}`,
  state: ['return', 'reject'].includes(act.act) ? 'returned' : 'done',
  children: act.words && <p class="act-words">{act.words}</p>,
})

/** Everything that was done, the newest last, as on the back of the paper. */
export const History = ({ acts, now }: { acts: Act[]; now: Temporal.Instant }) => (
  <Timeline label="経過" words={{ returned: '戻されました' }} items={acts.map((act) => item(act, now))} />
)

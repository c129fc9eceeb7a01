import { momentInWords } from '#lib/time/in-words.ts'
import { Pager, Timeline } from '#ui/index.ts'
import { type Company, type CompanyAct, companyHref, STAGES } from './company.ts'
import { dayInWords } from './due.tsx'

export interface HistoryProps {
  company: Company
  /** One page of it. */
  acts: CompanyAct[]
  /** Where the older ones begin. */
  next: string | null
  isFirst: boolean
  now: Temporal.Instant
  today: Temporal.PlainDate
}

const titleOf = ({ act, stage, onDay }: CompanyAct, today: Temporal.PlainDate): string => {
  if (act === 'stage') return `${STAGES[stage!]} ${dayInWords(onDay, today)}から`
  return act === 'note' ? '記録' : '済んだ対応'
}

/** これまで: what became of a firm, the newest first. */
export function CompanyHistory({ company, acts, next, isFirst, now, today }: HistoryProps) {
  const here = companyHref(company.id)
  return (
    <>
      {acts.length > 0 && (
        <Timeline
          label="これまで"
          items={acts.map((one) => ({
            title: titleOf(one, today),
            time: { datetime: one.at.toString(), text: momentInWords(one.at, now) },
            who: one.who,
            children: one.words && one.words.split('\n').map((line) => <p>{line}</p>),
          }))}
        />
      )}
      {(next !== null || !isFirst) && (
        <Pager
          label="これまで"
          previous={isFirst ? undefined : `${here}#history`}
          previousText="新しいもの"
          next={next === null ? undefined : `${here}?before=${next}#history`}
          nextText="古いもの"
        />
      )}
    </>
  )
}

import { dateInWords, durationInWords, timeInWords } from '#lib/time/in-words.ts'
import { Disclosure } from '#ui/index.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import type { BookTotal } from './book.ts'

/** 「なぜ?」: which rules made this figure, and out of what. */
export const Why = ({ rules, total }: { rules: RuleSet; total: BookTotal }) => (
  <Disclosure
    summary={
      <>
        <span class="visually-hidden">{total.title}は</span>なぜ?
      </>
    }
  >
    <ul>
      {total.rules.map((id) => (
        <li key={id}>
          {rules[id].title}({rules[id].article})
        </li>
      ))}
    </ul>
    <ul class="book-segments">
      {total.segments.map(({ from, until, minutes }) => (
        <li key={from.toString()}>
          {dateInWords(from.toPlainDate())} {timeInWords(from.toPlainTime())}–{timeInWords(until.toPlainTime())}{' '}
          {durationInWords(minutes)}
        </li>
      ))}
    </ul>
  </Disclosure>
)

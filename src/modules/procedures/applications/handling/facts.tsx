import type { Confirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { DescriptionList, Section } from '#ui/index.ts'
import { applicantOf, type Arrived, isOpen } from '../application.ts'
import { confirmedRows } from '../confirmed/confirmed-rows.ts'
import { momentWithYear } from '../filling/status.page.tsx'
import { dueInWords, type Spent, spentInWords } from '../how-long.ts'
import { reducedNames, reductionInWords } from './reduced-names.ts'

interface FactsProps {
  application: Arrived
  confirmed: Confirmation | undefined
  today: Temporal.PlainDate
  spent: Spent | undefined
}

/** When it came, until when, and who has it. */
export function Facts({ application, confirmed, today, spent }: FactsProps) {
  const { definition, answers, arrivedAt, expectedBy, correctBy, claimant, section, state } = application
  const due = expectedBy ? formatWareki(expectedBy) : '期間は決めていません'
  const how = isOpen(state) && expectedBy ? `(${dueInWords(expectedBy, today).text})` : ''
  return (
    <DescriptionList
      items={[
        { term: '届いた日時', description: momentWithYear(arrivedAt) },
        correctBy
          ? { term: '補正の期限', description: `${formatWareki(correctBy)}(${dueInWords(correctBy, today).text})` }
          : { term: '期限', description: `${due}${how}` },
        ...(spent ? [{ term: '営業日の数', description: spentInWords(spent) }] : []),
        { term: '担当', description: `${section} ${claimant ?? '(決まっていません)'}` },
        ...(confirmed ? confirmedRows(confirmed, applicantOf(definition, answers)) : []),
      ]}
    />
  )
}

/** For whoever copies a name into a system that knows no other characters. */
export function ReducedNames({ application }: { application: Arrived }) {
  const names = reducedNames(application)
  if (names.length === 0) return null
  return (
    <Section heading="ほかのシステムに移すときの氏名(縮退)">
      <DescriptionList
        items={names.map(({ label, text, reductions }) => ({
          term: label,
          description: (
            <>
              <div>{text}</div>
              <div>{reductions.map(reductionInWords).join('、')}</div>
            </>
          ),
        }))}
      />
    </Section>
  )
}

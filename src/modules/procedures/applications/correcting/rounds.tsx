import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { DescriptionList, Disclosure, Section, Stack } from '#ui/index.ts'
import { tell } from '../../definition/tell.ts'
import type { Arrived } from '../application.ts'
import { Lines } from '../filling/lines.tsx'
import { ToldRows } from '../filling/told-rows.tsx'
import type { Compares } from './changes.ts'
import { ComparedTable } from './compared-table.tsx'
import { OUTCOMES } from './correction.ts'

interface RoundsProps {
  application: Arrived
  corrections: readonly Compares[]
  fileHref: (fileId: string) => string
}

/** 補正: every asking with what came of it, the newest first, and below the answers as they arrived. */
export function Rounds({ application: { definition, firstAnswers, arrivedAt }, corrections, fileHref }: RoundsProps) {
  if (corrections.length === 0) return null
  return (
    <Section heading="補正">
      <Stack>
        {corrections.toReversed().map((one) => (
          <Round key={one.round} round={one} fileHref={fileHref} />
        ))}
        {corrections.some(({ answers }) => answers) && (
          <Disclosure summary={`はじめに届いた内容(${dateInWords(dateInTokyo(arrivedAt))})`}>
            <ToldRows rows={tell(definition, firstAnswers)} fileHref={fileHref} />
          </Disclosure>
        )}
      </Stack>
    </Section>
  )
}

function Round({ round, fileHref }: { round: Compares } & Pick<RoundsProps, 'fileHref'>) {
  const { askedAt, endedAt, outcome, dueOn, compared } = round
  const items = compared.flatMap(({ label, remark }) =>
    remark === undefined ? [] : [{ term: label, description: <Lines text={remark} /> }],
  )
  return (
    <Stack gap="tight">
      <h3>
        {round.round}回目: {dateTimeInWords(askedAt)} にお願いしました
      </h3>
      <DescriptionList items={items} />
      <p>
        {endedAt && outcome
          ? `${dateTimeInWords(endedAt)} ${OUTCOMES[outcome]}。`
          : `期限は ${formatWareki(dueOn)} です。まだ届いていません。`}
      </p>
      {outcome === 'corrected' && (
        <ComparedTable caption={`${round.round}回目に直したところ`} rows={compared} fileHref={fileHref} />
      )}
    </Stack>
  )
}

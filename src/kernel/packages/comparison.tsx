import { Changes, Notice, RadioGroup, Section, Stack, StatusLabel, Table } from '#ui/index.ts'
import { compare } from '../approvals/proposals/differences.ts'
import { choiceName, type Choices } from './choices.ts'
import { isAsked, type ToldDifference } from './told-difference.ts'

const NOT_THERE = 'なし'

function whatChanged({ base, ours, theirs, changedBy }: ToldDifference): 'added' | 'removed' | 'changed' {
  const now = changedBy === 'theirs' ? theirs : ours
  if (now === undefined) return 'removed'
  return base === undefined && (changedBy !== 'either' || ours === undefined || theirs === undefined)
    ? 'added'
    : 'changed'
}

const WHAT = { added: '加えた', removed: 'なくした', changed: '変えた' } as const
const TAKEN = { added: '加わる', removed: 'なくなる', changed: '相手の町に合わせる' } as const

const words = (text: string | undefined) => (text === undefined ? NOT_THERE : text === '' ? '(空)' : text)

/** As it would read, with what is new since the base marked. */
const Option = ({ who, base, text }: { who: string; base: string | undefined; text: string | undefined }) => (
  <>
    <b>{who}</b>
    <span class="comparison-words">
      {base !== undefined && text ? (
        <Changes parts={compare(base, text).filter(({ kind }) => kind !== 'gone')} />
      ) : (
        words(text)
      )}
    </span>
  </>
)

export interface ComparisonProps {
  differences: readonly ToldDifference[]
  /** What both came from is known. */
  hasBase: boolean
  /** Name of the other town. */
  town: string
  choices?: Choices
}

/** 三者の比較: what has to be chosen, then what comes in by itself, for whoever looks before adopting. Stands inside the form. */
export function Comparison({ differences, hasBase, town, choices = {} }: ComparisonProps) {
  const asked = differences.filter(isAsked)
  const settled = differences.filter((one) => !isAsked(one))
  return (
    <Section heading="この町のものと比べる">
      <Stack>
        <p>
          {hasBase
            ? `前に取り込んだ版から、${town}とこの町がそれぞれ変えたところです。`
            : `前に取り込んだ版がないため、どちらの町が変えたのかは分かりません。${town}のファイルと、この町のいまのものを比べています。`}
        </p>
        {differences.length === 0 && <Notice tone="success">この町のものと同じです。</Notice>}
        {asked.map((one, index) => (
          <RadioGroup
            key={one.key}
            name={choiceName(one.key)}
            id={`choice-${index + 1}`}
            legend={one.where}
            hint={hasBase && one.base !== undefined ? `前に取り込んだとき: ${words(one.base)}` : undefined}
            value={choices[one.key] ?? 'ours'}
            options={[
              { value: 'ours', text: <Option who="この町のまま" base={one.base} text={one.ours} /> },
              { value: 'theirs', text: <Option who={`${town}に合わせる`} base={one.base} text={one.theirs} /> },
            ]}
          />
        ))}
        {settled.length > 0 && (
          <Table
            caption={asked.length > 0 ? 'そのほかの変わったところ' : '変わったところ'}
            rows={settled}
            rowKey={({ key }) => key}
            columns={[
              { header: 'どこ', primary: true, cell: ({ where }) => where },
              { header: 'だれが', cell: (one) => whoDid(one, town, hasBase) },
              { header: '内容', cell: (one) => <Said difference={one} /> },
              { header: '取り込むと', nowrap: true, cell: (one) => <ComesOfIt difference={one} /> },
            ]}
          />
        )}
      </Stack>
    </Section>
  )
}

function whoDid(one: ToldDifference, town: string, hasBase: boolean): string {
  if (!hasBase) return `${one.changedBy === 'theirs' ? town : 'この町'}だけにある`
  const who = one.changedBy === 'theirs' ? `${town}が` : one.changedBy === 'ours' ? 'この町が' : 'どちらの町も'
  return `${who}${WHAT[whatChanged(one)]}`
}

const Said = ({ difference: { base, ours, theirs, changedBy } }: { difference: ToldDifference }) => (
  <span class="comparison-words">
    <Changes parts={compare(base ?? '', (changedBy === 'theirs' ? theirs : ours) ?? '')} />
  </span>
)

const ComesOfIt = ({ difference }: { difference: ToldDifference }) =>
  difference.changedBy === 'theirs' ? (
    <StatusLabel tone="info">{TAKEN[whatChanged(difference)]}</StatusLabel>
  ) : (
    <StatusLabel tone="neutral">この町のまま</StatusLabel>
  )

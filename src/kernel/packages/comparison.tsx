import { Changes, Notice, RadioGroup, Section, Stack, StatusLabel, Table } from '#ui/index.ts'
import { choiceName, type Choices } from './choices.ts'
import { type SpelledDifference, spellOut } from './spell-out.ts'
import type { Side } from './three-way.ts'
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
const Option = ({ who, one, side }: { who: string; one: SpelledDifference; side: Side }) => (
  <>
    <b>{who}</b>
    <span class="comparison-words">
      {one.base !== undefined && one[side] ? (
        <Changes parts={one.parts[side]!.filter(({ kind }) => kind !== 'gone')} />
      ) : (
        words(one[side])
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
  const { differences: spelled, isCoarse, left } = spellOut(differences)
  const asked = spelled.filter(isAsked)
  const settled = spelled.filter((one) => !isAsked(one))
  return (
    <Section heading="この町のものと比べる">
      <Stack>
        <p>
          {hasBase
            ? `前に取り込んだ版から、${town}とこの町がそれぞれ変えたところです。`
            : `前に取り込んだ版がないため、どちらの町が変えたのかは分かりません。${town}のファイルと、この町のいまのものを比べています。`}
        </p>
        {differences.length === 0 && <Notice tone="success">この町のものと同じです。</Notice>}
        {isCoarse && (
          <Notice heading="長いところは、まとめて示しています">
            <p>違うところが多いため、長い文は、変わった言葉ではなく文の全体に印を付けています。</p>
          </Notice>
        )}
        {left > 0 && (
          <Notice tone="warning" heading={`ほかに${left.toLocaleString('ja')}か所が違います`}>
            <p>
              ここには{spelled.length.toLocaleString('ja')}
              か所までを示しています。示していないところは、どちらの町も変えていればこの町のまま、相手の町だけが変えていれば相手の町に合わせます。
            </p>
          </Notice>
        )}
        {asked.map((one, index) => (
          <RadioGroup
            key={one.key}
            name={choiceName(one.key)}
            id={`choice-${index + 1}`}
            legend={one.where}
            hint={hasBase && one.base !== undefined ? `前に取り込んだとき: ${words(one.base)}` : undefined}
            value={choices[one.key] ?? 'ours'}
            options={[
              { value: 'ours', text: <Option who="この町のまま" one={one} side="ours" /> },
              { value: 'theirs', text: <Option who={`${town}に合わせる`} one={one} side="theirs" /> },
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

const Said = ({ difference: { parts } }: { difference: SpelledDifference }) => (
  <span class="comparison-words">
    <Changes parts={parts.theirs ?? parts.ours ?? []} />
  </span>
)

const ComesOfIt = ({ difference }: { difference: ToldDifference }) =>
  difference.changedBy === 'theirs' ? (
    <StatusLabel tone="info">{TAKEN[whatChanged(difference)]}</StatusLabel>
  ) : (
    <StatusLabel tone="neutral">この町のまま</StatusLabel>
  )

import { durationInWords } from '#lib/time/in-words.ts'
import { Disclosure, Progress, Stack, Table } from '#ui/index.ts'
import type { Measure } from '../../rules/limits/measure.ts'
import type { RuleSet } from '../../rules/rule-set/rule-set.ts'
import type { Outlook } from './forecast.ts'
import { limitInWords, roomInWords, telling, usedInWords } from './limit-words.ts'
import type { Standing } from './standing.ts'

/** Less than this share of a limit that is left is little. */
const LITTLE = 0.2

export function toneOf({ unit, room, limit }: Measure): 'normal' | 'warning' | 'error' {
  if (unit === 'months' || room === undefined) return 'normal'
  if (room < 0) return 'error'
  return room < limit * LITTLE ? 'warning' : 'normal'
}

const Bar = ({ measure, before }: { measure: Measure; before?: Measure | undefined }) => (
  <Progress
    id={`limit-${measure.title}`}
    label={limitInWords(measure)}
    value={Math.min(measure.used, measure.limit)}
    max={Math.max(measure.limit, 1)}
    tone={toneOf(measure)}
    text={[
      before && `${usedInWords(before)} →`,
      usedInWords(measure),
      measure.room === undefined ? '' : `(${roomInWords(measure).replace(' ', '\u00A0')})`,
    ]
      .filter(Boolean)
      .join(' ')}
  />
)

/** What an order would do to a month, as bars. */
export const OutlookBars = ({ outlook: { before, after } }: { outlook: Outlook }) => (
  <div class="limits">
    {telling(after.measures).map((measure) => (
      <Bar
        key={measure.title}
        measure={measure}
        before={before.measures.find(({ title }) => title === measure.title)!}
      />
    ))}
  </div>
)

type Row = Measure & { of: string }

const AllLimits = ({ rules, rows }: { rules: RuleSet; rows: Row[] }) => (
  <Table
    caption="時間外勤務の上限"
    hideCaption
    density="compact"
    phone="lines"
    columns={[
      { header: '上限', primary: true, cell: limitInWords },
      { header: 'いま', align: 'end', nowrap: true, cell: usedInWords },
      { header: '残り', align: 'end', nowrap: true, cell: roomInWords },
      { header: '根拠', cell: ({ of, rule }) => `${of}(${rules[rule].article})` },
    ]}
    rows={rows}
    rowKey={({ title, of }) => `${of} ${title}`}
    rowTone={(measure) => (toneOf(measure) === 'error' ? 'error' : undefined)}
  />
)

/** Where somebody stands: bars for what binds them, and a table of every limit. */
export function LimitBars({ standing: { rules, isDriven, own, highest } }: { standing: Standing }) {
  const rows = own.measures.map((measure): Row =>
    Object.assign({ of: isDriven ? '他律的業務' : '通常の業務' }, measure),
  )
  const above = isDriven
    ? []
    : highest.measures.map((measure): Row => Object.assign({ of: '超えられない上限' }, measure))
  return (
    <Stack>
      <div class="limits">
        {telling(own.measures).map((measure) => (
          <Bar key={measure.title} measure={measure} />
        ))}
      </div>
      {own.isInterviewDue && (
        <p>この月は {durationInWords(rules.interview.minutes)} 以上です。申出がなくても、医師の面接指導を受けます。</p>
      )}
      <Disclosure summary="すべての上限と根拠">
        <AllLimits rules={rules} rows={[...rows, ...above]} />
      </Disclosure>
    </Stack>
  )
}

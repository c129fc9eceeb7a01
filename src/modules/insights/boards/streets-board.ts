import type { Facts } from '../events/figure.ts'
import { FEWEST, isSmall } from '../few.ts'
import type { Board } from './board.ts'
import { type Measure, sumOf } from './measure.ts'

export interface CountedKind {
  id: number
  name: string
}

/** Nothing came of it where nothing came at all. */
const ofMany = (count: number | undefined): number | undefined =>
  count === undefined || isSmall(count) ? undefined : count

/** Reports by kind, where anything came. What is hidden must not be told by the sum of the month: the smallest others go with it until it is many. */
export function shownByKind({ events }: Facts, kinds: readonly CountedKind[]): Map<number, number> {
  const shown = new Map<number, number>()
  if (events('street') === undefined) return shown
  for (const { id } of kinds) shown.set(id, events('street', String(id)) ?? 0)
  let hidden = 0
  for (const [id, count] of [...shown].toSorted(([, one], [, other]) => one - other)) {
    if (!isSmall(count) && !isSmall(hidden)) continue
    hidden += count
    shown.delete(id)
  }
  return shown
}

/** What the months show. Where they hide something and show none, it is not none. */
function inYear(months: readonly Facts[], kinds: readonly CountedKind[], id: number): number | undefined {
  const shown = months
    .filter(({ events }) => events('street') !== undefined)
    .map((facts) => shownByKind(facts, kinds).get(id))
  const sum = sumOf(shown)
  return sum === 0 && shown.includes(undefined) ? undefined : sum
}

const daysOf = ({ total, events }: Facts, kind?: CountedKind): number | undefined => {
  const part = kind && String(kind.id)
  if (ofMany(events('street.done', part)) === undefined) return undefined
  return kind ? total('street.kind_middle', part) : total('street.middle')
}

/** As many columns as a sheet of paper holds. */
const A_TABLE = 8
const under = (about: string, measures: Omit<Measure, 'about'>[]): Measure[] =>
  measures.map((measure, at) => {
    const table = Math.floor(at / A_TABLE)
    return Object.assign(measure, { about: table === 0 ? about : `${about}(${table + 1})` })
  })

/** 通報: the kinds differ from town to town, and so do the columns. */
export const streetsBoard = (kinds: readonly CountedKind[]): Board => ({
  key: 'streets',
  title: '通報',
  headline: { measure: 'streetDays', of: 'month' },
  charts: ['streetReports', 'streetDays'],
  measures: [
    ...under('すべての種類', [
      {
        key: 'streetReports',
        text: '道路などの通報',
        unit: '件',
        year: 'sum',
        of: ({ events }) => ofMany(events('street')),
      },
      {
        key: 'streetDone',
        text: '完了した通報',
        unit: '件',
        year: 'sum',
        of: ({ events }) => ofMany(events('street.done')),
      },
      { key: 'streetDays', text: '通報の完了まで(中央の値)', unit: '日', year: 'whole', of: (facts) => daysOf(facts) },
    ]),
    ...under(
      `種類ごとの通報(${FEWEST}件以上の月だけの数)`,
      kinds.map(({ id, name }) => ({
        key: `street${id}`,
        text: name,
        unit: '件',
        year: (months) => inYear(months, kinds, id),
        of: (facts) => shownByKind(facts, kinds).get(id),
      })),
    ),
    ...under(
      '種類ごとの完了まで(中央の値)',
      kinds.map((kind) => ({
        key: `streetDays${kind.id}`,
        text: `${kind.name}: 完了まで`,
        unit: '日',
        year: 'whole',
        of: (facts) => daysOf(facts, kind),
      })),
    ),
  ],
  begins: '道路などの通報が届くと、8日後から出ます。',
  how: [
    '通報は、届いた月に、届いてから7日が過ぎて数えます。種類は、そのとき担当の課が直したあとのものです。それより後に種類を直しても、数えたものは変わりません。',
    '完了は、「完了」にした月に、それから7日が過ぎて数えます。その間に対応中へ戻したものは入りません。一つの通報は一度だけ数え、数えたあとで対応中へ戻しても変わりません。「対応しない」は入りません。',
    '完了までの日数は、届いた日から「完了」にした日までの暦の日数(同じ日なら0)を一つずつ並べたときの真ん中の値で、平均ではありません。',
    `${FEWEST} 件より少ないところは、一人の通報が読み取れないように「—」にし、年度の件数にも入れません。隠したところが引き算で分かる月は、次に少ない種類も「—」にします。`,
    '同じ場所の通報も、届いた数だけ数えます。',
  ],
})

import type { Facts } from '../events/figure.ts'
import type { Board } from './board.ts'
import { share, times } from './measure.ts'

/** Nobody on any seat that could be had is none. */
const usedOf = ({ total }: Facts, site?: string) =>
  total('seat.used', site) ?? (total('seat.offered', site) === undefined ? undefined : 0)

export interface CountedSite {
  id: number
  name: string
}

/** The sites differ from town to town, and so do the columns. */
export const workplacesBoard = (sites: readonly CountedSite[]): Board => ({
  key: 'workplaces',
  title: 'しごと場',
  headline: { measure: 'occupancy', of: 'month' },
  charts: ['occupancy', 'used', 'savedHours'],
  measures: [
    { key: 'used', text: '使った席', unit: '席・日', year: 'sum', of: (facts) => usedOf(facts) },
    ...sites.map(({ id, name }) => ({
      key: `used${id}`,
      text: name,
      unit: '席・日',
      year: 'sum' as const,
      of: (facts: Facts) => usedOf(facts, String(id)),
    })),
    {
      key: 'occupancy',
      text: '席の利用率',
      unit: '%',
      digits: 1,
      year: 'whole',
      of: (facts) => share(usedOf(facts), facts.total('seat.offered')),
    },
    {
      key: 'savedHours',
      text: '短くなった通勤',
      unit: '時間',
      digits: 1,
      year: 'sum',
      of: ({ total }) => times(total('travel.saved'), 1 / 60),
    },
  ],
  begins: '席が初めて予約された日の翌日から出ます。',
  how: [
    '使った席は、予約してチェックインした席を、席ごとに一日一つと数えます。来なかった予約と取り消した予約は数えません。',
    '席の利用率は、使った席 ÷ 開庁日に使える席です。使えない席として登録した日の席は入れません。どの場所も、そこに初めて予約があった日から数えます。',
    '短くなった通勤は、分室を使った日に、本人が登録した通勤時間から計算したものです。登録のない人の分は入りません。',
    'その日が終わってから数えます。',
  ],
})

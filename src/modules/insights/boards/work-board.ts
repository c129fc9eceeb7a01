import type { Facts } from '../events/figure.ts'
import { FEWEST } from '../few.ts'
import type { Board } from './board.ts'
import { share, sumOf, times } from './measure.ts'

/** 1日 of annual leave: 7時間45分. */
const DAY_MINUTES = 465

const ofManyBooks = ({ total }: Facts, kind: string): number | undefined =>
  (total('book') ?? 0) < FEWEST ? undefined : total(kind)

export const workBoard: Board = {
  key: 'work',
  title: '紙と働き方',
  headline: { measure: 'sheets', of: 'year' },
  charts: ['sheets', 'overtimePerPerson', 'homeShare'],
  measures: [
    {
      key: 'sheets',
      text: '減らした紙',
      unit: '枚',
      year: 'sum',
      of: ({ total, before }) =>
        sumOf([
          times(total('application'), before('sheetsPerApplication')),
          times(total('request'), before('sheetsPerRequest')),
          times(total('book'), before('sheetsPerBook')),
          times(total('proposal'), before('sheetsPerProposal')),
        ]),
    },
    { key: 'requests', text: '休暇・在宅勤務の申請', unit: '件', year: 'sum', of: ({ total }) => total('request') },
    { key: 'proposals', text: '決裁', unit: '件', year: 'sum', of: ({ total }) => total('proposal') },
    { key: 'books', text: '締めた出勤簿', unit: '人', year: 'sum', of: ({ total }) => total('book') },
    {
      key: 'overtime',
      text: '時間外勤務',
      unit: '時間',
      digits: 1,
      year: 'sum',
      of: (facts) => times(ofManyBooks(facts, 'book.overtime'), 1 / 60),
    },
    {
      key: 'overtimePerPerson',
      text: '1人1か月あたりの時間外勤務',
      unit: '時間',
      digits: 1,
      year: 'counted',
      of: (facts) => times(ofManyBooks(facts, 'book.overtime'), 1 / 60 / (facts.total('book') ?? 1)),
    },
    {
      key: 'leaveDays',
      text: '年次有給休暇',
      unit: '日',
      digits: 1,
      year: 'sum',
      of: (facts) => times(ofManyBooks(facts, 'book.leave'), 1 / DAY_MINUTES),
    },
    {
      key: 'homeShare',
      text: '在宅勤務の割合',
      unit: '%',
      digits: 1,
      year: 'counted',
      of: (facts) => share(ofManyBooks(facts, 'book.home'), facts.total('book.days')),
    },
  ],
  begins: '休暇の申請や決裁が済むと出ます。時間外勤務と在宅勤務は、全員の出勤簿を締めた月から出ます。',
  how: [
    '減らした紙は、町が入力した1件あたりの枚数 × 件数の合計です。枚数を入力していないものは入りません。件数は、オンラインの申請、休暇と在宅勤務の申請(取下げを除く)、締めた出勤簿(1人1か月に1冊)、そのほかの決裁(決裁と却下)です。',
    '時間外勤務、休暇、在宅勤務は、人事が締めた出勤簿の数字です。一冊でも締めていない月は「—」です。締めたあとで直した月は、もう一度締めたときに差を数えます。',
    `出勤簿が ${FEWEST} 冊より少ない月は、一人の働き方が読み取れないように「—」にします。年度の数は、数えた月だけの数です。`,
    '年次有給休暇は、7時間45分を1日と数えます。',
    '在宅勤務の割合は、在宅で勤務した日 ÷ 勤務した日です。',
  ],
}

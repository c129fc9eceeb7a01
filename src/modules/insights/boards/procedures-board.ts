import { FEWEST } from '../few.ts'
import type { Board } from './board.ts'
import { share, sumOf } from './measure.ts'

export const proceduresBoard: Board = {
  key: 'procedures',
  title: '手続',
  headline: { measure: 'inTimeShare', of: 'month' },
  charts: ['inTimeShare', 'online', 'middleDays'],
  measures: [
    { key: 'online', text: 'オンラインの申請', unit: '件', year: 'sum', of: ({ total }) => total('application') },
    {
      key: 'onlineShare',
      text: '紙だったころの申請に対する割合',
      unit: '%',
      digits: 1,
      of: ({ total, before }) => share(total('application'), before('applicationsBefore')),
      year: (months) => {
        const known = months.filter(({ total, before }) => total('application') && before('applicationsBefore'))
        return share(
          sumOf(known.map(({ total }) => total('application'))),
          sumOf(known.map(({ before }) => before('applicationsBefore'))),
        )
      },
    },
    { key: 'decided', text: '決定', unit: '件', year: 'sum', of: ({ total }) => total('application.standard') },
    {
      key: 'inTimeShare',
      text: '標準処理期間の中で決めた割合',
      unit: '%',
      digits: 1,
      year: 'whole',
      of: ({ total }) => {
        const bound = total('application.standard')
        return share(bound === undefined ? undefined : (total('application.in_time') ?? 0), bound)
      },
    },
    {
      key: 'middleDays',
      text: '決定までの日数(中央の値)',
      unit: '営業日',
      year: 'whole',
      of: ({ total, events }) =>
        (events('application.decided') ?? 0) < FEWEST ? undefined : total('application.middle'),
    },
  ],
  begins: 'オンラインの申請が届くと出ます。決定までの日数は、決定した月から出ます。',
  how: [
    'オンラインの申請は、届いた月に数えます。書きかけのものは数えません。',
    '紙だったころの申請に対する割合は、オンラインの申請 ÷ 町が入力した「紙だったころの1か月の申請」です。年度は、申請のあった月どうしを比べます。',
    '決定までの日数は、届いた日の翌日から決定した日までの開庁日です。補正をお願いしてから届くまでの日は入れません(行政手続法6条)。受理と却下のどちらも数えます。',
    `中央の値は、短い順に並べたまん中の日数です。決定が ${FEWEST} 件より少ない月は「—」です。`,
    '標準処理期間の中で決めた割合と決定の数は、期間を定めている手続きの決定について数えます。',
  ],
}

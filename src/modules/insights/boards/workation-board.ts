import type { Board } from './board.ts'

export const workationBoard: Board = {
  key: 'workation',
  title: 'ワーケーション',
  headline: { measure: 'nights', of: 'year' },
  charts: ['nights', 'firms'],
  measures: [
    { key: 'nights', text: '延べ泊数', unit: '人泊', year: 'sum', of: ({ total }) => total('stay.nights') },
    { key: 'firms', text: '来た会社', unit: '社', year: 'whole', of: ({ total }) => total('stay.firms') },
  ],
  begins: '来た人数を記録すると、滞在の最後の日の1週間あとに出ます。',
  how: [
    '数え方は「ワーケーション」の「効果」と同じです。来た人数を記録した、いまの予約だけを数えます。',
    '延べ泊数は、来た人数 × 泊数です。月をまたぐ滞在は、それぞれの夜を、その夜の月に数えます。',
    '来た会社は、その月に始まる予約に一人でも来た会社です。年度の数では、何度来ても一社です。',
    '最後の日の1週間あとに数えます。そのあいだに直した人数は、直したもので数えます。',
  ],
}

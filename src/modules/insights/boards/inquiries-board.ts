import type { Facts } from '../events/figure.ts'
import type { Board } from './board.ts'
import { share, sumOf, times } from './measure.ts'

const online = ({ total }: Facts) => sumOf([total('inquiry', 'line'), total('inquiry', 'web')])
const answered = ({ total }: Facts) => sumOf([total('inquiry.answered', 'line'), total('inquiry.answered', 'web')])

/** None of what was counted is none, as soon as anything was. */
const noneOf = (part: number | undefined, whole: number | undefined) => (whole === undefined ? undefined : (part ?? 0))

/** Fewer answers would let what one person said be read (個人情報保護法69条): then nothing is shown of them. */
const FEWEST_ANSWERS = 5

const ofManyAnswers = ({ total }: Facts): number | undefined => {
  const answers = total('satisfaction') ?? 0
  return answers < FEWEST_ANSWERS ? undefined : answers
}

export const inquiriesBoard: Board = {
  key: 'inquiries',
  title: '相談',
  headline: { measure: 'phoneShare', of: 'month' },
  charts: ['phoneShare', 'outsideShare'],
  measures: [
    {
      key: 'phoneShare',
      text: '電話の割合',
      unit: '%',
      digits: 1,
      year: 'counted',
      of: ({ total }) => {
        const phone = total('inquiry', 'phone')
        return share(phone, phone === undefined ? undefined : total('inquiry'))
      },
    },
    { key: 'phone', text: '電話', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'phone') },
    { key: 'line', text: 'LINE', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'line') },
    { key: 'web', text: 'チャット', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'web') },
    {
      key: 'outside',
      text: '時間外に届いた相談',
      unit: '件',
      year: 'sum',
      of: ({ total }) => noneOf(total('inquiry.outside'), total('inquiry')),
    },
    {
      key: 'outsideShare',
      text: '時間外に届いた割合',
      unit: '%',
      digits: 1,
      year: 'whole',
      of: ({ total }) => share(noneOf(total('inquiry.outside'), total('inquiry')), total('inquiry')),
    },
    {
      key: 'answeredOutside',
      text: '時間外の回答',
      unit: '件',
      year: 'sum',
      of: (facts) => noneOf(facts.total('answer.outside'), answered(facts)),
    },
    {
      key: 'callbacksAvoided',
      text: '減らした折り返し',
      unit: '回',
      year: 'sum',
      of: (known) =>
        sumOf([
          times(online(known) === undefined ? undefined : answered(known), known.before('callbacksPerCall')),
          known.total('call.avoided'),
        ]),
    },
    {
      key: 'callAttempts',
      text: '折り返しの電話',
      unit: '回',
      year: 'sum',
      of: ({ total }) => total('call.attempt'),
    },
    {
      key: 'callbackShare',
      text: '折り返しが要った電話',
      unit: '%',
      digits: 1,
      year: 'counted',
      of: ({ total }) => share(noneOf(total('call.callback'), total('inquiry', 'phone')), total('inquiry', 'phone')),
    },
    {
      key: 'satisfaction',
      text: '「解決した」の割合',
      unit: '%',
      digits: 1,
      year: 'counted',
      of: (facts) => {
        const answers = ofManyAnswers(facts)
        return share(noneOf(facts.total('satisfaction', 'solved'), answers), answers)
      },
    },
    { key: 'satisfactionAnswers', text: '満足度の答え', unit: '件', year: 'sum', of: ofManyAnswers },
  ],
  begins: 'LINE やチャットに相談が届くか、電話を記録すると、その翌日から出ます。',
  how: [
    '電話は、「相談」の「電話を記録する」で残した記録を一件と数えます。取り消した記録は数えません。記録のない月は「—」です。',
    'LINE とチャットは、3日のあいだどちらからも発言がなかったあとの、住民の発言を一件と数えます。続けて送られたものや、お礼の一言は数えません。',
    '電話の割合は、電話 ÷ (電話 + LINE + チャット) です。年度の割合は、電話の記録がある月だけで計算します。',
    '時間外は、届いた時刻、または初めて答えた時刻が、「設定」の開庁時間の外にあるものです。電話も同じです。',
    '回答は、3日のあいだどちらからも発言がなくなる前に、初めて文で答えたものです。それより遅い回答は入れません。',
    '減らした折り返しは、LINE とチャットに文で答えた相談の数 × 町が入力した「電話1件あたりの折り返し」です。実際の通話の数ではなく、見積もりです。折り返しを待つ電話に、一度もかけずに文字で答えて済んだものは、そのまま1回と数えて加えます。',
    '折り返しの電話は、つながらなかったもの、伝言を残したものも、記録した一回ごとに数えます。',
    `「解決した」の割合は、完了にした相談についてたずね、「解決した」と答えたもの ÷ 答えの数です。答えたときの月に、答えを変えられる7日が過ぎてから数えます。答えが ${FEWEST_ANSWERS} 件より少ない月は、一人の答えが読み取れないように「—」にし、年度の数にも入れません。`,
    '発言と電話は、その日が終わってから数えます。',
  ],
}

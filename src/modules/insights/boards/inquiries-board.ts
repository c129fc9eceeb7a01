import type { Facts } from '../events/figure.ts'
import { FEWEST } from '../few.ts'
import type { Board } from './board.ts'
import { type Measure, share, sumOf, times } from './measure.ts'

const online = ({ total }: Facts) => sumOf([total('inquiry', 'line'), total('inquiry', 'web')])
const answered = ({ total }: Facts) => sumOf([total('inquiry.answered', 'line'), total('inquiry.answered', 'web')])

/** None of what was counted is none, as soon as anything was. */
const noneOf = (part: number | undefined, whole: number | undefined) => (whole === undefined ? undefined : (part ?? 0))

const ofManyAnswers = ({ total }: Facts): number | undefined => {
  const answers = total('satisfaction') ?? 0
  return answers < FEWEST ? undefined : answers
}

/** A share of all inquiries, in months in which calls were written down too: without them it would be made up. */
const shareOf =
  (channel: string): Measure['of'] =>
  ({ total }) =>
    total('inquiry', 'phone') === undefined
      ? undefined
      : share(noneOf(total('inquiry', channel), total('inquiry')), total('inquiry'))

const hours = (minutes: number | undefined) => (minutes === undefined ? undefined : minutes / 60)
const promises = ({ total }: Facts) => sumOf([total('promise.kept'), total('promise.broken')])

const under = (about: string, measures: Omit<Measure, 'about'>[]): Measure[] =>
  measures.map((measure) => Object.assign(measure, { about }))

export const inquiriesBoard: Board = {
  key: 'inquiries',
  title: '相談',
  headline: { measure: 'phoneShare', of: 'month' },
  charts: ['phoneShare', 'outsideShare', 'firstAnswer', 'promisesKept'],
  measures: [
    ...under('どこから', [
      {
        key: 'phoneShare',
        text: '電話の割合',
        unit: '%',
        digits: 1,
        year: 'counted',
        of: shareOf('phone'),
      },
      { key: 'lineShare', text: 'LINE の割合', unit: '%', digits: 1, year: 'counted', of: shareOf('line') },
      { key: 'webShare', text: 'チャットの割合', unit: '%', digits: 1, year: 'counted', of: shareOf('web') },
      { key: 'phone', text: '電話', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'phone') },
      { key: 'line', text: 'LINE', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'line') },
      { key: 'web', text: 'チャット', unit: '件', year: 'sum', of: ({ total }) => total('inquiry', 'web') },
    ]),
    ...under('いつ', [
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
    ]),
    ...under('速さと約束', [
      {
        key: 'firstAnswer',
        text: '初めて答えるまで(中央の値)',
        unit: '時間',
        digits: 1,
        year: 'whole',
        of: ({ total }) => hours(total('inquiry.answer_middle')),
      },
      {
        key: 'closing',
        text: '完了まで(中央の値)',
        unit: '時間',
        digits: 1,
        year: 'whole',
        of: ({ total }) => hours(total('inquiry.close_middle')),
      },
      {
        key: 'promisesKept',
        text: '守った回答の約束',
        unit: '%',
        digits: 1,
        year: 'counted',
        of: (facts) => share(noneOf(facts.total('promise.kept'), promises(facts)), promises(facts)),
      },
      { key: 'promises', text: '期限が来た約束', unit: '件', year: 'sum', of: promises },
    ]),
    ...under('折り返し', [
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
    ]),
    ...under('満足度', [
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
    ]),
    ...under('よくある質問', [
      {
        key: 'faqOffered',
        text: '送る前に答えを示した',
        unit: '回',
        year: 'sum',
        of: ({ total }) => total('faq.offered'),
      },
      {
        key: 'faqSolved',
        text: '「これで解決した」',
        unit: '回',
        year: 'sum',
        of: ({ total }) => noneOf(total('faq.solved'), total('faq.offered')),
      },
      {
        key: 'faqAsked',
        text: '示したあと「職員に聞く」',
        unit: '回',
        year: 'sum',
        of: ({ total }) => noneOf(total('faq.asked'), total('faq.offered')),
      },
      {
        key: 'faqLeft',
        text: '示したあと何も押さなかった',
        unit: '回',
        year: 'sum',
        of: ({ total }) => noneOf(total('faq.left'), total('faq.offered')),
      },
      {
        key: 'faqInserted',
        text: '返信に入れた答え',
        unit: '件',
        year: 'sum',
        of: ({ total }) => noneOf(total('faq.inserted'), total('faq.reply')),
      },
      {
        key: 'faqInsertedShare',
        text: '答えを入れた返信の割合',
        unit: '%',
        digits: 1,
        year: 'whole',
        of: ({ total }) => share(noneOf(total('faq.inserted'), total('faq.reply')), total('faq.reply')),
      },
      { key: 'faqGaps', text: '答えがなかった質問', unit: '回', year: 'sum', of: ({ total }) => total('faq.gap') },
    ]),
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
    `「解決した」の割合は、完了にした相談についてたずね、「解決した」と答えたもの ÷ 答えの数です。答えたときの月に、答えを変えられる7日が過ぎてから数えます。答えが ${FEWEST} 件より少ない月は、一人の答えが読み取れないように「—」にし、年度の数にも入れません。`,
    '初めて答えるまでと完了までの時間は、開庁時間だけを足した長さです(閉まっているあいだは進みません)。一つずつ並べたときの真ん中の値で、平均ではありません。初めて答えるまでは、回答を数えた LINE とチャットの相談のものです。完了までは、前の完了のあとに始まった相談の、初めの発言から「完了」を押すまでです。',
    '守った回答の約束は、期限が来た約束のうち、期限までに答えたものです。期限の月に、期限から7日が過ぎて数えます。まだ答えていないものは、守らなかったものに入ります。中間連絡で日を改めたものと、返信不要にしたものは入れません。',
    '送る前に答えを示したのは、チャットで質問を送る前に、近い「よくある質問」を見せた回数です。解決したと数えるのは「これで解決した」が押されたときだけで、何も押さずに離れた方は、解決したとも、しなかったとも数えません。示してから1日のうちに押されたものを数えます。',
    '返信に入れた答えは、送った返信のうち、公開中の「よくある質問」のアドレスが入っているものです。割合は、返信を待つ相談への返信に対するものです。',
    '答えがなかった質問は、公開のページでさがして何も見つからなかったもの、送る前に示せる答えがなかったもの、「よくある質問」を使わずに答えたものです。だれの質問かは数に残しません。',
    '課と時間帯は、相談を数えた時刻と、翌日にその相談を受け持っていた課です。少なくて一人の相談が読み取れるおそれがあるところは「＊」にします。',
    '発言と電話は、その日が終わってから数えます。',
  ],
}

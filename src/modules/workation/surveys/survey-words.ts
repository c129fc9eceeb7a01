import type { Language } from '../language.ts'
import { WORDS } from '../site/words.ts'
import type { Again } from './survey.ts'

const ja = {
  title: '滞在のアンケート',
  lead: '5つの質問です。2分ほどで終わります。お答えは、次に来る方のために使います。',
  fields: {
    spend: '予約した料金のほかに、町で使った金額',
    satisfaction: '滞在の満足度',
    again: 'また来たいですか',
    office: 'この町にオフィスを開くことについて、話を聞きたい',
    words: '良かったこと、困ったこと',
  },
  /** As a mistake names them. */
  names: {
    satisfaction: '滞在の満足度',
    again: 'また来たいか',
    spend: '町で使った金額',
    words: '良かったこと、困ったこと',
  },
  hints: {
    spend: 'チーム全員の食事、買い物、交通などの合計。およその金額でかまいません。使わなかったときは 0',
    office: '担当からメールでご連絡します',
  },
  yen: '円',
  satisfaction: {
    1: 'とても不満',
    2: 'やや不満',
    3: 'どちらともいえない',
    4: 'やや満足',
    5: 'とても満足',
  } as Record<string, string>,
  again: { yes: 'ぜひ来たい', perhaps: '機会があれば来たい', no: '考えていない' } as Record<Again, string>,
  thanks: 'アンケートにご回答いただき、ありがとうございました',
  once: '回答は、ひとつの滞在につき一度です。書き足したいことは、滞在のページからお送りください。',
  early: (opens: Temporal.PlainDate) => `アンケートは、滞在の最初の日、${WORDS.ja.day(opens)}からお答えいただけます。`,
  notBooked: 'この滞在には、いま予約がないため、アンケートはありません。',
  stay: '滞在のページ',
  nowhere: 'このページは見つかりません。メールでお送りしたアドレスを、もう一度お確かめください。',
}

/** The words of the survey. */
export const SURVEY: Record<Language, typeof ja> = {
  ja,
  en: {
    title: 'How was your stay?',
    lead: 'Five questions, about two minutes. Your answers help those who come after you.',
    fields: {
      spend: 'Spent in the town besides what was booked',
      satisfaction: 'How satisfied were you?',
      again: 'Would you come again?',
      office: 'We would like to hear about opening an office here',
      words: 'What was good, and what was not',
    },
    names: { satisfaction: 'Satisfaction', again: 'Coming again', spend: 'Spent in the town', words: 'Your words' },
    hints: {
      spend: 'Meals, shopping, transport of the whole team. A rough sum will do; 0 if nothing',
      office: 'We will write to you by e-mail',
    },
    yen: 'yen',
    satisfaction: { 1: 'Very dissatisfied', 2: 'Dissatisfied', 3: 'Neither', 4: 'Satisfied', 5: 'Very satisfied' },
    again: { yes: 'Yes, gladly', perhaps: 'Perhaps', no: 'No' },
    thanks: 'Thank you for answering our survey',
    once: 'There is one answer for each stay. If you would like to add something, write to us on the page of your stay.',
    early: (opens) => `The survey opens on the first day of your stay (${WORDS.en.day(opens)}).`,
    notBooked: 'Nothing is booked for this stay at the moment, so there is no survey.',
    stay: 'Your stay',
    nowhere: 'This page does not exist. Please check the address in our e-mail.',
  },
}

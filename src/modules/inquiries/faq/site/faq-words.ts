import type { Language } from '#lib/text/language.ts'

const ja = {
  title: 'よくある質問',
  lead: '電話をかける前に、答えが見つかるかもしれません。',
  search: '言葉でさがす',
  button: 'さがす',
  categories: '分類でしぼる',
  all: 'すべて',
  found: (count: number) => `${count}件`,
  none: '見つかりませんでした',
  noneHint: 'ほかの言葉でさがすか、町に聞いてください。',
  more: '答えが見つからないときは',
  ask: '町に聞く',
  askHint: '写真も送れます。夜間や休日もどうぞ。職員が答えます。',
  other: 'English',
  answeredBy: (section: string, day: string) => `${section}・${day}に確かめた内容です`,
  back: 'よくある質問の一覧',
}

export const FAQ_WORDS: Record<Language, typeof ja> = {
  ja,
  en: {
    title: 'Frequently asked questions',
    lead: 'You may find the answer here before you call.',
    search: 'Search by words',
    button: 'Search',
    categories: 'By category',
    all: 'All',
    found: (count) => (count === 1 ? '1 answer' : `${count} answers`),
    none: 'Nothing was found',
    noneHint: 'Try other words, or ask the town.',
    more: 'If you do not find an answer',
    ask: 'Ask the town',
    askHint: 'You can send photos too, at night and on holidays. Our staff will answer.',
    other: '日本語',
    answeredBy: (section, day) => `${section}, as of ${day}`,
    back: 'All questions',
  },
}

import { inLanguage, type Language } from '../language.ts'

const ja = {
  nowhere: 'このページは見つかりません。メールにあるアドレスを確かめてください。',
  tooOften: '続けて送れる回数を超えました。1時間ほどおいて、もう一度お試しください。お急ぎのときは、お電話ください。',
  otherItinerary: 'この行程は、新しい提案に替わりました。いまの提案を確かめて、もう一度お試しください。',
  notNow: 'いまは、この行程を予約できません。画面を読み込み直して、いまの状態を確かめてください。',
  expired:
    '仮押さえの30分が過ぎたため、予約していません。もう一度「この行程で予約に進む」を押すと、空きがあれば押さえ直します。',
  over: (name: string, _nameEn: string) => `「${name}」の日程は過ぎています。窓口にご相談ください。`,
  tooFew: (name: string, _nameEn: string, least: number) =>
    `「${name}」は最少催行人数(${least}人)に届かないまま、あと3日になりました。窓口にご相談ください。`,
  begun: '滞在が始まってからの取りやめは、窓口にご連絡ください。',
}

/** What a firm is told that cannot go on. */
export const FIRM: Record<Language, typeof ja> = {
  ja,
  en: {
    nowhere: 'This page was not found. Please check the address in our e-mail.',
    tooOften: 'That was sent too often. Please try again in about an hour, or call us.',
    otherItinerary: 'This itinerary has been replaced by a new proposal. Please look at that one and try again.',
    notNow: 'This itinerary cannot be booked now. Please reload the page to see where things stand.',
    expired:
      'The half hour is over, so nothing was booked. Press “Continue with this itinerary” again: we will hold everything anew if it is still free.',
    over: (name, nameEn) => `The dates of “${inLanguage('en', name, nameEn).text}” are over. Please write to us.`,
    tooFew: (name, nameEn, least) =>
      `“${inLanguage('en', name, nameEn).text}” has not reached its minimum of ${least} people, three days before it begins. Please write to us.`,
    begun: 'Your stay has begun. Please contact us to cancel the rest of it.',
  },
}

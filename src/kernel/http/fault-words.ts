import type { Language } from '#lib/text/language.ts'

const ja = {
  headings: {
    401: 'サインインが必要です',
    403: 'この操作はできません',
    404: '見つかりません',
    409: '先に変更されています',
    410: 'ここには、もうありません',
    413: '大きすぎます',
    423: 'しばらくお待ちください',
    429: 'しばらくお待ちください',
    503: '混み合っています',
  } as Record<number, string>,
  refused: 'この操作はできません',
  failed: '処理できませんでした',
  tooLarge: '送られたものが大きすぎます。小さくして、もう一度お試しください。',
  notFromHere: 'この操作はこの画面からはできません。前の画面を読み込み直してください。',
  notTaken: 'この操作は受け付けられませんでした。',
  unstorable:
    '使えない文字、または大きすぎる数や日付が入っています。目に見えない文字のことがあります。入力し直して、もう一度お試しください。',
  rushed: 'ただいま大変混み合っています。1分ほど待ってから、もう一度同じ操作をしてください。',
  fault: '申し訳ありません。こちらの不具合で処理できませんでした。しばらくしてからもう一度お試しください。',
  reference: (number: string) => `お問い合わせの際は、この番号をお伝えください: ${number}`,
  door: 'トップページへ',
}

/** What people are told where something ends in a refusal or a fault, in the language of the page it happened on. */
export const FAULTS: Record<Language, typeof ja> = {
  ja,
  en: {
    headings: {
      403: 'This cannot be done',
      404: 'Not found',
      409: 'This was changed in the meantime',
      410: 'No longer valid',
      413: 'Too large',
      423: 'Please wait a while',
      429: 'Please wait a while',
      503: 'We are very busy',
    },
    refused: 'This cannot be done',
    failed: 'This did not work',
    tooLarge: 'What you sent is too large. Please make it smaller, and try again.',
    notFromHere: 'This cannot be done from this page. Please go back, load the page again and retry.',
    notTaken: 'This could not be accepted.',
    unstorable:
      'This holds a character, number or day that cannot be kept; a character may be invisible. Please type it anew, and try again.',
    rushed: 'We are very busy at the moment. Please wait a minute, and do the same again.',
    fault: 'We are sorry: something went wrong on our side. Please try again in a while.',
    reference: (number) => `If you write to us about this, please tell us this number: ${number}`,
    door: 'To the town’s first page (Japanese)',
  },
}

import type { WrittenLanguage } from '#lib/text/language.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { dateInEnglish } from '#lib/time/in-english.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'

const inWords = (lang: WrittenLanguage, at: Temporal.Instant): string => {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${(lang === 'ja' ? dateInWords : dateInEnglish)(local.toPlainDate())} ${timeInWords(local.toPlainTime())}`
}

const ja = {
  slot: (at: Temporal.Instant): string => inWords('ja', at),
  written: '文字で答えてほしい',
  heading: '折り返しのお電話',
  invitation: '折り返しのお電話をします。ご都合のよい日時を選んでください。',
  otherwise:
    '電話ではなく文字での回答がよいときは「文字で答えてほしい」を選んでください。どれも合わないときは、ご都合をここに書いてください。',
  chosen: (section: string, at: Temporal.Instant): string =>
    `${inWords('ja', at)} に、${section}からお電話します。変えたいときは、ここに書いてください。`,
  willWrite: (section: string): string => `${section}から、文字でお答えします。しばらくお待ちください。`,
  already: 'すでに承っています。',
  passed: 'その時刻は過ぎました。ほかの日時を選ぶか、ご都合をここに書いてください。',
  over: 'この日時の選択は終わりました。ご用のときは、ここに書いてください。',
}

/** What whoever is called back reads, on LINE and on their page. */
export const OFFER: Record<WrittenLanguage, typeof ja> = {
  ja,
  en: {
    slot: (at) => inWords('en', at),
    written: 'Answer in writing',
    heading: 'We will call you back',
    invitation: 'We would like to call you back. Please choose a time that suits you.',
    otherwise:
      'If you would rather have an answer in writing, please choose “Answer in writing”. If no time suits you, please write to us here.',
    chosen: (section, at) =>
      `${section} will call you on ${inWords('en', at)}. If you want to change this, please write to us here.`,
    willWrite: (section) => `${section} will answer you in writing. Thank you for waiting.`,
    already: 'We have noted this already. ',
    passed: 'That time has passed. Please choose another one, or write to us here.',
    over: 'These times can no longer be chosen. Please write to us here if you need us.',
  },
}

/** The invitation, with what can be chosen for whoever sees no buttons. */
export const invitationWords = (lang: WrittenLanguage, slots: readonly Temporal.Instant[]): string => {
  const words = OFFER[lang]
  return [words.invitation, ...slots.map((at) => `・${words.slot(at)}`), words.otherwise].join('\n')
}

/** What is said on the page after a choice that was not taken; one that was shows itself. */
export const chosenInWords = (lang: WrittenLanguage, outcome: string | undefined): string | undefined =>
  outcome === 'passed' || outcome === 'over' || outcome === 'already' ? OFFER[lang][outcome] : undefined

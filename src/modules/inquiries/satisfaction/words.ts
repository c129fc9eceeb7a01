import type { WrittenLanguage } from '#lib/text/language.ts'
import type { Answer } from './satisfaction.ts'

/** What is asked where the town has no words of its own. */
export const STANDARD_WORDS: Record<WrittenLanguage, string> = {
  ja: 'ご相談はいかがでしたか。ひとつ選んで教えてください。',
  en: 'How was our answer? Please choose one.',
}

export const FACES: Record<Answer, string> = { solved: '😊', partly: '😐', unsolved: '😟' }

const ja = {
  heading: 'ご相談はいかがでしたか',
  answers: { solved: '解決した', partly: 'だいたい解決した', unsolved: '解決していない' } as Record<Answer, string>,
  answered: (answer: string) => `お答え: ${answer}。`,
  thanks: 'お答えをありがとうございました。',
  changed: 'お答えを変えました。ありがとうございました。',
  same: 'お答えは届いています。ありがとうございました。',
  over: 'この質問は終わりました。お気持ちをありがとうございます。ご用があるときは、メッセージを送ってください。',
  askAgain: '解決せず、申し訳ありません。職員にもう一度たずねますか。',
  again: 'もう一度たずねる',
  asked: '解決していないので、もう一度教えてください。',
  toldAgain: '職員に伝えました。返信をお待ちください。',
  more: (href: string) => `ひとこと書いていただけるときは、こちらからお願いします。\n${href}`,
  change: '答えを変える',
  comment: 'ひとこと(書かなくてもかまいません)',
  commentHint: '500文字まで。町の仕事をよくするために読みます',
  commentAgain: 'お書きになったことは、ここには出しません。もう一度書くと入れ替わり、空のまま送ると消えます',
  send: '送る',
  commented: 'ひとこと、届いています。ありがとうございました。',
  tooLong: 'ひとことは 500 文字までです。短くしてください。',
  wrong: 'エラー: ご相談はいかがでしたか',
}

export const SATISFACTION: Record<WrittenLanguage, typeof ja> = {
  ja,
  en: {
    heading: 'How was our answer?',
    answers: { solved: 'Solved', partly: 'Mostly solved', unsolved: 'Not solved' },
    answered: (answer) => `Your answer: ${answer}. `,
    thanks: 'Thank you for your answer.',
    changed: 'We have changed your answer. Thank you.',
    same: 'We have your answer. Thank you.',
    over: 'This question is over. Thank you all the same. If there is anything you need, please write to us.',
    askAgain: 'We are sorry that it is not solved. Shall we ask our staff once more?',
    again: 'Ask once more',
    asked: 'It is not solved yet. Please help me once more.',
    toldAgain: 'We have told our staff. They will answer you.',
    more: (href) => `If you would like to tell us more, you can do so here.\n${href}`,
    change: 'Change your answer',
    comment: 'Your comment (optional)',
    commentHint: '500 characters at most. We read it to do better',
    commentAgain: 'We do not show here what you wrote. Writing again replaces it, and sending nothing removes it',
    send: 'Send',
    commented: 'We have your comment. Thank you.',
    tooLong: 'A comment may have 500 characters at most.',
    wrong: 'Error: How was our answer?',
  },
}

/** 😊 解決した */
export const withFace = (lang: WrittenLanguage, answer: Answer): string =>
  `${FACES[answer]} ${SATISFACTION[lang].answers[answer]}`

import { formatWareki } from '#lib/time/wareki.ts'
import { FITTING } from '../../sending/files-fit.ts'

export const ja = {
  home: 'トップ',
  here: '現在位置',
  title: (about: string) => (about ? `「${about}」について` : '町への相談'),
  talk: 'やりとり',
  lead: (section: string) => `${section}の職員が読んで返信します。`,
  you: 'あなた',
  staff: (section: string) => section,
  newest: '最新のやりとりへ',
  done: {
    reported: '通報が届きました。ありがとうございます。状況は、このページでお知らせします。',
    sent: '届きました。職員が読んで、このページで返信します。',
    email: 'メールアドレスを保存し、このページへのリンクを送りました。',
    renewed: 'アドレスを新しくしました。これまでのアドレスでは開けません。',
  } as Record<string, string>,
  reply: { label: 'メッセージ', placeholder: '続きを書く', files: '写真・ファイル', send: '送信' },
  keep: (until: Temporal.PlainDate, told: boolean) =>
    `このページのアドレスを知っている人は、だれでも読めます。人に渡さないでください。${formatWareki(until)}まで開けます。${
      told ? '' : '返信をメールで受け取らないときは、アドレスを控えてください。'
    }`,
  email: {
    told: (email: string) => `お知らせ先: ${email}`,
    untold: '返信があったことをメールで受け取る',
    label: 'メールアドレス',
    hint: 'このページへのリンクを送ります。空にすると、お知らせをやめます',
    save: '保存する',
  },
  renewal: {
    summary: 'アドレスを人に知られたとき',
    lead: '新しいアドレスに替えて、これまでのアドレスでは開けないようにします。',
    button: 'アドレスを新しくする',
  },
  over: {
    title: 'このアドレスは、もう使えません',
    lead: 'やりとりを守るため、アドレスには期限があります。',
    mail: '新しいアドレスをメールで受け取る',
    noMail: 'メールアドレスをいただいていないので、新しいアドレスをお送りできません。もう一度ご相談ください。',
    anew: '新しく相談する',
    mailed: 'メールを送りました',
    mailedLead: 'いただいているメールアドレスに、新しいアドレスを送りました。届くまで数分かかることがあります。',
  },
  offer: {
    heading: 'これで分かりますか',
    before:
      'よくある質問に、近いものがあります。まだ送っていません。分からないときは、下の「職員に聞く」を押してください。',
    after: '職員の返信を待つあいだに、よくある質問で分かるかもしれません。',
    solved: 'これで解決した',
    thanks: 'お役に立ててよかったです',
    thanksLead: '質問は送っていません。ほかに知りたいことがあれば、いつでもどうぞ。',
    another: 'ほかのことを聞く',
    top: '町の入口へ',
  },
  own: {
    title: 'わたしの相談',
    anew: '新しく相談する',
    none: '相談はまだありません',
    noneLead: 'サインインして送った相談が、ここに並びます。LINE の相談は、LINE のトークで続けられます。',
    earlier: 'これまでの相談を見る',
    earlierFor: '(サインインして相談した方)',
  },
  ask: {
    title: (about: string) => (about ? `「${about}」について聞く` : 'チャットで相談'),
    here: (about: string): string => (about ? '聞く' : 'チャットで相談'),
    lead: '夜間や休日も送れます。職員が読んで、あなただけのページで返信します。',
    name: 'お名前',
    nameHint: '呼び名でもかまいません',
    text: '聞きたいこと',
    textHint: 'マイナンバーは書かないでください',
    files: '写真・ファイル',
    filesHint: FITTING.ja.fit,
    email: 'メールアドレス',
    emailHint: '返信があったことをお知らせします。なければ、次に出るページのアドレスを控えてください',
    send: '送信する',
    toStaff: '職員に聞く',
    urgent: '急ぎのときは電話を',
    urgentLead: '火事・救急は119番、事件・事故は110番へ。ここではすぐに対応できません。',
  },
}

export type AskerWords = typeof ja

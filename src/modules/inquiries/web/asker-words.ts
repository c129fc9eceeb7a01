import type { WrittenLanguage } from '#lib/text/language.ts'
import { dateOfYearInEnglish } from '#lib/time/in-english.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { FITTING } from '../sending/files-fit.ts'

const ja = {
  home: 'トップ',
  here: '現在位置',
  wrong: (title: string) => `エラー: ${title}`,
  wrongHeading: '入力内容を確かめてください',
  title: (about: string) => (about ? `「${about}」について` : '町への相談'),
  talk: 'やりとり',
  lead: (section: string) => `${section}の職員が読んで返信します。`,
  you: 'あなた',
  staff: (section: string) => section,
  newest: '最新のやりとりへ',
  done: {
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
    required: '必須',
    send: '送信する',
    toStaff: '職員に聞く',
    urgent: '急ぎのときは電話を',
    urgentLead: '火事・救急は119番、事件・事故は110番へ。ここではすぐに対応できません。',
  },
}

/** The words of the pages on which somebody asks, and reads what the town answers. */
export const ASKER: Record<WrittenLanguage, typeof ja> = {
  ja,
  en: {
    home: 'Home (Japanese)',
    here: 'You are here',
    wrong: (title) => `Error: ${title}`,
    wrongHeading: 'Please check what you entered',
    title: (about) => (about ? `About “${about}”` : 'Your inquiry'),
    talk: 'Conversation',
    lead: () => 'Our staff read what you write, and answer on this page.',
    you: 'You',
    staff: () => 'Our staff',
    newest: 'To the newest messages',
    done: {
      sent: 'We have received your message. Our staff read it, and answer on this page.',
      email: 'We have saved your e-mail address, and sent a link to this page there.',
      renewed: 'This page has a new address. The old ones open nothing any more.',
    },
    reply: { label: 'Message', placeholder: 'Write a message', files: 'Photos and files', send: 'Send' },
    keep: (until, told) =>
      `Whoever has the address of this page can read it. Please do not pass it on. It opens the page until ${dateOfYearInEnglish(until)}.${
        told ? '' : ' Unless you are told of answers by e-mail, please note the address down.'
      }`,
    email: {
      told: (email) => `We tell you of answers at ${email}`,
      untold: 'Hear of answers by e-mail',
      label: 'E-mail',
      hint: 'We send a link to this page there. Leave it empty to stop these e-mails',
      save: 'Save',
    },
    renewal: {
      summary: 'If somebody else has learned the address',
      lead: 'The page gets a new address, and the old ones open nothing any more.',
      button: 'Get a new address',
    },
    over: {
      title: 'This address is no longer valid',
      lead: 'To protect what you wrote, an address opens its page for a limited time.',
      mail: 'Get a new address by e-mail',
      noMail: 'We do not have your e-mail address, so we cannot send you a new one. Please ask us again.',
      anew: 'Ask something new (Japanese)',
      mailed: 'We have sent you an e-mail',
      mailedLead: 'A new address is on its way to the e-mail address that we have of you. It may take some minutes.',
    },
    offer: {
      heading: 'Does this answer your question?',
      before:
        'These are near to what you ask. Nothing has been sent yet. If they do not help, choose “Ask our staff” below.',
      after: 'While you wait for our staff, one of these may help.',
      solved: 'This answers it',
      thanks: 'We are glad that it helped',
      thanksLead: 'Your question was not sent. Ask us whenever there is something else.',
      another: 'Ask something else',
      top: 'To the start page (Japanese)',
    },
    ask: {
      title: (about) => (about ? `Ask about “${about}”` : 'Ask us'),
      here: () => 'Ask us',
      lead: 'You can write at any hour. Our staff read it, and answer on a page of your own.',
      name: 'Your name',
      nameHint: 'Any name by which we may call you',
      text: 'What you would like to ask',
      textHint: 'Please do not write numbers of identity papers',
      files: 'Photos and files',
      filesHint: FITTING.en.fit,
      email: 'E-mail',
      emailHint: 'We tell you there when we have answered. Otherwise please note down the address of the next page',
      required: 'required',
      send: 'Send',
      toStaff: 'Ask our staff',
      urgent: 'In an emergency, please call',
      urgentLead: 'Fire and ambulance: 119. Police: 110. We cannot help at once here.',
    },
  },
}

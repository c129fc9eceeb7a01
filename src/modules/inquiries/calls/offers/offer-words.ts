import type { Language } from '#lib/text/language.ts'
import { dateTimeIn } from '#lib/time/in-language.ts'

const ja = {
  slot: (at: Temporal.Instant): string => dateTimeIn('ja', at),
  written: '文字で答えてほしい',
  heading: '折り返しのお電話',
  invitation: '折り返しのお電話をします。ご都合のよい日時を選んでください。',
  otherwise:
    '電話ではなく文字での回答がよいときは「文字で答えてほしい」を選んでください。どれも合わないときは、ご都合をここに書いてください。',
  chosen: (section: string, at: Temporal.Instant): string =>
    `${dateTimeIn('ja', at)} に、${section}からお電話します。変えたいときは、ここに書いてください。`,
  willWrite: (section: string): string => `${section}から、文字でお答えします。しばらくお待ちください。`,
  already: 'すでに承っています。',
  passed: 'その時刻は過ぎました。ほかの日時を選ぶか、ご都合をここに書いてください。',
  over: 'この日時の選択は終わりました。ご用のときは、ここに書いてください。',
}

/** What whoever is called back reads, on LINE and on their page. */
export const OFFER: Record<Language, typeof ja> = {
  ja,
  en: {
    slot: (at) => dateTimeIn('en', at),
    written: 'Answer in writing',
    heading: 'We will call you back',
    invitation: 'We would like to call you back. Please choose a time that suits you.',
    otherwise:
      'If you would rather have an answer in writing, please choose “Answer in writing”. If no time suits you, please write to us here.',
    chosen: (section, at) =>
      `${section} will call you on ${dateTimeIn('en', at)}. If you want to change this, please write to us here.`,
    willWrite: (section) => `${section} will answer you in writing. Thank you for waiting.`,
    already: 'We have noted this already. ',
    passed: 'That time has passed. Please choose another one, or write to us here.',
    over: 'These times can no longer be chosen. Please write to us here if you need us.',
  },
  easy: {
    slot: (at) => dateTimeIn('easy', at),
    written: '文字(もじ)で 答(こた)えてほしい',
    heading: '役所(やくしょ)からの 電話(でんわ)',
    invitation:
      '役所(やくしょ)から 電話(でんわ)を します。都合(つごう)がいい 日(ひ)と 時間(じかん)を 選(えら)んでください。',
    otherwise:
      '電話(でんわ)より 文字(もじ)がいい人(ひと)は、「文字(もじ)で 答(こた)えてほしい」を 選(えら)んでください。いい時間(じかん)がないときは、ここに 書(か)いてください。',
    chosen: (section, at) =>
      `${dateTimeIn('easy', at)} に、${section}から 電話(でんわ)を します。変(か)えたいときは、ここに 書(か)いてください。`,
    willWrite: (section) => `${section}から、文字(もじ)で 答(こた)えます。少(すこ)し 待(ま)ってください。`,
    already: 'もう 聞(き)いています。',
    passed: 'その時間(じかん)は もう 過(す)ぎました。ほかの時間(じかん)を 選(えら)ぶか、ここに 書(か)いてください。',
    over: '時間(じかん)を 選(えら)ぶことは もう できません。用(よう)があるときは、ここに 書(か)いてください。',
  },
  zh: {
    slot: (at) => dateTimeIn('zh', at),
    written: '希望用文字回复',
    heading: '我们将给您回电',
    invitation: '我们将给您回电。请选择您方便的日期和时间。',
    otherwise:
      '如果您不希望接电话，而希望用文字得到回复，请选择“希望用文字回复”。如果没有合适的时间，请在此留言告诉我们。',
    chosen: (section, at) => `${section}将于 ${dateTimeIn('zh', at)} 给您打电话。如需更改，请在此留言。`,
    willWrite: (section) => `${section}将用文字回复您，请稍候。`,
    already: '我们已经收到您的选择。',
    passed: '该时间已过。请选择其他时间，或在此留言告诉我们您方便的时间。',
    over: '此次时间选择已结束。如有需要，请在此留言。',
  },
  ko: {
    slot: (at) => dateTimeIn('ko', at),
    written: '글로 답변 희망',
    heading: '전화를 드리겠습니다',
    invitation: '저희가 전화를 드리겠습니다. 편하신 날짜와 시간을 선택해 주십시오.',
    otherwise:
      '전화 대신 글로 답변을 원하시면 ‘글로 답변 희망’을 선택해 주십시오. 맞는 시간이 없으면 여기에 편하신 시간을 적어 주십시오.',
    chosen: (section, at) =>
      `${dateTimeIn('ko', at)}에 ${section}에서 전화드리겠습니다. 변경하시려면 여기에 적어 주십시오.`,
    willWrite: (section) => `${section}에서 글로 답변드리겠습니다. 잠시만 기다려 주십시오.`,
    already: '이미 접수되었습니다. ',
    passed: '그 시간은 지났습니다. 다른 시간을 선택하시거나 편하신 시간을 여기에 적어 주십시오.',
    over: '이 시간 선택은 종료되었습니다. 용건이 있으시면 여기에 적어 주십시오.',
  },
  vi: {
    slot: (at) => dateTimeIn('vi', at),
    written: 'Trả lời bằng văn bản',
    heading: 'Chúng tôi sẽ gọi lại',
    invitation: 'Chúng tôi sẽ gọi điện thoại cho quý vị. Vui lòng chọn ngày giờ thuận tiện.',
    otherwise:
      'Nếu muốn được trả lời bằng văn bản thay vì điện thoại, vui lòng chọn “Trả lời bằng văn bản”. Nếu không có giờ nào phù hợp, vui lòng viết vào đây.',
    chosen: (section, at) =>
      `${section} sẽ gọi cho quý vị vào ${dateTimeIn('vi', at)}. Nếu muốn thay đổi, vui lòng viết vào đây.`,
    willWrite: (section) => `${section} sẽ trả lời quý vị bằng văn bản. Xin vui lòng chờ.`,
    already: 'Chúng tôi đã ghi nhận lựa chọn này. ',
    passed: 'Giờ đó đã qua. Vui lòng chọn giờ khác hoặc viết vào đây thời gian thuận tiện.',
    over: 'Không thể chọn các giờ này nữa. Nếu cần, vui lòng viết vào đây.',
  },
  pt: {
    slot: (at) => dateTimeIn('pt', at),
    written: 'Resposta por escrito',
    heading: 'Vamos telefonar para você',
    invitation: 'Vamos telefonar para você. Escolha o dia e o horário mais convenientes.',
    otherwise:
      'Se preferir uma resposta por escrito em vez de um telefonema, escolha “Resposta por escrito”. Se nenhum horário servir, escreva aqui.',
    chosen: (section, at) =>
      `${section} vai telefonar para você em ${dateTimeIn('pt', at)}. Se quiser mudar, escreva aqui.`,
    willWrite: (section) => `${section} vai responder por escrito. Aguarde, por favor.`,
    already: 'Já recebemos a sua escolha. ',
    passed: 'Esse horário já passou. Escolha outro ou escreva aqui o horário mais conveniente.',
    over: 'A escolha destes horários já terminou. Se precisar, escreva aqui.',
  },
}

/** The invitation, with what can be chosen for whoever sees no buttons. */
export const invitationWords = (lang: Language, slots: readonly Temporal.Instant[]): string => {
  const words = OFFER[lang]
  return [words.invitation, ...slots.map((at) => `・${words.slot(at)}`), words.otherwise].join('\n')
}

/** What is said on the page after a choice that was not taken; one that was shows itself. */
export const chosenInWords = (lang: Language, outcome: string | undefined): string | undefined =>
  outcome === 'passed' || outcome === 'over' || outcome === 'already' ? OFFER[lang][outcome] : undefined

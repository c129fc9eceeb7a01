import type { Language } from '#lib/text/language.ts'

/** What one writes in the talk to get another link; each holds in every talk. */
export const LINK_WORDS: Record<Language, string> = {
  ja: '町のページ',
  easy: 'まちのページ',
  en: 'page',
  zh: '页面',
  ko: '페이지',
  vi: 'trang',
  pt: 'página',
}
/** And the number that opens it. */
export const CODE_WORDS: Record<Language, string> = {
  ja: '番号',
  easy: 'ばんごう',
  en: 'number',
  zh: '号码',
  ko: '번호',
  vi: 'mã số',
  pt: 'número',
}

const ja = {
  moved: 'ご相談の続きは、町のページでお話しします。個人の事情などをLINEに残さないためです。',
  news: '町のページにお返事があります。',
  link: 'ご相談の続きは、町のページにお書きください。このトークには書かないでください。',
  begun: 'LINEのトークから移りました。ここに書いたことと写真は、LINEには残りません。',
  back: 'ご相談の続きは、このトークでお話しします。町のページは閉じました。',
  /** Of the button that sends 番号, in every language. */
  getCode: '番号を受け取る',
  howToOpen: (
    hours: number,
  ): string => `開くと6けたの番号を聞かれます。このトークで「${CODE_WORDS.ja}」と送ると届きます。
リンクは${hours}時間以内に、一度だけ開けます。だれにも渡さないでください。`,
  code: (code: string, minutes: number): string =>
    `町のページを開く番号は ${code} です。${minutes}分以内に、ページに入力してください。
この番号をだれにも教えないでください。職員がお尋ねすることはありません。`,
}

/** 案内: what the talk says of its page. */
export const POINTER: Record<Language, typeof ja> = {
  ja,
  easy: {
    moved:
      '相談(そうだん)の 続(つづ)きは、町(まち)の ページで 話(はな)します。あなたの 大切(たいせつ)な 話(はなし)を、LINEに 残(のこ)さないためです。',
    news: '町(まち)の ページに 返事(へんじ)が あります。',
    link: '相談(そうだん)の 続(つづ)きは、町(まち)の ページに 書(か)いてください。このトークには 書(か)かないでください。',
    begun: 'LINEの トークから 移(うつ)りました。ここに 書(か)いたことと 写真(しゃしん)は、LINEに 残(のこ)りません。',
    back: '相談(そうだん)の 続(つづ)きは、このトークで 話(はな)します。町(まち)の ページは 閉(と)じました。',
    getCode: '番号(ばんごう)を もらう',
    howToOpen: (
      hours,
    ) => `開(ひら)くと、6つの 数字(すうじ)の 番号(ばんごう)を 聞(き)かれます。下(した)の ボタンを 押(お)すと、番号(ばんごう)が 届(とど)きます。
リンクは、${hours}時間(じかん)の 間(あいだ)に、1回(かい)だけ 開(ひら)けます。ほかの人(ひと)に 教(おし)えないでください。`,
    code: (
      code,
      minutes,
    ) => `町(まち)の ページを 開(ひら)く 番号(ばんごう)は ${code} です。${minutes}分(ふん)の 間(あいだ)に、ページに 書(か)いてください。
この番号(ばんごう)を、ほかの人(ひと)に 教(おし)えないでください。役所(やくしょ)の人(ひと)が 聞(き)くことは ありません。`,
  },
  en: {
    moved: 'We will continue this consultation on the page of our town, so that nothing personal is kept on LINE.',
    news: 'There is a reply for you on the page of our town.',
    link: 'Please continue this consultation on the page of our town. Please do not write about it in this chat.',
    begun: 'We moved here from the chat on LINE. What you write here and your photos are not kept on LINE.',
    back: 'We will continue this consultation in this chat. The page of our town has been closed.',
    getCode: 'Get the number',
    howToOpen: (hours) => `When you open it, you are asked for a six-digit number. Tap the button below to get it here.
The link can be opened once, within ${hours} hours. Please do not share it with anyone.`,
    code: (
      code,
      minutes,
    ) => `The number that opens the page of our town is ${code}. Please enter it on the page within ${minutes} minutes.
Please do not tell this number to anyone. Our staff will never ask you for it.`,
  },
  zh: {
    moved: '为避免在LINE上留下个人情况，今后的咨询将在本地政府的页面上继续。',
    news: '本地政府的页面上有给您的回复。',
    link: '请在本地政府的页面上继续咨询。请不要写在此聊天中。',
    begun: '咨询已从LINE聊天移至此处。您在此处所写的内容和照片不会留在LINE上。',
    back: '今后的咨询将在此聊天中继续。本地政府的页面已关闭。',
    getCode: '获取号码',
    howToOpen: (hours) => `打开时需要输入6位号码。点击下方按钮，号码将发送到此聊天。
链接在${hours}小时内有效，只能打开一次。请勿转给他人。`,
    code: (code, minutes) => `打开本地政府页面的号码是 ${code}。请在${minutes}分钟内在页面上输入。
请勿将此号码告诉任何人。工作人员不会向您询问。`,
  },
  ko: {
    moved: '개인 사정 등이 LINE에 남지 않도록, 이후 상담은 저희 지자체 페이지에서 이어서 진행합니다.',
    news: '지자체 페이지에 답변이 있습니다.',
    link: '이후 상담 내용은 지자체 페이지에 적어 주십시오. 이 대화방에는 적지 말아 주십시오.',
    begun: 'LINE 대화방에서 이 페이지로 옮겼습니다. 여기에 적으신 내용과 사진은 LINE에 남지 않습니다.',
    back: '이후 상담은 이 대화방에서 이어서 진행합니다. 지자체 페이지는 닫았습니다.',
    getCode: '번호 받기',
    howToOpen: (hours) => `열면 여섯 자리 번호를 묻습니다. 아래 버튼을 누르시면 이 대화방으로 번호를 보내 드립니다.
링크는 ${hours}시간 이내에 한 번만 열 수 있습니다. 다른 사람에게 알려 주지 마십시오.`,
    code: (code, minutes) => `지자체 페이지를 여는 번호는 ${code}입니다. ${minutes}분 이내에 페이지에 입력해 주십시오.
이 번호를 다른 사람에게 알려 주지 마십시오. 직원이 여쭤보는 일은 없습니다.`,
  },
  vi: {
    moved:
      'Để thông tin cá nhân không lưu lại trên LINE, việc tư vấn sẽ tiếp tục trên trang của chính quyền địa phương.',
    news: 'Có câu trả lời dành cho quý vị trên trang của chính quyền địa phương.',
    link: 'Vui lòng viết tiếp trên trang của chính quyền địa phương. Xin đừng viết trong cuộc trò chuyện này.',
    begun:
      'Cuộc tư vấn đã được chuyển từ LINE sang đây. Những gì quý vị viết và ảnh gửi tại đây không lưu lại trên LINE.',
    back: 'Việc tư vấn sẽ tiếp tục trong cuộc trò chuyện này. Trang của chính quyền địa phương đã đóng.',
    getCode: 'Nhận mã số',
    howToOpen: (
      hours,
    ) => `Khi mở, quý vị sẽ được hỏi mã số gồm 6 chữ số. Vui lòng nhấn nút bên dưới để nhận mã số tại đây.
Liên kết chỉ mở được một lần, trong vòng ${hours} giờ. Vui lòng không đưa cho người khác.`,
    code: (
      code,
      minutes,
    ) => `Mã số để mở trang của chính quyền địa phương là ${code}. Vui lòng nhập mã trên trang trong vòng ${minutes} phút.
Vui lòng không cho ai biết mã số này. Nhân viên không bao giờ hỏi mã số này.`,
  },
  pt: {
    moved: 'Para que nada pessoal fique guardado no LINE, vamos continuar este atendimento na página da prefeitura.',
    news: 'Há uma resposta para você na página da prefeitura.',
    link: 'Continue este atendimento na página da prefeitura. Não escreva sobre ele nesta conversa.',
    begun:
      'O atendimento passou da conversa no LINE para cá. O que você escrever aqui e as suas fotos não ficam no LINE.',
    back: 'Vamos continuar este atendimento nesta conversa. A página da prefeitura foi fechada.',
    getCode: 'Receber o número',
    howToOpen: (hours) => `Ao abrir, será pedido um número de 6 dígitos. Toque no botão abaixo para recebê-lo aqui.
O link abre uma única vez, dentro de ${hours} horas. Não o passe a ninguém.`,
    code: (
      code,
      minutes,
    ) => `O número que abre a página da prefeitura é ${code}. Digite-o na página dentro de ${minutes} minutos.
Não diga este número a ninguém. Nossos funcionários nunca vão pedi-lo.`,
  },
}

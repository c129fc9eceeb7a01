import type { Language } from '#lib/text/language.ts'

export type LetterKind = 'news' | 'satisfaction' | 'wayBack'

/** Why somebody hears of their page. */
export const LETTERS: Record<Language, Record<LetterKind, [subject: string, sentence: string]>> = {
  ja: {
    news: ['職員からのメッセージ', '職員からのメッセージがあります。次のページで読んで、続きを書けます。'],
    satisfaction: [
      'ご相談はいかがでしたか',
      'ご相談が終わりました。いかがでしたか。次のページで、ひとつ選んで教えてください。',
    ],
    wayBack: [
      'お問い合わせのページ',
      '次のページで、お問い合わせの続きを読み書きできます。返信があったときも、ここにお知らせします。',
    ],
  },
  easy: {
    news: [
      '役所(やくしょ)からの メッセージ',
      '役所(やくしょ)の人(ひと)から メッセージが あります。次(つぎ)のページで 読(よ)むことが できます。続(つづ)きも 書(か)くことが できます。',
    ],
    satisfaction: [
      '答(こた)えは どうでしたか',
      '相談(そうだん)が 終(お)わりました。どうでしたか。次(つぎ)のページで、1つ 選(えら)んでください。',
    ],
    wayBack: [
      '相談(そうだん)のページ',
      '次(つぎ)のページで、相談(そうだん)の続(つづ)きを 読(よ)んだり 書(か)いたり できます。答(こた)えがあったときも、ここに 知(し)らせます。',
    ],
  },
  en: {
    news: ['A message from our staff', 'Our staff have written to you. You can read it, and write back, on this page:'],
    satisfaction: [
      'How was our answer?',
      'Your inquiry has come to an end. How was our answer? You can tell us with one click on this page:',
    ],
    wayBack: [
      'The page of your inquiry',
      'You can go on reading and writing about your inquiry on this page. We also tell you here when we have answered.',
    ],
  },
  zh: {
    news: ['工作人员给您的留言', '工作人员给您留言了。您可以在以下页面阅读并继续留言。'],
    satisfaction: ['您对答复满意吗？', '您的咨询已结束。您对我们的答复满意吗？请在以下页面选择一项告诉我们。'],
    wayBack: ['您的咨询页面', '您可以在以下页面继续阅读和填写咨询内容。有回复时，我们也会通知此邮箱。'],
  },
  ko: {
    news: ['담당 직원이 보낸 메시지', '직원이 보낸 메시지가 있습니다. 아래 페이지에서 읽고 이어서 쓰실 수 있습니다.'],
    satisfaction: [
      '답변은 어떠셨습니까?',
      '상담이 끝났습니다. 답변은 어떠셨습니까? 아래 페이지에서 하나를 선택해 알려 주십시오.',
    ],
    wayBack: [
      '상담 페이지 안내',
      '아래 페이지에서 상담 내용을 이어서 읽고 쓰실 수 있습니다. 답변이 있을 때에도 이 주소로 알려 드립니다.',
    ],
  },
  vi: {
    news: [
      'Tin nhắn từ nhân viên',
      'Nhân viên đã gửi tin nhắn cho quý vị. Quý vị có thể đọc và viết tiếp trên trang sau đây.',
    ],
    satisfaction: [
      'Câu trả lời của chúng tôi thế nào?',
      'Việc tư vấn đã kết thúc. Quý vị thấy câu trả lời thế nào? Vui lòng chọn một mục trên trang sau đây.',
    ],
    wayBack: [
      'Trang trao đổi của quý vị',
      'Quý vị có thể đọc và viết tiếp trên trang sau đây. Khi có trả lời, chúng tôi cũng sẽ báo đến địa chỉ này.',
    ],
  },
  pt: {
    news: [
      'Mensagem dos nossos funcionários',
      'Nossos funcionários escreveram para você. Leia a mensagem e responda na página abaixo.',
    ],
    satisfaction: [
      'O que achou da resposta?',
      'Sua consulta foi concluída. O que achou da nossa resposta? Escolha uma opção na página abaixo.',
    ],
    wayBack: [
      'A página da sua consulta',
      'Você pode continuar a ler e escrever sobre sua consulta na página abaixo. Também avisaremos aqui quando houver resposta.',
    ],
  },
}

/** What stands around the sentence and the address. */
export const AROUND_LETTER: Record<Language, (town: string, sentence: string, link: string) => string> = {
  ja: (town, sentence, link) => `${town}のオンライン窓口です。

${sentence}

${link}

このアドレスを知っている人は、だれでも読めます。ほかの人に渡さないでください。
心当たりがないときは、このメッセージを捨ててください。`,
  easy: (town, sentence, link) => `${town}の オンライン窓口(まどぐち)です。

${sentence}

${link}

このアドレスを 知(し)っている人(ひと)は、だれでも 読(よ)むことが できます。ほかの人(ひと)に 教(おし)えないでください。
あなたが 知(し)らないことが 書(か)いてあるときは、このメールを 消(け)してください。`,
  en: (town, sentence, link) => `This is the online counter of ${town}.

${sentence}

${link}

Whoever has this address can read the page. Please do not pass it on.
If you did not expect this message, please throw it away.`,
  zh: (town, sentence, link) => `这里是${town}网上窗口。

${sentence}

${link}

知道此地址的人都可以阅读该页面，请不要告诉他人。
如果您不清楚此邮件的内容，请将其删除。`,
  ko: (town, sentence, link) => `${town} 온라인 창구입니다.

${sentence}

${link}

이 주소를 아는 사람은 누구나 읽을 수 있습니다. 다른 사람에게 알려 주지 마십시오.
짐작 가는 일이 없으시면 이 메일을 삭제해 주십시오.`,
  vi: (town, sentence, link) => `Đây là quầy trực tuyến của ${town}.

${sentence}

${link}

Bất cứ ai biết địa chỉ này đều có thể đọc trang. Xin đừng đưa cho người khác.
Nếu quý vị không rõ về tin nhắn này, vui lòng xóa bỏ.`,
  pt: (town, sentence, link) => `Este é o atendimento on-line de ${town}.

${sentence}

${link}

Qualquer pessoa que tiver este endereço poderá ler a página. Não o passe a outras pessoas.
Se você não esperava esta mensagem, descarte-a.`,
}

import { type Language, languages } from '#lib/text/language.ts'
import { asksWith } from './talk-words.ts'

/** What one writes in the talk to choose its language: nobody has to know Japanese for it. */
export const asksForLanguage = asksWith(['ことば', '言葉', 'language', '语言', '언어', 'ngôn ngữ', 'idioma'])

/** Asked in all of them at once, and confirmed in the one that was chosen. */
export const CHOOSING: Record<Language, { choose: string; chosen: string }> = {
  ja: {
    choose: 'このトークの言葉を選んでください。',
    chosen: 'これから、自動のお知らせは日本語でお送りします。「ことば」と送ると、いつでも変えられます。',
  },
  easy: {
    choose: 'ことばを 選(えら)んでください。',
    chosen:
      'これから、自動(じどう)の お知(し)らせは やさしい日本語(にほんご)で 送(おく)ります。「ことば」と 送(おく)ると、いつでも 変(か)えられます。',
  },
  en: {
    choose: 'Please choose your language.',
    chosen:
      'From now on, our automatic messages here are in English. Replies from our staff may be in Japanese. Send “language” to change this at any time.',
  },
  zh: {
    choose: '请选择您的语言。',
    chosen: '今后，此聊天中的自动消息将使用简体中文。工作人员的回复可能为日语。发送“语言”可随时更改。',
  },
  ko: {
    choose: '언어를 선택해 주십시오.',
    chosen:
      '앞으로 이 대화방의 자동 메시지는 한국어로 보내 드립니다. 직원의 답변은 일본어일 수 있습니다. ‘언어’라고 보내시면 언제든지 변경하실 수 있습니다.',
  },
  vi: {
    choose: 'Vui lòng chọn ngôn ngữ.',
    chosen:
      'Từ bây giờ, các tin nhắn tự động tại đây sẽ bằng tiếng Việt. Câu trả lời của nhân viên có thể bằng tiếng Nhật. Gửi “ngôn ngữ” để thay đổi bất cứ lúc nào.',
  },
  pt: {
    choose: 'Escolha o seu idioma.',
    chosen:
      'A partir de agora, as mensagens automáticas aqui serão em português. As respostas dos funcionários podem ser em japonês. Envie “idioma” para mudar quando quiser.',
  },
}

/** For whoever reads any of them. */
export const chooseInEach = (): string => languages.map((language) => CHOOSING[language].choose).join('\n')

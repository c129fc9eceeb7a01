import { type Language, languages } from '#lib/text/language.ts'
import { asksWith } from './talk-words.ts'

/** What one writes in the talk to choose its language; each holds in every talk. */
export const LANGUAGE_WORDS: Record<Language, string> = {
  ja: 'ことば',
  easy: 'ことば',
  en: 'language',
  zh: '语言',
  ko: '언어',
  vi: 'ngôn ngữ',
  pt: 'idioma',
}

/** 言葉: as a phone converts it. */
export const asksForLanguage = asksWith([...Object.values(LANGUAGE_WORDS), '言葉'])

/** Asked in all of them at once, and confirmed in the one that was chosen. */
export const CHOOSING: Record<Language, { choose: string; chosen: string }> = {
  ja: {
    choose: 'このトークの言葉を選んでください。',
    chosen: `これから、自動の返事は日本語でお送りします。「${LANGUAGE_WORDS.ja}」と送ると、いつでも変えられます。`,
  },
  easy: {
    choose: 'ことばを 選(えら)んでください。',
    chosen: `これから、自動(じどう)の 返事(へんじ)は やさしい日本語(にほんご)で 送(おく)ります。役所(やくしょ)の人(ひと)の 返事(へんじ)と お知(し)らせは、ふつうの 日本語(にほんご)の ことが あります。「${LANGUAGE_WORDS.easy}」と 送(おく)ると、いつでも 変(か)えられます。`,
  },
  en: {
    choose: 'Please choose your language.',
    chosen: `From now on, our automatic messages here are in English. Replies from our staff may be in Japanese. Send “${LANGUAGE_WORDS.en}” to change this at any time.`,
  },
  zh: {
    choose: '请选择您的语言。',
    chosen: `今后，此聊天中的自动消息将使用简体中文。工作人员的回复可能为日语。发送“${LANGUAGE_WORDS.zh}”可随时更改。`,
  },
  ko: {
    choose: '언어를 선택해 주십시오.',
    chosen: `앞으로 이 대화방의 자동 메시지는 한국어로 보내 드립니다. 직원의 답변은 일본어일 수 있습니다. ‘${LANGUAGE_WORDS.ko}’라고 보내시면 언제든지 변경하실 수 있습니다.`,
  },
  vi: {
    choose: 'Vui lòng chọn ngôn ngữ.',
    chosen: `Từ bây giờ, các tin nhắn tự động tại đây sẽ bằng tiếng Việt. Câu trả lời của nhân viên có thể bằng tiếng Nhật. Gửi “${LANGUAGE_WORDS.vi}” để thay đổi bất cứ lúc nào.`,
  },
  pt: {
    choose: 'Escolha o seu idioma.',
    chosen: `A partir de agora, as mensagens automáticas aqui serão em português. As respostas dos funcionários podem ser em japonês. Envie “${LANGUAGE_WORDS.pt}” para mudar quando quiser.`,
  },
}

/** For whoever reads any of them. */
export const chooseInEach = (): string => languages.map((language) => CHOOSING[language].choose).join('\n')

import type { Language } from '#lib/text/language.ts'

/** A link of the talk that can be used no more. @param word what one writes there for another */
export const LINK_OVER: Record<Language, (word: string) => string> = {
  ja: (word) => `このリンクは、期限が過ぎています。LINE のトークで、もう一度「${word}」と送ってください。`,
  easy: (word) =>
    `このリンクは、もう 使(つか)えません。LINEの トークで、もう一度(いちど)「${word}」と 送(おく)ってください。`,
  en: (word) => `This link has expired. Please send “${word}” in the chat on LINE once more.`,
  zh: (word) => `此链接已过期。请在LINE聊天中再次发送“${word}”。`,
  ko: (word) => `이 링크는 유효 기간이 지났습니다. LINE 대화방에서 다시 한번 ‘${word}’라고 보내 주십시오.`,
  vi: (word) => `Liên kết này đã hết hạn. Vui lòng gửi lại “${word}” trong cuộc trò chuyện trên LINE.`,
  pt: (word) => `Este link expirou. Envie “${word}” novamente na conversa do LINE.`,
}

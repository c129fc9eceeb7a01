import type { Language } from '#lib/text/language.ts'

/** Above the short answers from which one is chosen. */
export const CHOICES: Record<Language, string> = {
  ja: '押すと返事を送ります',
  easy: '押(お)すと 返事(へんじ)を 送(おく)ります',
  en: 'A tap sends your answer',
  zh: '点击即可发送回复',
  ko: '누르면 답장이 전송됩니다',
  vi: 'Nhấn để gửi câu trả lời',
  pt: 'Toque para enviar a resposta',
}

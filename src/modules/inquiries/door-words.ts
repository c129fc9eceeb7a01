import type { Language } from '#lib/text/language.ts'

/** What a door says: its name, and a sentence. */
type Said = readonly [title: string, sentence: string]

/** Those whose page has its name in each language are called as it is: theirs is the sentence alone. */
interface Doors {
  line: string
  chat: Said
  faq: Said
  report: string
}

/** The ways to the town on the portal. */
export const DOORS: Record<Language, Doors> = {
  ja: {
    line: '写真も送れます。夜間や休日もどうぞ',
    chat: ['チャットで相談', 'LINE がなくても、写真を添えて'],
    faq: ['よくある質問', '聞く前に、答えが見つかることも'],
    report: '穴や街灯を、写真と場所で',
  },
  easy: {
    line: '写真(しゃしん)も 送(おく)ることが できます。夜(よる)も 休(やす)みの日(ひ)も できます',
    chat: ['チャットで 相談(そうだん)', 'LINE がない人(ひと)も できます。写真(しゃしん)も 送(おく)ることが できます'],
    faq: ['よくある質問(しつもん)', '聞(き)く前(まえ)に、答(こた)えが 見(み)つかるかもしれません(日本語(にほんご))'],
    report: '写真(しゃしん)と 場所(ばしょ)を 送(おく)ることが できます',
  },
  en: {
    line: 'Send photos too, at night and on holidays',
    chat: ['Ask on this site', 'No LINE needed; photos can be attached'],
    faq: ['Frequently asked questions', 'You may find the answer before you ask'],
    report: 'Holes, street lights: with a photo and the place',
  },
  zh: {
    line: '可以发送照片，夜间和节假日也可以',
    chat: ['在线咨询', '没有LINE也可以，可附上照片'],
    faq: ['常见问题', '咨询前，也许就能找到答案（日语、英语）'],
    report: '路面坑洞、路灯等，附照片和地点',
  },
  ko: {
    line: '사진도 보낼 수 있습니다. 야간과 휴일에도 가능합니다',
    chat: ['채팅으로 상담', 'LINE이 없어도 사진과 함께 보낼 수 있습니다'],
    faq: ['자주 묻는 질문', '문의하기 전에 답을 찾을 수도 있습니다 (일본어, 영어)'],
    report: '도로 구멍이나 가로등을 사진과 위치로',
  },
  vi: {
    line: 'Có thể gửi cả ảnh, kể cả ban đêm và ngày nghỉ',
    chat: ['Hỏi trên trang này', 'Không cần LINE, có thể gửi kèm ảnh'],
    faq: ['Câu hỏi thường gặp', 'Có thể tìm thấy câu trả lời trước khi hỏi (tiếng Nhật, tiếng Anh)'],
    report: 'Ổ gà, đèn đường: kèm ảnh và vị trí',
  },
  pt: {
    line: 'Envie também fotos, à noite e nos feriados',
    chat: ['Consultar pelo site', 'Mesmo sem LINE, e com fotos'],
    faq: ['Perguntas frequentes', 'Talvez a resposta já esteja aqui (em japonês e inglês)'],
    report: 'Buracos e postes de luz, com foto e local',
  },
}

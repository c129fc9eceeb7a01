import type { Language } from '#lib/text/language.ts'

const ja = {
  /** The title of a page that was sent back. */
  wrong: (title: string) => `エラー: ${title}`,
  wrongHeading: '入力内容を確かめてください',
  required: '必須',
  optional: '任意',
}

/** What stands around the fields of a form. */
export const FORM: Record<Language, typeof ja> = {
  ja,
  easy: {
    wrong: (title) => `まちがい: ${title}`,
    wrongHeading: '書(か)いたことを もう一度(いちど) 見(み)てください',
    required: '必要(ひつよう)です',
    optional: '書(か)かなくても いい',
  },
  en: {
    wrong: (title) => `Error: ${title}`,
    wrongHeading: 'Please check what you entered',
    required: 'required',
    optional: 'optional',
  },
  zh: {
    wrong: (title) => `错误：${title}`,
    wrongHeading: '请确认您填写的内容',
    required: '必填',
    optional: '选填',
  },
  ko: {
    wrong: (title) => `오류: ${title}`,
    wrongHeading: '입력하신 내용을 확인해 주십시오',
    required: '필수',
    optional: '선택',
  },
  vi: {
    wrong: (title) => `Lỗi: ${title}`,
    wrongHeading: 'Vui lòng kiểm tra nội dung đã nhập',
    required: 'bắt buộc',
    optional: 'không bắt buộc',
  },
  pt: {
    wrong: (title) => `Erro: ${title}`,
    wrongHeading: 'Confira o que você digitou',
    required: 'obrigatório',
    optional: 'opcional',
  },
}

import { FORM_FILES } from '#kernel/files/form-limit.ts'
import type { Language } from '#lib/text/language.ts'

export const MOST_FILES = 5

const inMB = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0)

const ja = {
  fit: `${MOST_FILES} 個、合わせて ${inMB(FORM_FILES)} MB まで`,
  tooMany: `一度に送れるファイルは ${MOST_FILES} 個までです。`,
  tooLarge: `ファイルは合わせて ${inMB(FORM_FILES)} MB まで送れます。小さくするか、分けて送ってください。`,
  alone: (name: string, size: number) => `「${name}」は ${inMB(size)} MB あります。`,
  together: (size: number) => `合わせて ${inMB(size)} MB あります。`,
  again: 'ファイルはもう一度選んでください。',
}

export const FITTING: Record<Language, typeof ja> = {
  ja,
  en: {
    fit: `Up to ${MOST_FILES} files, ${inMB(FORM_FILES)} MB together`,
    tooMany: `You can send up to ${MOST_FILES} files at once.`,
    tooLarge: `Files can have up to ${inMB(FORM_FILES)} MB together. Please make them smaller, or send them one after another.`,
    alone: (name, size) => `“${name}” has ${inMB(size)} MB. `,
    together: (size) => `They have ${inMB(size)} MB together. `,
    again: ' Please choose your files again.',
  },
  easy: {
    fit: `${MOST_FILES}個(こ)まで。全部(ぜんぶ)で ${inMB(FORM_FILES)} MBまで`,
    tooMany: `一度(いちど)に 送(おく)ることが できるファイルは ${MOST_FILES}個(こ)までです。`,
    tooLarge: `ファイルは 全部(ぜんぶ)で ${inMB(FORM_FILES)} MBまで 送(おく)ることが できます。小(ちい)さくするか、分(わ)けて 送(おく)ってください。`,
    alone: (name, size) => `「${name}」は ${inMB(size)} MB あります。`,
    together: (size) => `全部(ぜんぶ)で ${inMB(size)} MB あります。`,
    again: 'ファイルを もう一度(いちど) 選(えら)んでください。',
  },
  zh: {
    fit: `最多 ${MOST_FILES} 个，合计不超过 ${inMB(FORM_FILES)} MB`,
    tooMany: `一次最多可发送 ${MOST_FILES} 个文件。`,
    tooLarge: `文件合计最大为 ${inMB(FORM_FILES)} MB。请缩小文件或分次发送。`,
    alone: (name, size) => `“${name}”为 ${inMB(size)} MB。`,
    together: (size) => `合计为 ${inMB(size)} MB。`,
    again: '请重新选择文件。',
  },
  ko: {
    fit: `${MOST_FILES}개, 합계 ${inMB(FORM_FILES)} MB까지`,
    tooMany: `한 번에 보낼 수 있는 파일은 ${MOST_FILES}개까지입니다.`,
    tooLarge: `파일은 합계 ${inMB(FORM_FILES)} MB까지 보낼 수 있습니다. 용량을 줄이거나 나누어 보내 주십시오.`,
    alone: (name, size) => `‘${name}’의 용량은 ${inMB(size)} MB입니다. `,
    together: (size) => `합계 용량은 ${inMB(size)} MB입니다. `,
    again: ' 파일을 다시 선택해 주십시오.',
  },
  vi: {
    fit: `Tối đa ${MOST_FILES} tệp, tổng cộng ${inMB(FORM_FILES)} MB`,
    tooMany: `Mỗi lần có thể gửi tối đa ${MOST_FILES} tệp.`,
    tooLarge: `Tổng dung lượng tối đa là ${inMB(FORM_FILES)} MB. Vui lòng giảm dung lượng hoặc gửi làm nhiều lần.`,
    alone: (name, size) => `“${name}” có dung lượng ${inMB(size)} MB. `,
    together: (size) => `Tổng dung lượng là ${inMB(size)} MB. `,
    again: ' Vui lòng chọn lại tệp.',
  },
  pt: {
    fit: `Até ${MOST_FILES} arquivos, ${inMB(FORM_FILES)} MB no total`,
    tooMany: `É possível enviar até ${MOST_FILES} arquivos de cada vez.`,
    tooLarge: `Os arquivos podem ter até ${inMB(FORM_FILES)} MB no total. Reduza o tamanho ou envie em partes.`,
    alone: (name, size) => `“${name}” tem ${inMB(size)} MB. `,
    together: (size) => `O total é de ${inMB(size)} MB. `,
    again: ' Escolha os arquivos novamente.',
  },
}

/** 「5 個、合わせて 50 MB まで」 */
export const FILES_THAT_FIT = FITTING.ja.fit

/** Why these files cannot go out with one reply; the browser asks before it sends them, and the server again. */
export function reasonAgainstFiles(
  files: { name: string; size: number }[],
  language: Language = 'ja',
): string | undefined {
  const words = FITTING[language]
  if (files.length > MOST_FILES) return words.tooMany
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= FORM_FILES) return undefined
  const alone = files.find(({ size }) => size > FORM_FILES)
  return `${alone ? words.alone(alone.name, alone.size) : words.together(total)}${words.tooLarge}`
}

import { FORM_FILES } from '#kernel/files/form-limit.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'

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

export const FITTING: Record<WrittenLanguage, typeof ja> = {
  ja,
  en: {
    fit: `Up to ${MOST_FILES} files, ${inMB(FORM_FILES)} MB together`,
    tooMany: `You can send up to ${MOST_FILES} files at once.`,
    tooLarge: `Files can have up to ${inMB(FORM_FILES)} MB together. Please make them smaller, or send them one after another.`,
    alone: (name, size) => `“${name}” has ${inMB(size)} MB. `,
    together: (size) => `They have ${inMB(size)} MB together. `,
    again: ' Please choose your files again.',
  },
}

/** 「5 個、合わせて 50 MB まで」 */
export const FILES_THAT_FIT = FITTING.ja.fit

/** Why these files cannot go out with one reply; the browser asks before it sends them, and the server again. */
export function reasonAgainstFiles(
  files: { name: string; size: number }[],
  language: WrittenLanguage = 'ja',
): string | undefined {
  const words = FITTING[language]
  if (files.length > MOST_FILES) return words.tooMany
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= FORM_FILES) return undefined
  const alone = files.find(({ size }) => size > FORM_FILES)
  return `${alone ? words.alone(alone.name, alone.size) : words.together(total)}${words.tooLarge}`
}

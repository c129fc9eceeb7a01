import { FORM_FILES } from '#kernel/files/form-limit.ts'

export const MOST_FILES = 5

const inMB = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0)

/** 「5 個、合わせて 50 MB まで」 */
export const FILES_THAT_FIT = `${MOST_FILES} 個、合わせて ${inMB(FORM_FILES)} MB まで`

export const TOO_LARGE = `ファイルは合わせて ${inMB(FORM_FILES)} MB まで送れます。小さくするか、分けて送ってください。`

/** Why these files cannot go out with one reply; the browser asks before it sends them, and the server again. */
export function reasonAgainstFiles(files: { name: string; size: number }[]): string | undefined {
  if (files.length > MOST_FILES) return `一度に送れるファイルは ${MOST_FILES} 個までです。`
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= FORM_FILES) return undefined
  const alone = files.find(({ size }) => size > FORM_FILES)
  return `${alone ? `「${alone.name}」は ${inMB(alone.size)} MB あります。` : `合わせて ${inMB(total)} MB あります。`}${TOO_LARGE}`
}

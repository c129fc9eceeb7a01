import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateIn } from '#lib/time/in-language.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'

/** Stands in the town's words for the day by which staff answer. */
export const DAY = '{日}'

export const LONGEST_WORDS = 500

/** What is said outside office hours where the town has no words of its own. */
export const STANDARD_WORDS: Record<Language, string> = {
  ja: `ただいま受付時間外です。${DAY} までに、職員がお答えします。`,
  easy: `今(いま)は 休(やす)みです。${DAY}までに、役所(やくしょ)の人(ひと)が 答(こた)えます。`,
  en: `Our office is closed now. Our staff will answer you by ${DAY}.`,
  zh: `现在不是办公时间。工作人员将于 ${DAY} 之前回复您。`,
  ko: `지금은 업무 시간이 아닙니다. ${DAY}까지 직원이 답변해 드리겠습니다.`,
  vi: `Hiện đang ngoài giờ làm việc. Nhân viên sẽ trả lời quý vị chậm nhất vào ${DAY}.`,
  pt: `Nosso atendimento está fechado agora. Nossos funcionários responderão até ${DAY}.`,
}

export const INTERIM: Record<Language, string> = {
  ja: `お待たせしています。もう少し時間をいただきます。${DAY} までにお答えします。`,
  en: `Thank you for waiting. We need a little more time, and will answer you by ${DAY}.`,
  easy: `待(ま)っていてくれて、ありがとうございます。もう少(すこ)し 時間(じかん)が かかります。${DAY}までに 答(こた)えます。`,
  zh: `让您久等了。我们还需要一些时间，将于 ${DAY} 之前回复您。`,
  ko: `기다려 주셔서 감사합니다. 시간이 조금 더 필요합니다. ${DAY}까지 답변드리겠습니다.`,
  vi: `Xin cảm ơn quý vị đã chờ. Chúng tôi cần thêm một chút thời gian và sẽ trả lời chậm nhất vào ${DAY}.`,
  pt: `Obrigado por aguardar. Precisamos de um pouco mais de tempo e responderemos até ${DAY}.`,
}

/** @param until the promise whose day is named */
export const fillDay = (words: string, until: Temporal.Instant, lang: Language): string =>
  words.replaceAll(DAY, dateIn(lang, dateInTokyo(until)))

/** 中間連絡, in the language of whoever waits. */
export const interimWords = (until: Temporal.Instant, lang: Language): string => fillDay(INTERIM[lang], until, lang)

const IN_BRACES = /[{｛][^{}｛｝]*[}｝]|[{}｛｝]/gu

/** The town's words, as they may be kept; empty: the standard ones. @throws Refusal 422 */
export function readPromiseWords(typed: string, field: string): string | null {
  const words = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().toWellFormed()
  if (words === '') return null
  const unknown = [...words.matchAll(IN_BRACES)].map(([found]) => found).find((found) => found !== DAY)
  if (unknown !== undefined) throw new Refusal(422, `「${unknown}」は使えません。使えるのは ${DAY} だけです。`, field)
  if (!words.includes(DAY)) throw new Refusal(422, `いつまでに答えるかを示す ${DAY} を入れてください。`, field)
  if (words.length > LONGEST_WORDS) throw new Refusal(422, `言葉は${LONGEST_WORDS}文字以内にしてください。`, field)
  return words
}

const SOON_MINUTES = 3 * 60

/** How a promise stands, for staff: きょう 17:15 まで, あと 2 時間, 1 日過ぎています. */
export function promiseInWords(
  until: Temporal.Instant,
  now: Temporal.Instant,
): { text: string; tone: 'neutral' | 'warning' | 'error' } {
  const minutes = Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 60_000)
  if (minutes <= 0) return { text: `${lasting(-minutes)}過ぎています`, tone: 'error' }
  if (minutes <= SOON_MINUTES) return { text: `あと ${lasting(minutes)}`, tone: 'warning' }
  const local = until.toZonedDateTimeISO(TOKYO)
  const days = dateInTokyo(now).until(local.toPlainDate()).days
  const near = ['きょう', 'あす'][days]
  const when = near ? `${near} ${timeInWords(local.toPlainTime())}` : dateInWords(local.toPlainDate())
  return { text: `${when} まで`, tone: days === 0 ? 'warning' : 'neutral' }
}

/** The largest unit, whole: 25 分, 2 時間, 1 日. */
function lasting(minutes: number): string {
  if (minutes >= 24 * 60) return `${Math.floor(minutes / (24 * 60))} 日`
  return minutes >= 60 ? `${Math.floor(minutes / 60)} 時間` : `${Math.max(1, minutes)} 分`
}

import { durationInWords } from '#lib/time/in-words.ts'

/** 通勤時間: minutes one way from home, as somebody wrote them down. */
export interface Travel {
  readonly toMain: number
  readonly toSite: number
}

/** There and back. Below zero where the site is further away than the main hall. */
export const savedMinutes = ({ toMain, toSite }: Travel): number => 2 * (toMain - toSite)

/** Under 「短くなった時間」: 1時間40分, 30分長くなりました */
export const shorterInWords = (minutes: number): string =>
  minutes < 0 ? `${durationInWords(-minutes)}長くなりました` : durationInWords(minutes)

/** 往復で 50分短くなります */
export function savedInWords(travel: Travel): string {
  const saved = savedMinutes(travel)
  if (saved === 0) return '往復の時間は変わりません'
  return `往復で ${durationInWords(Math.abs(saved))}${saved > 0 ? '短く' : '長く'}なります`
}

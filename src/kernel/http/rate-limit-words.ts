import type { Language } from '#lib/text/language.ts'

/** What somebody is told who has tried too often, and when they may again. */
export const TOO_OFTEN: Record<Language, (time: string) => string> = {
  ja: (time) => `続けて試せる回数を超えました。${time}を過ぎてから、もう一度お試しください。`,
  easy: (time) =>
    `回数(かいすう)が 多(おお)すぎます。${time}まで 待(ま)ってください。そのあとで、もう一度(いちど) ためしてください。`,
  en: (time) => `You have tried too many times. Please try again after ${time}.`,
  zh: (time) => `操作次数过多。请在 ${time} 之后再试。`,
  ko: (time) => `시도 횟수가 너무 많습니다. ${time} 이후에 다시 시도해 주십시오.`,
  vi: (time) => `Quý vị đã thử quá nhiều lần. Vui lòng thử lại sau ${time}.`,
  pt: (time) => `Você tentou vezes demais. Tente novamente a partir deste horário: ${time}.`,
}

import { inLanguage, type Language } from '../language.ts'
import { WORDS } from '../site/words.ts'
import type { Lacking } from './reservations.queries.ts'

/** 「灯台の宿」(12月14日(月)、12月15日(火): 空き 2): each thing once, with its days and the least that is free on them. */
export function lackingInWords(lacking: readonly Lacking[], language: Language): string[] {
  const { dayOfYear, moment } = WORDS[language]
  return [...Map.groupBy(lacking, ({ name }) => name).values()].map((of) => {
    const days = of.map(({ on, startsAt }) => (on ? dayOfYear(on) : moment(startsAt!)))
    const name = inLanguage(language, of[0]!.name, of[0]!.nameEn).text
    const free = Math.max(0, Math.min(...of.map((one) => one.free)))
    return language === 'en'
      ? `“${name}” (${days.join(', ')}: ${free} left)`
      : `「${name}」(${days.join('、')}: 空き ${free})`
  })
}

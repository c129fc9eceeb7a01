import type { Language } from '#lib/text/language.ts'
import { SESSIONS } from './session-words.ts'

const systems: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

// Later browsers call themselves by the names of the earlier ones too, so the order matters.
const browsers: [RegExp, string][] = [
  [/\bLine\//, 'LINE'],
  [/\bEdgA?\/|EdgiOS\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const first = (table: [RegExp, string][], userAgent: string) => table.find(([pattern]) => pattern.test(userAgent))?.[1]

/** 「Windows の Chrome」: so that people recognize their own device. Only a hint: browsers may say anything. */
export function deviceInWords(userAgent: string, lang: Language = 'ja'): string {
  const [system, browser] = [first(systems, userAgent), first(browsers, userAgent)]
  if (system && browser) return SESSIONS[lang].on(browser, system)
  return system ?? browser ?? SESSIONS[lang].unknown
}

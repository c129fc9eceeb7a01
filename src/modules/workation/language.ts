import type { Language } from '#lib/text/language.ts'

export type { Language } from '#lib/text/language.ts'

/**
 * What is said in a language, and the language it then is in: everything a provider writes is in both, but for long texts, which may be
 * Japanese alone.
 */
export const inLanguage = (language: Language, ja: string, en: string): { text: string; lang: Language } =>
  language === 'en' && en ? { text: en, lang: 'en' } : { text: ja, lang: 'ja' }

import type { WrittenLanguage } from '#lib/text/language.ts'

export type { WrittenLanguage as Language } from '#lib/text/language.ts'

/**
 * What is said in a language, and the language it then is in: everything a provider writes is in both, but for long texts, which may be
 * Japanese alone.
 */
export const inLanguage = (
  language: WrittenLanguage,
  ja: string,
  en: string,
): { text: string; lang: WrittenLanguage } =>
  language === 'en' && en ? { text: en, lang: 'en' } : { text: ja, lang: 'ja' }

/** The languages of the public site. Everything a provider writes is in both, but for long texts: those may be Japanese alone. */
export type Language = 'ja' | 'en'

/** What is said in a language, and the language it then is in. */
export const inLanguage = (language: Language, ja: string, en: string): { text: string; lang: Language } =>
  language === 'en' && en ? { text: en, lang: 'en' } : { text: ja, lang: 'ja' }

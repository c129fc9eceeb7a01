/** The languages in which the town speaks to people outside, each in its own words. `easy` is やさしい日本語. */
export const LANGUAGES = {
  ja: '日本語',
  easy: 'やさしい日本語',
  en: 'English',
  zh: '简体中文',
  ko: '한국어',
  vi: 'Tiếng Việt',
  pt: 'Português',
} as const

/** As staff call them. */
export const IN_JAPANESE: Record<Language, string> = {
  ja: '日本語',
  easy: 'やさしい日本語',
  en: '英語',
  zh: '中国語(簡体字)',
  ko: '韓国語',
  vi: 'ベトナム語',
  pt: 'ポルトガル語',
}

export type Language = keyof typeof LANGUAGES

/** Those in which authors write what the town publishes: よくある質問, ワーケーション. */
export type WrittenLanguage = 'ja' | 'en'

export const languages = Object.keys(LANGUAGES) as readonly Language[]

export const isLanguage = (word: unknown): word is Language => languages.some((language) => language === word)

const TAGS: Partial<Record<Language, string>> = { easy: 'ja', zh: 'zh-Hans', pt: 'pt-BR' }

/** Something for each of them. */
export const inEach = <T>(make: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>

/** BCP 47, for `lang` and Intl. Those in Japan who read Portuguese come from Brazil. */
export const tagOf = (language: Language): string => TAGS[language] ?? language

/** In which of the authors' languages somebody is likely to find their way. */
export const writtenFor = (language: Language): WrittenLanguage =>
  language === 'ja' || language === 'easy' ? 'ja' : 'en'

/** The language of a tag, if it is one of ours: of `zh` only what is written in simplified letters. */
export function languageOfTag(tag: string): Language | undefined {
  const [primary, ...rest] = tag.trim().toLowerCase().split(/[-_]/)
  if (primary === 'zh' && rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part))) return undefined
  return primary !== 'easy' && isLanguage(primary) ? primary : undefined
}

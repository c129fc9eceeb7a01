import type { Language } from '#lib/text/language.ts'

/** What the town writes in Japanese alone, on a page in another language. */
export const japaneseOn = (lang: Language) => (lang === 'ja' || lang === 'easy' ? undefined : 'ja')

/** A town has its name in Japanese, and so has what else it names itself. */
export const JapaneseName = ({ name, lang }: { name: string; lang: Language }) => {
  const spoken = japaneseOn(lang)
  return spoken ? <span lang={spoken}>{name}</span> : <>{name}</>
}

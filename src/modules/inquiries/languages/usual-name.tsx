import { JapaneseName } from '#kernel/http/japanese-name.tsx'
import type { Language } from '#lib/text/language.ts'

interface UsualNameProps {
  /** Names that the program proposes, in each language. */
  of: Record<Language, Readonly<Record<string, string>>>
  name: string
  lang: Language
}

/** What the town named, to residents: in their language where it took a name that the program proposes; otherwise as it wrote it. */
export function UsualName({ of, name, lang }: UsualNameProps) {
  const known = Object.keys(of.ja).find((key) => of.ja[key] === name)
  return known === undefined ? <JapaneseName name={name} lang={lang} /> : <>{of[lang][known]}</>
}

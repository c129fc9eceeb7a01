import { JapaneseName } from '#kernel/http/site-page.tsx'
import type { Language } from '#lib/text/language.ts'
import { usualKindIn } from './kind-words.ts'

/** A kind of report, to a resident. */
export const KindName = ({ name, lang }: { name: string; lang: Language }) => {
  const known = usualKindIn(lang, name)
  return known === undefined ? <JapaneseName name={name} lang={lang} /> : <>{known}</>
}

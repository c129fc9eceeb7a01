import type { Matter } from '#kernel/conversations/conversations.ts'
import type { Language } from '#lib/text/language.ts'
import { Breadcrumbs } from '#ui/index.ts'
import { ASKER } from './asker-words.ts'

/** The way here, by what it is about. */
export const AskerTrail = ({ lang, matter, here }: { lang: Language; matter: Matter | undefined; here: string }) => (
  <Breadcrumbs
    label={ASKER[lang].here}
    items={[
      { text: ASKER[lang].home, href: '/' },
      ...(matter ? [{ text: matter.title, href: matter.href }] : []),
      { text: here },
    ]}
  />
)

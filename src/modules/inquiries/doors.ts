import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Door } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Language, writtenFor } from '#lib/text/language.ts'
import { DOORS } from './door-words.ts'
import { publishedLanguages } from './faq/published.queries.ts'
import { faqsHref } from './faq/site/frame.tsx'
import { LINE } from './line/line-words.ts'
import { REPORT_FORM } from './streets/form-words.ts'
import { takesReports } from './streets/kinds.queries.ts'
import { REPORT as STREET_REPORT } from './streets/report.routes.ts'

const door = (to: Pick<Door, 'href' | 'icon'>, [title, sentence]: readonly [string, string]): Door => ({
  ...to,
  title,
  sentence,
})

/** The ways to the town that stand open today. */
export async function doors(db: Db<'inquiries'>, language: Language): Promise<Door[]> {
  const words = DOORS[language]
  const chat = door({ href: '/inquiries/new', icon: 'globe' }, words.chat)
  const line = door({ href: '/line', icon: 'chat' }, [LINE[language].title, words.line])
  const answered = await publishedLanguages(db)
  const faqHref = answered.includes(writtenFor(language)) ? faqsHref(writtenFor(language)) : '/faq'
  const faq = door({ href: faqHref, icon: 'info' }, words.faq)
  const hasLine = await hasSecret(db, 'line.channel_access_token')
  const report = door({ href: `${STREET_REPORT}/new`, icon: 'map-pin' }, [REPORT_FORM[language].title, words.report])
  const reports = await takesReports(db)
  return [...(hasLine ? [line] : []), chat, ...(reports ? [report] : []), ...(answered.length > 0 ? [faq] : [])]
}

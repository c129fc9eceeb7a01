import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Breadcrumbs, PageHeading, Stack } from '#ui/index.ts'
import { Words } from '../../conversations/message-bubble.tsx'
import { findPublished } from '../published.queries.ts'
import { FAQ_WORDS } from './faq-words.ts'
import { faqsHref, framed } from './frame.tsx'

/** One answer, under an address of its own that staff and residents can send. @throws Refusal 404 */
export async function faqPage(anyone: Anyone): Promise<SitePage> {
  const db: Db<'inquiries'> = anyone.municipality.db
  const faq = await findPublished(db, Number(anyone.param('id')))
  if (!faq) throw new Refusal(404, 'このよくある質問はありません。取り下げられた可能性があります。')
  const { id, lang, question, answer, category, section, publishedAt } = faq
  const [words, day] = [FAQ_WORDS[lang], dateInTokyo(publishedAt)]
  return framed(anyone, lang, {
    title: question,
    description: answer.replaceAll(/\s+/g, ' ').slice(0, 120),
    path: `/faq/${id}`,
    faqs: [faq],
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: words.title, href: faqsHref(lang) },
          { text: category, href: faqsHref(lang, { category }) },
          { text: question },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading>{question}</PageHeading>
        <p class="faq-answer">
          <Words text={answer} lang={lang} />
        </p>
        <p class="faq-source">{words.answeredBy(section, lang === 'en' ? day.toString() : formatWareki(day))}</p>
      </Stack>
    ),
  })
}

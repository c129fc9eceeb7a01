import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { Chips, EmptyState, LinkList, PageHeading, SearchBox, Section, Stack } from '#ui/index.ts'
import { findAnswers, idsOf } from '../finding/find-answers.ts'
import { noteSearch } from '../gaps/note-unanswered.ts'
import { fromIn, ListPager } from '../list-pager.tsx'
import { countByCategory, listPublished, listPublishedOf } from '../published.queries.ts'
import { FAQ_WORDS } from './faq-words.ts'
import { faqsHref, framed } from './frame.tsx'

const PER_PAGE = 100
/** Further down the list nobody looks, nor is it likely to be what was meant. */
const MOST_FOUND = 500
const LONGEST_QUERY = 200

/** 「よくある質問」: what is asked for stands in the address, and nothing is remembered of whoever looks; of what found nothing, the words. */
export async function faqsPage(anyone: Anyone): Promise<SitePage> {
  const db: Db<'inquiries'> = anyone.municipality.db
  const query = anyone.query()
  const lang: WrittenLanguage = query.get('lang') === 'en' ? 'en' : 'ja'
  const [words, asked] = [FAQ_WORDS[lang], (query.get('q') ?? '').slice(0, LONGEST_QUERY).trim()]
  const [categories, others] = await Promise.all([
    countByCategory(db, lang),
    countByCategory(db, lang === 'ja' ? 'en' : 'ja'),
  ])
  const category = categories.find((one) => one.category === query.get('category'))?.category
  const from = fromIn(query.get('from'), PER_PAGE)
  const narrowed = categories.filter((one) => category === undefined || one.category === category)
  const ids = asked ? idsOf(await findAnswers(db, lang, asked, MOST_FOUND)) : undefined
  if (ids?.length === 0 && categories.length > 0) await noteSearch(db, anyone.now, lang, asked)
  const found = ids && (await listPublishedOf(db, ids, { category }))
  const faqs =
    found?.slice(from, from + PER_PAGE) ?? (await listPublished(db, { lang, category, from, limit: PER_PAGE }))
  const count = found?.length ?? narrowed.reduce((sum, one) => sum + one.count, 0)
  const q = asked ? { q: asked } : undefined
  return framed(anyone, lang, {
    title: words.title,
    description: words.lead,
    path: faqsHref(lang),
    faqs,
    other: others.length > 0,
    children: (
      <Stack>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        {categories.length > 0 && (
          <SearchBox
            action="/faq"
            label={words.search}
            submitText={words.button}
            value={asked}
            hidden={{ ...(lang === 'en' && { lang }), ...(category !== undefined && { category }) }}
          />
        )}
        {categories.length > 1 && (
          <Chips
            label={words.categories}
            items={[
              { text: words.all, href: faqsHref(lang, q), current: category === undefined },
              ...categories.map((one) => ({
                text: one.category,
                href: faqsHref(lang, { ...q, category: one.category }),
                current: one.category === category,
              })),
            ]}
          />
        )}
        {categories.length === 0 ? (
          <EmptyState icon="info" heading={words.empty}>
            {words.emptyHint}
          </EmptyState>
        ) : (
          <Section heading={words.found(count)}>
            {count === 0 ? (
              <EmptyState icon="search" heading={words.none}>
                {words.noneHint}
              </EmptyState>
            ) : (
              <LinkList
                items={faqs.map((one) => ({ href: `/faq/${one.id}`, text: one.question, note: one.category }))}
              />
            )}
            <ListPager
              from={from}
              size={PER_PAGE}
              count={count}
              words={words.pages}
              address={(to) =>
                faqsHref(lang, {
                  ...q,
                  ...(category !== undefined && { category }),
                  ...(to > 0 && { from: String(to) }),
                })
              }
            />
          </Section>
        )}
      </Stack>
    ),
  })
}

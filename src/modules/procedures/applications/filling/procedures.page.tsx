import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { EmptyState, LinkList, PageHeading } from '#ui/index.ts'
import { listOpen } from '../../definition/versions.queries.ts'
import { countArrived } from '../offered.queries.ts'

/** 「手続きをする」: what can be applied for, most used first. */
export async function proceduresPage({ municipality, profile, now }: Anyone): Promise<SitePage> {
  const db: Db<'procedures'> = municipality.db
  const [open, arrived] = await Promise.all([listOpen(db, now), countArrived(db, now.subtract({ hours: 365 * 24 }))])
  const used = ({ id }: { id: number }) => arrived.get(id) ?? 0
  const items = open
    .toSorted((a, b) => used(b) - used(a))
    .map(({ slug, version: { definition } }) => ({
      href: `/procedures/${slug}`,
      text: definition.title,
      note: definition.summary,
      aside: `約${definition.about.minutes}分`,
    }))
  return {
    title: '手続きをする',
    description: `${profile.name}にオンラインで申請できる手続きの一覧です。`,
    children: (
      <>
        <PageHeading lead="夜間や休日も申請できます。途中でやめても、続きから書けます。">手続きをする</PageHeading>
        {items.length > 0 ? (
          <LinkList items={items} />
        ) : (
          <EmptyState icon="file" heading="いま受け付けている手続きはありません">
            窓口か電話でおたずねください。
          </EmptyState>
        )}
        {items.length > 0 && (
          <p>
            行政書士の方が依頼者の代わりに申請するときは、<a href="/agent">代理の申請</a>から始めてください。
          </p>
        )}
      </>
    ),
  }
}

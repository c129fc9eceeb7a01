import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Badge, DescriptionList, EmptyState, Notice, PageHeading, Section, Stack } from '#ui/index.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { themeOf } from '../datasets/vocabulary.ts'
import { getHarvested } from '../harvest/harvested.queries.ts'
import { pageOf } from './addresses.ts'
import { framed } from './frame.tsx'

const on = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

/** A dataset of another catalogue: what it is, whose it is, and where its files are. */
export async function harvestedPage(anyone: Anyone, db: Db<'opendata'>, dataset: Dataset): Promise<SitePage> {
  const of = await getHarvested(db, dataset.id)
  const { title, summary, keywords, theme, publisherName } = dataset
  return framed(anyone, {
    title,
    description: summary.slice(0, 150),
    path: pageOf(dataset.slug),
    trail: [{ text: title }],
    ...((of.goneAt || of.hiddenBecause) && { status: 410 as const }),
    children: (
      <Stack>
        <PageHeading lead={of.goneAt || of.hiddenBecause ? undefined : summary}>{title}</PageHeading>
        {of.hiddenBecause && (
          <Notice tone="warning" heading={`${anyone.profile.name}では、載せるのをやめました`}>
            理由: {of.hiddenBecause}
          </Notice>
        )}
        {of.hiddenBecause ? null : of.goneAt ? (
          <Notice tone="warning" heading={`${of.sourceName}のカタログから、なくなりました`}>
            {on(of.goneAt)}{' '}
            に確かめたとき、もとのカタログにありませんでした。手元に写しがあるときは、もとの公開元に確かめてください。
          </Notice>
        ) : (
          <Notice heading={`${of.sourceName}のデータです`}>
            {anyone.profile.name}が、{of.sourceName}
            のカタログから集めて紹介しています。中身については、もとの公開元に聞いてください。
          </Notice>
        )}
        {!of.goneAt && !of.hiddenBecause && (
          <Section heading="ファイル(もとの場所)">
            {of.resources.length === 0 ? (
              <EmptyState heading="ファイルがありません">もとのカタログで確かめてください。</EmptyState>
            ) : (
              <ul class="dataset-downloads">
                {of.resources.map(({ name, format, url }) => (
                  <li>
                    <a href={url} rel="external noopener">
                      {name}
                    </a>{' '}
                    {format && !name.toUpperCase().includes(format.toUpperCase()) && <Badge>{format}</Badge>}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
        <Section heading="出どころ">
          <DescriptionList
            items={[
              { term: '公開元', description: publisherName },
              { term: '集めた先', description: of.sourceName },
              {
                term: 'もとのページ',
                description: (
                  <a href={of.remoteUrl} rel="external noopener">
                    {of.remoteUrl}
                  </a>
                ),
              },
              {
                term: 'ライセンス',
                description: of.licenceUrl ? (
                  <a href={of.licenceUrl} rel="license external noopener">
                    {of.licenceTitle || of.licenceUrl}
                  </a>
                ) : (
                  of.licenceTitle || '書かれていません。もとのページで確かめてください。'
                ),
              },
              { term: '分類', description: themeOf(theme)?.text ?? 'なし' },
              ...(keywords.length > 0 ? [{ term: 'キーワード', description: keywords.join('、') }] : []),
              ...(of.remoteModifiedAt ? [{ term: 'もとの更新', description: on(of.remoteModifiedAt) }] : []),
              { term: 'はじめて見た日', description: on(of.firstSeenAt) },
              { term: '最後に確かめた日', description: on(of.lastSeenAt) },
            ]}
          />
        </Section>
      </Stack>
    ),
  })
}

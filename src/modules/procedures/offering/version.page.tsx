import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Breadcrumbs, Button, Cluster, DescriptionList, Notice, PageHeading, Section, Stack } from '#ui/index.ts'
import { PROCEDURES } from '../editing/draft.ts'
import type { Origin } from '../exchange/exchange.queries.ts'
import { OriginWords } from '../exchange/origin-words.tsx'
import { changesBetween } from '../publishing/changes-between.ts'
import { ChangesList } from '../publishing/changes-list.tsx'
import { definitionInLines } from '../publishing/definition-in-lines.ts'
import type { VersionOf } from './get-offering.ts'
import { offeringHref } from './offering.ts'
import { BeginButton } from './offering.page.tsx'

export interface VersionPage extends VersionOf {
  origin: Origin | undefined
}

const KIND = { whole: '', page: 'ページ: ', field: '質問: ' } as const

const day = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

/** One published version in words, with what it changed. It is begun again, or written to a file. */
export function versionPage(program: Program, c: Context<ConsoleEnv>, page: VersionPage) {
  const { offering, version, before, origin } = page
  const { id, title } = offering
  const { number, publishedAt, publishedBy, digest } = version
  return consolePage(program, c, {
    title: `${title} 第${number}版`,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: '手続', href: PROCEDURES }, { text: title, href: offeringHref(id) }, { text: `第${number}版` }]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading over={title} lead={`${day(publishedAt)}に${publishedBy}さんが公開しました。`}>
          第{number}版
        </PageHeading>
        <Cluster>
          <BeginButton id={id} number={number} text="この版から下書きを始める" />
          <PostForm action={offeringHref(id, `versions/${number}/exports`)} inline>
            <Button variant="secondary" icon="download">
              ファイルに書き出す
            </Button>
          </PostForm>
        </Cluster>
        {origin && (
          <Notice heading="ほかの町から取り込んだ定義です">
            <OriginWords origin={origin} importedOn={day(origin.importedAt)} />
          </Notice>
        )}
        {before && (
          <Section heading={`第${before.number}版から変わったところ`}>
            <ChangesList changes={changesBetween(before.definition, version.definition)} />
          </Section>
        )}
        <Section heading="内容">
          <DescriptionList
            items={[
              ...definitionInLines(version.definition)
                .filter(({ text }) => text !== '')
                .map(({ kind, label, text }) => ({
                  term: `${KIND[kind]}${label}`,
                  description: <span class="editor-change">{text}</span>,
                })),
              { term: '定義の SHA-256', description: <code class="fingerprint">{digest}</code> },
            ]}
          />
        </Section>
      </Stack>
    ),
  })
}

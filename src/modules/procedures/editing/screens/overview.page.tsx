import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { ButtonLink, Card, Disclosure, EmptyState, LinkList, Notice, Section, Stack, StatusLabel } from '#ui/index.ts'
import type { Finding } from '../../definition/finding.ts'
import { OriginWords } from '../../exchange/origin-words.tsx'
import type { Origin } from '../../exchange/exchange.queries.ts'
import { type Draft, draftHref } from '../draft.ts'
import { whenInWords } from '../forms/condition-rows.ts'
import { askedBefore } from '../sketch/edits.ts'
import { spotOf } from '../sketch/findings.ts'
import type { SketchPage } from '../sketch/sketch.ts'
import { draftPage } from './draft-page.tsx'
import { nameOf, OrderButtons } from './question-list.tsx'

export interface OverviewPage {
  draft: Draft
  findings: Finding[]
  origin: Origin | undefined
}

/** A draft as a whole: what it says of itself, and its pages in their order. */
export function overviewPage(program: Program, c: Context<ConsoleEnv>, { draft, findings, origin }: OverviewPage) {
  const { id, sketch, section, changedAt, changedBy, basedOn } = draft
  const from = basedOn === null ? '新しい手続です。' : `第${basedOn}版から始めた下書きです。`
  const count = (form: 'about' | 'words') => findings.filter((finding) => spotOf(finding, sketch).form === form).length
  return draftPage(program, c, {
    draft,
    title: '下書きの全体',
    lead: `${from}担当は${section}。${momentInWords(changedAt, c.var.now)}に${changedBy}さんが変えました。`,
    actions: <ButtonLink href={draftHref(id, 'check')}>公開前の確認へ</ButtonLink>,
    children: (
      <>
        {findings.length > 0 && (
          <Notice tone="warning" heading={`直すところが${findings.length}件あります`}>
            <p>
              <a href={draftHref(id, 'check')}>公開前の確認</a>で、一つずつ見られます。
            </p>
          </Notice>
        )}
        {origin && (
          <Notice heading="ほかの町から取り込んだ定義です">
            <OriginWords origin={origin} importedOn={formatWareki(dateInTokyo(origin.importedAt))} />
          </Notice>
        )}
        <LinkList
          items={[
            {
              href: draftHref(id, 'about'),
              text: 'あらまし',
              note: '名前、申請できる方、かかるお金、審査の基準など',
              aside: mark(count('about')),
            },
            {
              href: draftHref(id, 'words'),
              text: 'お知らせの文と終わり方',
              note: '届いたとき、終わったとき、証明書',
              aside: mark(count('words')),
            },
          ]}
        />
        <Section
          heading="ページと質問"
          aside={
            <ButtonLink href={draftHref(id, 'new-page')} variant="secondary" size="small" icon="plus">
              ページを加える
            </ButtonLink>
          }
        >
          {sketch.pages.length === 0 ? (
            <EmptyState icon="file" heading="ページがありません">
              ページを加えると、質問を書けるようになります。
            </EmptyState>
          ) : (
            <Stack>
              {sketch.pages.map((page, at) => (
                <PageCard key={page.id} draft={draft} page={page} at={at} findings={findings} />
              ))}
            </Stack>
          )}
        </Section>
        <Disclosure summary="ファイルでのやり取りと、取りやめ">
          <LinkList
            items={[
              { href: draftHref(id, 'definition.json'), text: '下書きを JSON で受け取る', icon: 'download' },
              { href: draftHref(id, 'upload'), text: 'JSON のファイルの内容に替える', icon: 'upload' },
              { href: draftHref(id, 'removal'), text: 'この下書きを取りやめる', icon: 'x' },
            ]}
          />
        </Disclosure>
      </>
    ),
  })
}

const mark = (count: number) => count > 0 && <StatusLabel tone="error">直すところ {count}件</StatusLabel>

interface PageCardProps {
  draft: Draft
  page: SketchPage
  at: number
  findings: Finding[]
}

function PageCard({ draft, page, at, findings }: PageCardProps) {
  const { sketch } = draft
  const name = nameOf(page, '名前のないページ')
  const when = whenInWords(page['when'], askedBefore(sketch, 'pages', page.id))
  const path = `pages[${at}]`
  const wrong = findings.filter((finding) => finding.path.startsWith(path)).length
  return (
    <Card
      heading={`${at + 1}. ${name}`}
      level={3}
      href={draftHref(draft.id, `pages/${page.id}`)}
      aside={mark(wrong)}
      actions={<OrderButtons draft={draft} what="pages" id={page.id} name={name} at={at} of={sketch.pages.length} />}
    >
      {when && <p class="editor-about">{when}に聞くページ</p>}
      <p>{page.fields.map((field) => nameOf(field, '名前のない質問')).join('、') || 'まだ質問がありません。'}</p>
    </Card>
  )
}

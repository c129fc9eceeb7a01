import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { ButtonLink, EmptyState, PageHeading, Section, Stack, StatusLabel, Table } from '#ui/index.ts'
import { type Draft, draftHref, PROCEDURES, titleOf } from '../editing/draft.ts'
import { type Offering, offeringHref, OPENNESS, opennessOf } from './offering.ts'

const WORDS = { discarded: '下書きを取りやめました。', distrusted: '確かめた署名から外しました。' }

export const TONES = { open: 'success', 'not yet': 'info', closed: 'neutral' } as const

export interface OfferingsPage {
  offerings: Offering[]
  drafts: Draft[]
}

/** 「手続」: what the section takes applications for, and what it is working on. */
export function offeringsPage(program: Program, c: Context<ConsoleEnv>, { offerings, drafts }: OfferingsPage) {
  return consolePage(program, c, {
    title: '手続',
    flash: <Done words={WORDS} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead="オンラインで受け付ける手続と、その質問です。"
          actions={
            <>
              <ButtonLink href={`${PROCEDURES}/new`} icon="plus">
                手続を作る
              </ButtonLink>
              <ButtonLink href={`${PROCEDURES}/import`} variant="secondary" icon="upload">
                ほかの町から取り込む
              </ButtonLink>
            </>
          }
        >
          手続
        </PageHeading>
        {drafts.length > 0 && (
          <Section heading="下書き" aside={`${drafts.length}件`}>
            <Drafts drafts={drafts} now={c.var.now} />
          </Section>
        )}
        <Section heading="公開した手続">
          {offerings.length > 0 ? (
            <Offerings offerings={offerings} drafts={drafts} now={c.var.now} />
          ) : (
            <EmptyState icon="file" heading="公開した手続はありません">
              「手続を作る」で、見本からでも、はじめからでも作れます。
            </EmptyState>
          )}
        </Section>
      </Stack>
    ),
  })
}

const Drafts = ({ drafts, now }: { drafts: Draft[]; now: Temporal.Instant }) => (
  <Table
    caption="下書き"
    hideCaption
    rows={drafts}
    rowKey={({ id }) => String(id)}
    columns={[
      { header: '手続', primary: true, cell: (draft) => <a href={draftHref(draft.id)}>{titleOf(draft)}</a> },
      { header: '担当', cell: ({ section }) => section },
      { header: 'もと', cell: ({ basedOn }) => (basedOn === null ? '新しい手続' : `第${basedOn}版`), nowrap: true },
      { header: '変えた人', cell: ({ changedBy }) => changedBy },
      { header: '変えた日時', cell: ({ changedAt }) => momentInWords(changedAt, now), nowrap: true },
    ]}
  />
)

const Offerings = ({ offerings, drafts, now }: OfferingsPage & { now: Temporal.Instant }) => (
  <Table
    caption="公開した手続"
    hideCaption
    rows={offerings}
    rowKey={({ id }) => String(id)}
    columns={[
      { header: '手続', primary: true, cell: ({ id, title }) => <a href={offeringHref(id)}>{title}</a> },
      {
        header: '受付',
        nowrap: true,
        cell: (one) => {
          const openness = opennessOf(one, now)
          return <StatusLabel tone={TONES[openness]}>{OPENNESS[openness]}</StatusLabel>
        },
      },
      { header: '担当', cell: ({ section }) => section },
      { header: '版', cell: ({ number }) => `第${number}版`, nowrap: true },
      { header: '公開した日', cell: ({ publishedAt }) => formatWareki(dateInTokyo(publishedAt)), nowrap: true },
      {
        header: '下書き',
        cell: ({ id }) => (drafts.some(({ procedureId }) => procedureId === id) ? 'あります' : ''),
      },
    ]}
  />
)

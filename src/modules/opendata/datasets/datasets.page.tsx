import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, Stack, StatusLabel, Table } from '#ui/index.ts'
import { BASE, type Frame, setHref } from '../console/frame.tsx'
import { MissingSet } from '../records/list-parts.tsx'
import { CATALOGUE } from '../site/addresses.ts'
import { SOURCES } from './dataset.ts'
import { type KeptDataset, listKept } from './kept.queries.ts'
import { mayKeep } from './may.ts'

const inHandInWords = ({ inHand, errors }: KeptDataset) => {
  if (inHand === 'circulating') return <StatusLabel tone="info">決裁中</StatusLabel>
  if (inHand !== 'draft') return ''
  return errors > 0 ? (
    <StatusLabel tone="error">下書き(誤り {errors.toLocaleString('ja')} か所)</StatusLabel>
  ) : (
    <StatusLabel tone="warning">下書き</StatusLabel>
  )
}

const publicInWords = ({ published, modifiedAt, isWithdrawn }: KeptDataset) => {
  if (published && modifiedAt) return `第${published}版 ${dateInWords(dateInTokyo(modifiedAt))}`
  return isWithdrawn ? <StatusLabel tone="error">取り下げ済み</StatusLabel> : '—'
}

/** データ: what each section publishes, and what is on its way. */
export async function datasetsPage(frame: Frame, c: Context<ConsoleEnv>) {
  const { staff } = c.var
  const all = await listKept(c.var.db as Db<'opendata'>)
  const rows = [...all].toSorted((a, b) => Number(mayKeep(staff, b.sectionId)) - Number(mayKeep(staff, a.sectionId)))
  return frame(c, {
    title: 'データ',
    tab: BASE,
    lead: (
      <>
        課が公開するデータです。公開すると<a href={CATALOGUE}>オープンデータのカタログ</a>に出ます。
      </>
    ),
    actions: (
      <ButtonLink href={`${BASE}/sets/new`} icon="plus">
        データセットを加える
      </ButtonLink>
    ),
    children: (
      <Stack>
        <Table
          caption="データセット"
          hideCaption
          columns={[
            {
              header: '名前',
              primary: true,
              cell: ({ slug, title }) => <a href={setHref(slug)}>{title}</a>,
            },
            { header: '課', nowrap: true, cell: ({ section }) => section },
            { header: 'もと', nowrap: true, cell: ({ source }) => SOURCES[source] },
            { header: '公開', nowrap: true, cell: publicInWords },
            { header: '作業中', cell: inHandInWords },
          ]}
          rows={rows}
          empty={
            <EmptyState icon="data" heading="まだ、データセットがありません">
              「データセットを加える」から、名前と説明を入れ、CSV ファイルを読み込みます。
            </EmptyState>
          }
        />
        {all.some(({ modifiedAt }) => modifiedAt) && !all.some(({ source }) => source === 'list') && (
          <MissingSet source="list" />
        )}
      </Stack>
    ),
  })
}

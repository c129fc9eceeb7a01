import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { EmptyState, StatusLabel, Table } from '#ui/index.ts'
import { setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'
import { type Edition, EDITION_STATES, type EditionState } from './edition.ts'

const TONES = {
  draft: 'warning',
  circulating: 'info',
  published: 'success',
  superseded: 'neutral',
  withdrawn: 'error',
} as const satisfies Record<EditionState, string>

const on = (at: Temporal.Instant | null) => (at ? dateInWords(dateInTokyo(at)) : '—')

/** Every edition there was, with what became of it. */
export const EditionHistory = ({
  dataset,
  editions,
  keeps,
}: {
  dataset: Dataset
  editions: Edition[]
  keeps: boolean
}) => (
  <Table
    caption="版"
    hideCaption
    columns={[
      { header: '版', primary: true, nowrap: true, cell: ({ number }) => `第${number}版` },
      {
        header: '状態',
        cell: ({ state }) => <StatusLabel tone={TONES[state]}>{EDITION_STATES[state]}</StatusLabel>,
      },
      { header: '作った人', nowrap: true, cell: ({ madeBy }) => madeBy ?? 'プログラム' },
      { header: '公開', nowrap: true, cell: ({ publishedAt }) => on(publishedAt) },
      {
        header: '変わったこと',
        cell: ({ note, withdrawnBecause }) => (withdrawnBecause ? `取り下げの理由: ${withdrawnBecause}` : note),
      },
      {
        header: '操作',
        cell: ({ number, state }) =>
          keeps && (state === 'published' || state === 'superseded') ? (
            <a href={`${setHref(dataset.slug)}/editions/${number}/withdrawal`} aria-label={`第${number}版を取り下げる`}>
              取り下げる
            </a>
          ) : (
            ''
          ),
      },
    ]}
    rows={editions}
    empty={<EmptyState heading="まだ、版がありません">ファイルを読み込むと、下書きの版ができます。</EmptyState>}
  />
)

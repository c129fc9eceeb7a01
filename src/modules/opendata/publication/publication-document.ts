import type { NewDocument } from '#kernel/approvals/index.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { FREQUENCIES, LICENCES } from '../datasets/vocabulary.ts'
import type { Edition, Table } from '../editions/edition.ts'
import type { KeptSuppression } from '../gate/gate.queries.ts'

const rowsInWords = ({ title, rowCount, columns }: Table): string =>
  `${title}: ${rowCount.toLocaleString('ja')}行 × ${columns.length}列`

const UNCHECKED =
  '人数の統計ではないとして、小さな数は確かめていません。人数や件数の表なら差し戻し、「説明を変える」で「人数の統計である」に印を付けます。'

/** What is decided: everything that becomes public, in words. @param changes against what is public now, a line a table */
export function documentOf(
  dataset: Dataset,
  edition: Edition,
  {
    tables,
    changes,
    suppression,
  }: { tables: readonly Table[]; changes: string[]; suppression: KeptSuppression | undefined },
): NewDocument {
  const { title, summary, licence, frequency } = dataset
  const check = edition.warnings > 0 ? `誤りなし、注意 ${edition.warnings.toLocaleString('ja')} 件` : '誤りなし'
  return {
    title: `オープンデータ「${title}」第${edition.number}版の公開`,
    lines: [
      { label: 'データセット', text: title },
      { label: '説明', text: summary },
      { label: '版', text: `第${edition.number}版${edition.note && ` (${edition.note})`}` },
      { label: '公開する表', text: tables.map(rowsInWords).join('\n') },
      ...(changes.length > 0 ? [{ label: 'いまの版との違い', text: changes.join('\n') }] : []),
      { label: '標準の検査', text: check },
      ...(suppression?.lines ?? [{ label: '小さな数', text: UNCHECKED }]),
      { label: '個人番号など', text: edition.identityCheck },
      { label: 'ライセンス', text: licence === 'other' ? licence : LICENCES[licence].text },
      { label: '更新頻度', text: FREQUENCIES[frequency].text },
    ],
  }
}

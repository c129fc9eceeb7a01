import { spreadsheet } from '#lib/csv/write-csv.ts'
import { table, text } from '#lib/paper/flow.ts'
import { openPaper, type Paper } from '#lib/paper/paper.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki, monthInWords } from '#lib/time/wareki.ts'
import { facts, incidentRows, SECTION_HEADS, sectionRows } from './usage.ts'
import type { Usage } from './usage.queries.ts'

const titleOf = ({ month }: Usage) => `${monthInWords(month)} LINE の利用状況`

export const usageFile = (usage: Usage, accounts: number): string =>
  spreadsheet([
    [titleOf(usage)],
    ...facts(usage, accounts),
    [],
    [...SECTION_HEADS],
    ...sectionRows(usage),
    [],
    ['分類', '相談'],
    ...usage.kinds.map(({ kind, talks }) => [kind, talks]),
    [],
    ['事故等の日', '内容', '対応'],
    ...incidentRows(usage),
  ])

/** 利用状況の報告 on paper. */
export function usagePaper(usage: Usage, accounts: number, town: string, now: Temporal.Instant): Promise<Buffer> {
  const title = titleOf(usage)
  const paper = openPaper({ title: `${town} ${title}`, at: now, margin: 44 })
  text(paper, formatWareki(dateInTokyo(now)), { align: 'right' })
  text(paper, town, { align: 'right', after: 12 })
  text(paper, title, { as: 'H1', size: 18, weight: 'bold', align: 'center', after: 14 })
  listed(paper, '概要', ['項目', '数'], facts(usage, accounts))
  listed(paper, '課ごと', SECTION_HEADS, sectionRows(usage))
  listed(
    paper,
    '分類ごと',
    ['分類', '相談'],
    usage.kinds.map(({ kind, talks }) => [kind, talks]),
  )
  if (usage.incidents.length === 0) text(paper, '事故等はありませんでした。', { size: 10 })
  else listed(paper, '事故等', ['日', '内容', '対応'], incidentRows(usage))
  return paper.finish()
}

function listed(paper: Paper, heading: string, heads: readonly string[], rows: (string | number)[][]): void {
  text(paper, heading, { as: 'H2', size: 12, weight: 'bold', after: 4 })
  table(paper, {
    columns: heads.map((header, at) => ({ share: at === 0 ? 2 : 1, header, heads: at === 0 })),
    rows: rows.map((row) => row.map(String)),
    size: 9,
    padding: 3,
  })
  paper.y += 12
}

import { table, text } from '#lib/paper/flow.ts'
import { openPaper } from '#lib/paper/paper.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { agentInWords } from '../../agents/mandate.ts'
import { tell, UNANSWERED } from '../../definition/tell.ts'
import { applicantOf, type Arrived, numberInWords } from '../application.ts'
import { momentWithYear } from './status.page.tsx'

/** 受付の控え: that it arrived, when, and what it says by now, with the moments at which that was corrected. */
export function receiptOf(
  application: Arrived,
  correctedAt: readonly Temporal.Instant[],
  town: string,
  now: Temporal.Instant,
): Promise<Buffer> {
  const { definition, answers, arrivedAt, expectedBy, section, mandate } = application
  const paper = openPaper({ title: `${definition.title} 控え(${numberInWords(application)})`, at: now })
  text(paper, numberInWords(application), { align: 'right' })
  text(paper, '申請の控え', { as: 'H1', size: 18, weight: 'bold', align: 'center', after: 10 })
  table(paper, {
    columns: [{ share: 1, heads: true }, { share: 3 }],
    size: 10,
    rows: [
      ['手続き', definition.title],
      ['受付番号', numberInWords(application)],
      ['届いた日時', momentWithYear(arrivedAt)],
      ...correctedAt.map((at) => ['補正が届いた日時', momentWithYear(at)]),
      ['結果の見込み', expectedBy ? formatWareki(expectedBy) : '期間は決めていません'],
      ['宛先', `${town} ${section}`],
      ...(mandate // 行政書士法施行規則9条2項: whoever prepared it is named on it
        ? [
            ['申請した方', applicantOf(definition, answers)],
            ['代理人', `${agentInWords(mandate)} 代理`],
          ]
        : []),
    ],
  })
  paper.y += 14
  text(paper, correctedAt.length > 0 ? '申請した内容(補正のあと)' : '申請した内容', {
    as: 'H2',
    size: 13,
    weight: 'bold',
    after: 4,
  })
  table(paper, {
    columns: [
      { share: 2, heads: true, header: '項目' },
      { share: 3, header: '答え' },
    ],
    rows: tell(definition, answers).map(({ row, label, lines, files }) => [
      row ? `${row}: ${label}` : label,
      [...lines, ...files.map(({ name }) => name)].join('\n') || UNANSWERED,
    ]),
  })
  return paper.finish()
}

import type { NewDocument } from '#kernel/approvals/index.ts'
import { shorten } from '#lib/text/names.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { tell, type ToldRow } from '../../definition/tell.ts'
import { applicantOf, type Arrived, type Decision, numberInWords } from '../application.ts'
import { momentWithYear } from '../filling/status.page.tsx'
import type { NewCertificate } from '../../certificates/certificates.queries.ts'

/** What accepting it means, in a word: 交付する with a certificate, 受理する without. */
export function outcomeInWords({ definition: { result } }: Pick<Arrived, 'definition'>, outcome: Decision['outcome']) {
  if (outcome === 'refused') return '却下する'
  return result.kind === 'certificate' ? `「${result.title}」を交付する` : '受理する'
}

const answerOf = ({ row, label, lines, files }: ToldRow): string => {
  const said = [...lines, ...files.map(({ name }) => `添付 ${name}`)].join(' ') || '(書いていません)'
  return `${row ? `${row} ` : ''}${label}: ${said}`
}

/** The answers a page at a time, as the applicant gave them. */
function answersOf({ definition, answers }: Arrived) {
  const rows = tell(definition, answers)
  return [...new Set(rows.map(({ page }) => page))].map((page) => ({
    label: page.title,
    text: rows
      .filter((row) => row.page === page)
      .map(answerOf)
      .join('\n'),
  }))
}

/** 有効期間 of what is not issued yet: it runs from the day that nobody knows. */
export function validityInWords({ definition: { result } }: Pick<Arrived, 'definition'>): string | undefined {
  if (result.kind !== 'certificate' || result.validMonths === undefined) return undefined
  return `交付の日から${result.validMonths}か月`
}

function draftOf(application: Arrived, { title, holder, body }: NewCertificate) {
  const validity = validityInWords(application)
  const parts = [`${holder} 様`, body, validity && `有効期間 ${validity}`]
  return { label: `証明書の案(${title})`, text: parts.filter(Boolean).join('\n\n') }
}

/**
 * 起案の文書: what is to be decided first, then what it rests on. All that whoever decides needs, without another screen.
 * @param certificate what accepting it would issue
 */
export function documentOf(
  application: Arrived,
  { outcome, reason }: Decision,
  certificate: NewCertificate | undefined,
): NewDocument {
  const { definition, answers, arrivedAt, expectedBy } = application
  const applicant = applicantOf(definition, answers)
  const facts = [
    `受付番号 ${numberInWords(application)}`,
    `届いた日時 ${momentWithYear(arrivedAt)}`,
    expectedBy && `標準処理期間の終わり ${formatWareki(expectedBy)}`,
  ]
  return {
    title: `${definition.title}の決定(${shorten(applicant, 30)} 様)`,
    lines: [
      { label: '決定の案', text: outcomeInWords(application, outcome) },
      ...(outcome === 'refused' ? [{ label: '却下の理由', text: reason }] : []),
      ...(certificate ? [draftOf(application, certificate)] : []),
      { label: '申請', text: facts.filter(Boolean).join('\n') },
      ...answersOf(application),
      { label: '審査の基準', text: definition.criteria },
    ],
  }
}

import { roomLeft, table, text } from '#lib/paper/flow.ts'
import { openPaper, type Paper } from '#lib/paper/paper.ts'
import { type PaperStamp, stamps } from '#lib/paper/stamps.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { formatWareki, formatWarekiShort } from '#lib/time/wareki.ts'
import { seatTitle } from '../desks/who-may-act.ts'
import { turnOf } from '../proposals/circulation.ts'
import {
  type Act,
  actInWord,
  awaitsReview,
  type DocumentLine,
  FINAL,
  numberInWords,
  STATES,
} from '../proposals/proposal.ts'
import type { ProposalView } from '../proposals/view-proposal.ts'
import { STEP_KINDS } from '../routes/route.ts'

export interface SheetOptions {
  town: string
  matter: string
  now: Temporal.Instant
}

/** 決裁文書: the document with its stamps and all that was done, as a PDF for the file. */
export function decisionSheet(view: ProposalView, { town, matter, now }: SheetOptions): Promise<Buffer> {
  const { proposal, document, acts } = view
  const paper = openPaper({ title: `${document.title}(${numberInWords(proposal)})`, at: now })
  text(paper, numberInWords(proposal), { align: 'right' })
  text(paper, '決裁文書', { as: 'H1', size: 18, weight: 'bold', align: 'center', after: 6 })
  const final = FINAL.includes(proposal.state)
  if (!final)
    text(paper, `${momentOf(now)} 現在、${STATES[proposal.state]}。決裁された文書ではありません。`, {
      align: 'center',
      size: 9,
      after: 4,
    })
  table(paper, { columns: [{ share: 1, heads: true }, { share: 5 }], rows: facts(view, town, matter), size: 10 })
  paper.y += 12
  stamps(paper, stampsOnPaper(view), '決裁の経路')
  text(paper, document.title, { as: 'H2', size: 13, weight: 'bold', after: 4 })
  for (const line of document.lines) labelled(paper, line)
  paper.y += 8
  paper.room(90)
  text(paper, '経過', { as: 'H2', size: 12, weight: 'bold', after: 4 })
  table(paper, {
    columns: [
      { header: '日時', share: 4 },
      { header: '職・氏名', share: 7 },
      { header: '処理', share: 5 },
      { header: '意見・理由', share: 9 },
    ],
    rows: acts.map((act) => [shortMomentOf(act.at), `${act.title} ${act.name}`, deedOf(act), act.words]),
    size: 8.5,
  })
  return paper.finish()
}

/** 令和8年11月24日 9:05 */
function momentOf(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${formatWareki(local.toPlainDate())} ${timeInWords(local.toPlainTime())}`
}

/** R8.11.24 9:05 */
function shortMomentOf(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${formatWarekiShort(local.toPlainDate())} ${timeInWords(local.toPlainTime())}`
}

function facts({ proposal, document, acts }: ProposalView, town: string, matter: string): string[][] {
  const proposed = acts.find(({ act }) => act === 'propose')!
  const decision = acts.findLast(({ act }) => act === 'decide')
  return [
    ['件名', document.title],
    ['種類', matter],
    ['起案', `${formatWareki(dateInTokyo(proposal.proposedAt))}  ${town} ${proposed.title} ${proposed.name}`],
    [
      '結果',
      proposal.settledAt
        ? `${STATES[proposal.state]}  ${formatWareki(dateInTokyo(proposal.settledAt))}`
        : STATES[proposal.state],
    ],
    ...(decision ? [['決裁区分', rightOf(decision)]] : []),
  ]
}

function rightOf(act: Act): string {
  const about = [
    act.inPlaceOfName && `${act.title} ${act.inPlaceOfName}の不在中`,
    act.delegatedUnder && `${act.delegatedUnder}による専決事項`,
  ].filter(Boolean)
  return about.length > 0 ? `${actInWord(act)}(${about.join('、')})` : actInWord(act)
}

function deedOf(act: Act): string {
  const about = [act.inPlaceOfName && `${act.inPlaceOfName}の不在中`, act.returnedTo && `→ ${act.returnedTo}`]
  return [actInWord(act), ...about].filter(Boolean).join(' ')
}

/** What is said in a few words stands beside its label, running text below it. */
function labelled(paper: Paper, line: DocumentLine): void {
  const isShort = !line.text.includes('\n') && line.text.length <= 80
  if (isShort)
    return table(paper, {
      columns: [{ share: 1, heads: true }, { share: 5 }],
      rows: [[line.label, line.text]],
      size: 10,
    })
  if (roomLeft(paper) < 60) paper.room(60)
  text(paper, line.label, { as: 'H3', weight: 'bold', after: 2 })
  text(paper, line.text, { size: 10.5, after: 8 })
}

/** The name by which people are called, which fits a seal: what stands before the first space. */
const familyName = (name: string) => shorten(name.split(/\s/)[0] ?? name, 5)

function stampsOnPaper(view: ProposalView): PaperStamp[] {
  const { steps, acts, desks } = view
  const proposed = acts.findLast(({ act }) => act === 'propose' || act === 'resubmit')!
  return [
    pressed('起案', proposed),
    ...steps.map((step): PaperStamp => {
      const title = step.act?.title ?? turnOf(view, step)?.title ?? seatTitle(desks, step.seat)
      const role = step.kind === 'concurrence' ? `${title}(${STEP_KINDS.concurrence})` : title
      if (!step.act) return { role, name: '' }
      const note = [
        step.act.inPlaceOfName && `${familyName(step.act.inPlaceOfName)}の不在中`,
        step.review && `後閲 ${formatWarekiShort(dateInTokyo(step.review.at))}`,
        awaitsReview(step) && '後閲 未',
      ]
      return pressed(role, step.act, note.filter(Boolean).join(' '))
    }),
  ]
}

const pressed = (role: string, act: Act, note = ''): PaperStamp => ({
  role,
  seal: { word: actInWord(act), date: formatWarekiShort(dateInTokyo(act.at)), name: familyName(act.name) },
  name: act.name,
  ...(note && { note }),
  ...(['return', 'reject'].includes(act.act) && { color: '#333' }),
})

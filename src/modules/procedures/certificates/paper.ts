import QRCode from 'qrcode'
import { text } from '#lib/paper/flow.ts'
import { openPaper, type Paper } from '#lib/paper/paper.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { type Certificate, numberInWords } from './certificate.ts'

const QR = 96
/** White edge around the modules that scanners need, in modules. */
const EDGE = 4

export interface PaperWords {
  town: string
  /** Where whoever holds the paper sees whether it is valid. */
  address: string
}

/** 証明書の紙, not yet signed. */
export function drawCertificate(certificate: Certificate, { town, address }: PaperWords): Paper {
  const { title, holder, body, issuedAt, validThrough, section } = certificate
  const number = numberInWords(town, certificate)
  const paper = openPaper({ title: `${title}(${number})`, at: issuedAt, margin: 64 })
  text(paper, number, { align: 'right', size: 10.5 })
  text(paper, formatWareki(dateInTokyo(issuedAt)), { align: 'right', size: 10.5, after: 34 })
  text(paper, title, { as: 'H1', size: 22, weight: 'bold', align: 'center', after: 34 })
  text(paper, `${holder} 様`, { size: 14, after: 22 })
  text(paper, body, { size: 11.5, after: 26 })
  if (validThrough) text(paper, `有効期限  ${formatWareki(validThrough)}`, { size: 11.5, after: 26 })
  text(paper, headOf(town), { size: 14, align: 'right' })
  text(paper, `(担当  ${section})`, { size: 10, align: 'right', after: 30 })
  check(paper, address)
  return paper
}

/** あおぞら市長 */
export const headOf = (town: string): string => `${town}長`

/** How to see whether it holds: by a phone, or by typing. */
function check(paper: Paper, address: string): void {
  paper.room(QR + 24)
  paper.artifact(() => {
    paper.doc.lineWidth(0.5).strokeColor('#555')
    paper.doc
      .moveTo(paper.left, paper.y)
      .lineTo(paper.left + paper.width, paper.y)
      .stroke()
  })
  paper.y += 12
  const top = paper.y
  const figure = paper.element('Figure', { alt: `この証明書を確かめる画面の QR コード: ${address}` })
  paper.doc.addStructure(figure)
  figure.add(() => drawQr(paper, address, paper.left, top))
  figure.end()
  const beside = { x: paper.left + QR + 14, width: paper.width - QR - 14 }
  text(paper, 'この証明書が有効かどうかは、QR コードか次のアドレスで確かめられます。', {
    ...beside,
    size: 9.5,
    after: 4,
  })
  text(paper, address, { ...beside, size: 8.5, after: 4 })
  text(
    paper,
    'この PDF には電子署名があります。印刷した紙では、署名は確かめられません。上の画面で、番号などを見比べてください。',
    { ...beside, size: 8.5 },
  )
  paper.y = Math.max(paper.y, top + QR)
}

function drawQr({ doc }: Paper, address: string, left: number, top: number): void {
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules
  const side = QR / (size + 2 * EDGE)
  for (const [at, dark] of data.entries()) {
    if (!dark) continue
    const [x, y] = [at % size, Math.floor(at / size)]
    doc.rect(left + (EDGE + x) * side, top + (EDGE + y) * side, side, side)
  }
  doc.fill('#000')
}

import { createHash } from 'node:crypto'
import { Refusal } from '#lib/refusal.ts'
import type { DocumentLine } from './proposal.ts'

export interface NewDocument {
  title: string
  lines: DocumentLine[]
}

/** What the trail notes of a document: proof of what was decided, and nothing that could be read. */
export const digestOfDocument = ({ title, lines }: NewDocument): string =>
  createHash('sha256')
    .update(JSON.stringify([title, lines.map(({ label, text }) => [label, text])]))
    .digest('hex')

const tidy = (text: string) => text.replaceAll('\r\n', '\n').trim().toWellFormed().replaceAll('\0', '').normalize('NFC')

/** As it is kept: line ends and Unicode alike everywhere, so that equal documents are equal. @throws Refusal 422 without a title */
export function tidyDocument({ title, lines }: NewDocument): NewDocument {
  const tidied = {
    title: tidy(title).replaceAll(/\s+/g, ' '),
    lines: lines.map(({ label, text }) => ({ label: tidy(label), text: tidy(text) })),
  }
  if (!tidied.title) throw new Refusal(422, '件名を入力してください。例: 移住フェアへの出展について', 'title')
  return tidied
}

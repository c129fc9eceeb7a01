import type { Staff } from '#kernel/identity/staff.ts'
import { type Fault, faultInWords } from '#lib/csv/read-sheet.ts'
import type { Db } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { Refusal } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { type Faq, type FaqWords, readFaq } from '../faq.ts'
import { listAsking, listOwn } from '../faqs.queries.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { cellsOf, COLUMNS, isColumn, readFaqFile, type Said, typedOf } from './faq-file.ts'

export interface ComparedFile {
  added: { row: number; words: FaqWords }[]
  changed: { row: number; faq: Faq; words: FaqWords; columns: Said[] }[]
  /** Also what has no number and is there already, word for word: a file that is taken in twice adds nothing the second time. */
  same: number
  /** What is wrong: nothing can be taken in while there is any. */
  faults: Fault[]
  /** Of what would be done: taking in does that, or nothing. */
  against: string
}

export const faultsInWords = (faults: readonly Fault[]): string[] => faults.map(faultInWords)

const idOf = (cell: string | undefined): number | undefined => wholeNumber(cell ?? '', 1, 999_999_999_999_999)

/** 中を見る: what a file would add and change in the sections that somebody answers for. Nothing is stored. @throws Refusal 403 */
export async function compareFile(db: Db<'inquiries'>, staff: Staff, bytes: Uint8Array): Promise<ComparedFile> {
  refuseNonWriters(staff)
  const { lines, faults } = readFaqFile(bytes)
  const ids = lines.flatMap(({ cells }) => idOf(cells.id) ?? [])
  const ours = new Map((await listOwn(db, staff, ids)).map((faq) => [faq.id, faq]))
  const seen = new Set<number>()
  const compared: Omit<ComparedFile, 'against'> = { added: [], changed: [], same: 0, faults: [...faults] }
  for (const { row, cells } of lines) {
    const wrong = (column: keyof typeof COLUMNS, reason: string, right: string) =>
      void compared.faults.push({ row, column: COLUMNS[column], reason, right })
    const id = idOf(cells.id)
    const faq = id === undefined ? undefined : ours.get(id)
    if (cells.id?.trim() && !faq) {
      wrong('id', 'この番号の質問は、担当する課にありません', '新しい質問なら番号を空にしてください')
      continue
    }
    if (faq && seen.has(faq.id)) {
      wrong('id', '同じ番号の行が二つあります', 'どちらかの行を消してください')
      continue
    }
    if (faq) seen.add(faq.id)
    const words = wordsOrMistakes(() => readFaq(typedOf(cells, faq)))
    if (words instanceof Refusal)
      for (const { field = '', message } of words.mistakes)
        wrong(isColumn(field) ? field : 'question', message.replace(/。$/, ''), '直してから、もう一度選んでください')
    else if (!faq) compared.added.push({ row, words })
    else {
      const [before, after] = [cellsOf(faq), cellsOf(words)]
      const columns = (Object.keys(before) as Said[]).filter((column) => before[column] !== after[column])
      if (columns.length === 0) compared.same++
      else if (wholeNumber(cells.version ?? '', 0, 999_999_999) !== faq.version)
        wrong('version', '書き出したあとに、ほかの人が変えています', 'もう一度書き出して、そのファイルを直してください')
      else compared.changed.push({ row, faq, words, columns })
    }
  }
  await leaveOutKnown(db, staff, compared)
  compared.faults.sort((one, other) => one.row - other.row)
  return { ...compared, against: digestOf(planOf(compared)) }
}

const wordsDigest = (words: FaqWords) => digestOf(cellsOf(words))

async function leaveOutKnown(db: Db<'inquiries'>, staff: Staff, compared: Omit<ComparedFile, 'against'>) {
  const asking = await listAsking(
    db,
    staff,
    compared.added.map(({ words }) => words.question),
  )
  const known = new Set(asking.map(wordsDigest))
  const added = compared.added.filter(({ words }) => {
    const isNew = !known.has(wordsDigest(words))
    known.add(wordsDigest(words)) // of two lines that say the same one is new
    return isNew
  })
  compared.same += compared.added.length - added.length
  compared.added = added
}

const planOf = ({ added, changed }: Omit<ComparedFile, 'against'>) => ({
  added: added.map(({ words }) => words),
  changed: changed.map(({ faq: { id, version }, words }) => ({ id, version, words })),
})

function wordsOrMistakes(read: () => FaqWords): FaqWords | Refusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

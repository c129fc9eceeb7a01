import { z } from 'zod'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Matter } from '../matter.ts'
import { getCirculation } from '../proposals/get-circulation.ts'
import { propose } from '../proposals/propose.ts'
import { resubmit } from '../proposals/resubmit.ts'
import type { NewDocument } from '../proposals/sealed-document.ts'

/** 一般起案: a proposal of any content, by anybody of the staff. */
export const GENERAL = 'general'

export const general: Matter = { name: '一般起案' }

export const FreeForm = z.object({
  title: z.string().max(2000),
  text: z.string().max(100_000),
  words: z.string().max(20_000).default(''),
})
export type FreeForm = z.infer<typeof FreeForm>

export const NewFreeForm = FreeForm.extend({
  section: z.coerce.number().int(),
  /** Drawn with the form: sending it twice proposes once. */
  key: z.uuid(),
})
export type NewFreeForm = z.infer<typeof NewFreeForm>

const LONGEST = { title: 100, text: 10_000 }

type Written = Pick<FreeForm, 'title' | 'text'>

function documentOf({ title, text }: Written): NewDocument {
  refuseMistakes(mistakesIn({ title, text }))
  return { title, lines: [{ label: '本文', text }] }
}

function mistakesIn({ title, text }: Written): Mistake[] {
  const mistakes = [
    !title.trim() && { field: 'title', message: '件名を入力してください。例: 移住フェアへの出展について' },
    [...title.trim()].length > LONGEST.title && {
      field: 'title',
      message: `件名は ${LONGEST.title} 文字までにしてください。`,
    },
    !text.trim() && {
      field: 'text',
      message: '本文を入力してください。何を、なぜ、いつ、いくらで行うかを書きます。',
    },
    [...text].length > LONGEST.text && {
      field: 'text',
      message: `本文は ${LONGEST.text.toLocaleString('ja')} 文字までにしてください。`,
    },
  ]
  return mistakes.flatMap((mistake) => mistake || [])
}

/** @returns the proposal’s id */
export async function proposeFreely(db: Db, now: Temporal.Instant, staff: Staff, form: NewFreeForm): Promise<number> {
  const document = documentOf(form)
  const proposal = { ...document, matter: GENERAL, subject: form.key, sectionId: form.section }
  return db.transaction().execute((tx) => propose(tx, now, staff, proposal))
}

/** What was returned, mended. @throws Refusal 404 for a matter that is mended in its module */
export function resubmitFreely(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { words, ...form }: FreeForm,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getFree(tx, now, staff, id)
    await resubmit(tx, now, staff, id, documentOf(form), words)
  })
}

export async function getFree(db: Db, now: Temporal.Instant, staff: Staff, id: number) {
  const { proposal } = await getCirculation(db, now, staff, id)
  if (proposal.matter !== GENERAL) throw new Refusal(404, 'この起案は、もとの画面で直します。')
  return proposal
}

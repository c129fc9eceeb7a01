import { record } from '#kernel/audit/record.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Choices } from '#kernel/packages/choices.ts'
import { merge, type Thing } from '#kernel/packages/three-way.ts'
import { trustSigner } from '#kernel/packages/trust-signer.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Faq, FaqWords } from '../faq.ts'
import { insertFaq, updateFaq } from '../faqs.queries.ts'
import { refuseOtherSection } from '../save-faq.ts'
import { type ComparedSet, compareSet, choosing } from './compare-set.ts'
import { holdAdoptions, insertAdoption } from './sets.queries.ts'

export interface Adopting {
  bytes: Uint8Array
  /** Which section answers for what is new here. */
  sectionId: number
  /** The fingerprint that was compared with the other town; needed where it was not confirmed before. */
  confirmed?: string | undefined
  /** Of what the town had when the two were compared. */
  against: string
  choices: Choices
}

/** How many of each came of it. */
export interface Adopted {
  added: number
  changed: number
  withdrawn: number
}

/**
 * 取り込む: new questions become drafts, and what is published stays as it was published until somebody publishes it anew. What we
 * changed ourselves stays, unless somebody chooses otherwise (ADR 0023).
 * @throws Refusal 409 where ours is not what it was compared with or belongs to another section, 422
 */
export function adoptFaqSet(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { bytes, sectionId, confirmed, against, choices }: Adopting,
): Promise<Adopted> {
  refuseOtherSection(staff, sectionId)
  return db.transaction().execute(async (tx) => {
    await holdAdoptions(tx)
    const compared = await compareSet(tx, now, bytes)
    const actor = `staff:${staff.id}` as const
    const trusted = await trustSigner(tx, now, staff, compared.signer, confirmed, actor)
    if (compared.against !== against)
      throw new Refusal(
        409,
        'この町のよくある質問が、比べたあとに変わりました。いまのものと比べています。もう一度選んでください。',
        'file',
      )
    const adopted = await take(tx, now, staff, sectionId, compared, choices)
    await insertAdoption(tx, now, staff.id, compared.signed, compared.signer)
    await trusted()
    const { slug, name, number } = compared.signed.from
    const { fingerprint } = compared.signer
    await record(tx, now, actor, 'faq_set.adopted', `faq_set:${slug}`, { name, number, fingerprint, ...adopted })
    return adopted
  })
}

async function take(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
  { ours, differences, standing }: ComparedSet,
  choices: Choices,
): Promise<Adopted> {
  const merged = merge(ours, differences, choosing(choices))
  const known = new Map(standing.map((one) => [one.key, one]))
  const counts = { added: 0, changed: 0, withdrawn: 0 }
  for (const [key, thing] of merged) {
    const faq = known.get(key)
    const words = thing as Thing & FaqWords
    if (!faq) {
      await insertFaq(tx, now, staff.id, { ...words, key, sectionId })
      counts.added++
    } else if (!isSame(ours.get(key), thing)) {
      await updateFaq(tx, now, staff.id, own(staff, faq), { ...words, ...(!ours.has(key) && { state: 'draft' }) })
      counts.changed++
    }
  }
  for (const key of ours.keys())
    if (!merged.has(key)) {
      await updateFaq(tx, now, staff.id, own(staff, known.get(key)!), { state: 'withdrawn' })
      counts.withdrawn++
    }
  return counts
}

const isSame = (before: Thing | undefined, after: Thing): boolean =>
  before !== undefined && digestOf(before) === digestOf(after)

function own(staff: Staff, faq: Faq): Faq {
  if (coversSection(staff, 'answer', faq.sectionId)) return faq
  throw new Refusal(
    409,
    `「${faq.question}」は${faq.section}が受け持っているため、変えられません。${faq.section}の人に取り込んでもらってください。`,
    'file',
  )
}

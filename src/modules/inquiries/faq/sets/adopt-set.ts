import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Choices } from '#kernel/packages/choices.ts'
import { refuseOlder } from '#kernel/packages/edition.ts'
import { merge, type Thing } from '#kernel/packages/three-way.ts'
import { trustSigner } from '#kernel/packages/trust-signer.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { Refusal } from '#lib/refusal.ts'
import type { FaqWords } from '../faq.ts'
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
  /** It is meant that the edition is older than what was adopted before. */
  older?: boolean
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
 * What another section answers for waits until that section takes it in.
 * @throws Refusal 409 where ours is not what it was compared with, 422
 */
export function adoptFaqSet(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { bytes, sectionId, confirmed, against, choices, older = false }: Adopting,
): Promise<Adopted> {
  refuseOtherSection(staff, sectionId)
  return db.transaction().execute(async (tx) => {
    await holdAdoptions(tx)
    const compared = await compareSet(tx, now, staff, bytes)
    const { signed, signer } = compared
    const actor = `staff:${staff.id}` as const
    const trusted = await trustSigner(tx, now, staff, { signer, from: signed.from, confirmed }, actor)
    if (compared.against !== against)
      throw new Refusal(
        409,
        'この町のよくある質問が、比べたあとに変わりました。いまのものと比べています。もう一度選んでください。',
        'file',
      )
    refuseOlder(compared.newer, older)
    const adopted = await take(tx, now, staff, sectionId, compared, choices)
    await insertAdoption(tx, now, staff.id, compared)
    await trusted()
    const { slug, name, number } = signed.from
    const { fingerprint } = signer
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
      await updateFaq(tx, now, staff.id, faq, { ...words, ...(!ours.has(key) && { state: 'draft' }) })
      counts.changed++
    }
  }
  for (const key of ours.keys())
    if (!merged.has(key)) {
      await updateFaq(tx, now, staff.id, known.get(key)!, { state: 'withdrawn' })
      counts.withdrawn++
    }
  return counts
}

const isSame = (before: Thing | undefined, after: Thing): boolean =>
  before !== undefined && digestOf(before) === digestOf(after)

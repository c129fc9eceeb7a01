import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import { chosen, type Choices } from '#kernel/packages/choices.ts'
import { newerThan } from '#kernel/packages/edition.ts'
import { type KnownSigner, recognizeSigner } from '#kernel/packages/known-signer.ts'
import { openPackage, type Signer } from '#kernel/packages/signed-package.ts'
import {
  type Difference,
  keyOf,
  type Side,
  type Thing,
  type Things,
  threeWay,
  usual,
} from '#kernel/packages/three-way.ts'
import type { ToldDifference } from '#kernel/packages/told-difference.ts'
import type { Db } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { type Faq, type FaqWords, LANGUAGES, wordsOf } from '../faq.ts'
import { listByKeys } from '../faqs.queries.ts'
import { findAdopted } from './sets.queries.ts'
import { editionOf, type FaqItem, SIGNED_FAQ_SET, type SignedFaqSet } from './signed-faq-set.ts'

/** A set before anybody has decided anything about it, beside what the town has of it. */
export interface ComparedSet {
  signed: SignedFaqSet
  signer: Signer
  known: KnownSigner
  /** Number of the edition that was adopted before, where the file is older. */
  newer: number | undefined
  /** Those of one's own sections with the same keys, the withdrawn ones too. */
  standing: Faq[]
  /** What another section answers for: it takes that in itself, and its drafts are its own. */
  elsewhere: Elsewhere[]
  ours: Things
  differences: Difference[]
  /** An edition of the set was adopted before. */
  hasBase: boolean
  /** What ours comes from once the set is adopted: of what stands elsewhere, what it came from before. */
  next: FaqItem[]
  /** Of what the town has; whoever compared it is told where it has changed since. */
  against: string
}

export interface Elsewhere {
  /** As the other town words it. */
  question: string
  section: string
}

const thingsOf = (items: readonly (FaqWords & { key: string })[]): Things =>
  new Map(items.map((one) => [one.key, { ...wordsOf(one) }]))

/** Nothing is stored. @throws Refusal 422 */
export async function compareSet(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  bytes: Uint8Array,
): Promise<ComparedSet> {
  const { signed, signer } = await openPackage(SIGNED_FAQ_SET, bytes, now)
  const known = await recognizeSigner(db, signer, signed.from)
  const adopted = await findAdopted(db, signed.from)
  const all = new Map([...(adopted?.items ?? []), ...signed.items].map((one) => [one.key, one]))
  const found = await listByKeys(db, [...all.keys()])
  const standing = found.filter(({ sectionId }) => coversSection(staff, 'answer', sectionId))
  const others = new Map(found.filter((one) => !standing.includes(one)).map((one) => [one.key, one]))
  const own = (items: readonly FaqItem[]) => items.filter(({ key }) => !others.has(key))
  const came = own(signed.items)
  const ours = thingsOf(standing.filter(({ state }) => state !== 'withdrawn'))
  return {
    signed,
    signer,
    known,
    newer: newerThan(editionOf(signed), adopted),
    standing,
    elsewhere: [...others.values()].map(({ key, section }) => ({ question: all.get(key)!.question, section })),
    ours,
    differences: threeWay(adopted && thingsOf(own(adopted.items)), ours, thingsOf(came)),
    hasBase: adopted !== undefined,
    next: [...came, ...(adopted?.items.filter(({ key }) => others.has(key)) ?? [])],
    against: digestOf([adopted?.id ?? null, standing.map(({ key, version }) => [key, version]), [...others.keys()]]),
  }
}

/** What the other town no longer answers may still hold here: somebody chooses, and until then it stays. */
const isRetired = ({ attribute, theirs, ours }: Difference): boolean =>
  attribute === undefined && theirs === undefined && ours !== undefined

export const choosing = (choices: Choices): ((difference: Difference) => Side) =>
  chosen(choices, (difference) => (isRetired(difference) ? 'ours' : usual(difference)))

const LABELS: Record<string, string> = {
  lang: '言語',
  category: '分類',
  question: '質問',
  answer: '答え',
  keywords: 'さがす言葉',
}

function inWords(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join('、')
  return name === 'lang' ? LANGUAGES[value as keyof typeof LANGUAGES] : String(value)
}

const wholeInWords = (value: unknown): string =>
  Object.entries(value as Thing)
    .filter(([name]) => name === 'question' || name === 'answer')
    .map(([, one]) => String(one))
    .join('\n')

export function tellSet({ differences, ours, known: { townName }, signed: { items } }: ComparedSet): ToldDifference[] {
  const theirs = new Map(items.map((one) => [one.key, one]))
  return differences.map((difference) => {
    const { thing, attribute, changedBy } = difference
    const known = ours.get(thing) ?? theirs.get(thing) ?? (difference.base as Thing | undefined)
    const tell = (value: unknown) => {
      if (value === undefined) return undefined
      return attribute === undefined ? wholeInWords(value) : inWords(attribute, value)
    }
    const question = `「${String(known?.['question'])}」`
    return {
      key: keyOf(difference),
      where: isRetired(difference)
        ? `${question}(${townName}では取り下げられています)`
        : attribute === undefined
          ? question
          : `${question}の${LABELS[attribute] ?? attribute}`,
      changedBy,
      base: tell(difference.base),
      ours: tell(difference.ours),
      theirs: tell(difference.theirs),
      isAsked: isRetired(difference),
    }
  })
}

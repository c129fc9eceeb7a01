import { chosen, type Choices } from '#kernel/packages/choices.ts'
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
import { findTrusted, type TrustedSigner } from '#kernel/packages/trusted-signers.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { type Faq, type FaqWords, LANGUAGES, wordsOf } from '../faq.ts'
import { listByKeys } from '../faqs.queries.ts'
import { findAdopted } from './sets.queries.ts'
import { SIGNED_FAQ_SET, type SignedFaqSet } from './signed-faq-set.ts'

/** A set before anybody has decided anything about it, beside what the town has of it. */
export interface ComparedSet {
  signed: SignedFaqSet
  signer: Signer
  /** Somebody has confirmed this signer before. */
  trusted: TrustedSigner | undefined
  /** Those of the town with the same keys, the withdrawn ones too. */
  standing: Faq[]
  ours: Things
  differences: Difference[]
  /** An edition of the set was adopted before. */
  hasBase: boolean
  /** Of what the town has; whoever compared it is told where it has changed since. */
  against: string
}

const thingsOf = (items: readonly (FaqWords & { key: string })[]): Things =>
  new Map(items.map((one) => [one.key, { ...wordsOf(one) }]))

/** Nothing is stored. @throws Refusal 422 */
export async function compareSet(db: Db<'inquiries'>, now: Temporal.Instant, bytes: Uint8Array): Promise<ComparedSet> {
  const { signed, signer } = await openPackage(SIGNED_FAQ_SET, bytes, now)
  const adopted = await findAdopted(db, signed.from)
  const [base, theirs] = [adopted && thingsOf(adopted.items), thingsOf(signed.items)]
  const standing = await listByKeys(db, [...new Set([...theirs.keys(), ...(base?.keys() ?? [])])])
  const ours = thingsOf(standing.filter(({ state }) => state !== 'withdrawn'))
  const seen = standing.map(({ key, version }) => [key, version])
  return {
    signed,
    signer,
    trusted: await findTrusted(db, signer.fingerprint),
    standing,
    ours,
    differences: threeWay(base, ours, theirs),
    hasBase: adopted !== undefined,
    against: digestOf([adopted?.id ?? null, seen]),
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

export function tellSet({ differences, ours, signed: { items, from } }: ComparedSet): ToldDifference[] {
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
        ? `${question}(${from.name}では取り下げられています)`
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

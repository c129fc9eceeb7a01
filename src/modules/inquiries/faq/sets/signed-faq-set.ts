import { z } from 'zod'
import type { Edition } from '#kernel/packages/edition.ts'
import { type PackageKind, townInFile } from '#kernel/packages/signed-package.ts'
import { LANGUAGES, LONGEST } from '../faq.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'

export const FILE_SCHEMA = 'urn:madoguchi:signed-faq-set:1'

export const MOST_ITEMS = 200

/** As it is kept here: one line without blanks at its ends. */
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)
    .refine((text) => text === text.trim() && text.isWellFormed())

const item = z.strictObject({
  key: z.uuid().transform((key) => key.toLowerCase()),
  lang: z.enum(Object.keys(LANGUAGES) as [WrittenLanguage, ...WrittenLanguage[]]),
  category: line(LONGEST.category),
  question: line(LONGEST.question),
  answer: z
    .string()
    .min(1)
    .max(LONGEST.answer)
    .regex(/^(?:\n|[^\p{Cc}])*$/u)
    .refine((text) => text.trim() !== '' && text.isWellFormed()),
  keywords: z.array(line(LONGEST.keyword)).max(LONGEST.keywords),
})

export const setSlug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  .max(60)
export const setTitle = line(60)

/** What is signed: the questions with their answers, and of which set, in which edition. */
const content = z.strictObject({
  schema: z.literal(FILE_SCHEMA),
  from: z.strictObject({
    ...townInFile,
    slug: setSlug,
    title: setTitle,
    number: z.int().min(1).max(100_000),
    exportedAt: z.iso.datetime(),
  }),
  items: z
    .array(item)
    .min(1)
    .max(MOST_ITEMS)
    .refine((items) => new Set(items.map(({ key }) => key)).size === items.length),
})
export type SignedFaqSet = z.output<typeof content>
export type FaqItem = SignedFaqSet['items'][number]

export const editionOf = ({ from }: SignedFaqSet): Edition => ({
  number: from.number,
  at: Temporal.Instant.from(from.exportedAt),
})

export const SIGNED_FAQ_SET: PackageKind<SignedFaqSet> = {
  type: 'madoguchi-faq-set+jws',
  content,
  noun: 'よくある質問',
  exportedBy: '「ファイルに書き出す」',
}

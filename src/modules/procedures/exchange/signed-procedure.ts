import { z } from 'zod'
import type { Edition } from '#kernel/packages/edition.ts'
import { type PackageKind, signPackage, townInFile } from '#kernel/packages/signed-package.ts'
import type { SigningIdentity } from '#lib/pdf-signing/signing-identity.ts'
import { slug } from '../definition/definition.ts'

export const FILE_SCHEMA = 'urn:madoguchi:signed-procedure:1'

/** What is signed: the definition, and where it was published. */
const content = z.strictObject({
  schema: z.literal(FILE_SCHEMA),
  from: z.strictObject({
    ...townInFile,
    slug,
    number: z.int().min(1).max(100_000),
    publishedAt: z.iso.datetime(),
  }),
  definition: z.looseObject({ id: slug }),
})
export type SignedContent = z.output<typeof content>

export const editionOf = ({ from }: SignedContent): Edition => ({
  number: from.number,
  at: Temporal.Instant.from(from.publishedAt),
})

export const SIGNED_PROCEDURE: PackageKind<SignedContent> = {
  type: 'madoguchi-procedure+jws',
  content,
  noun: '手続',
  exportedBy: '「ファイルに書き出す」',
}

export const signProcedure = (signed: SignedContent, identity: SigningIdentity): Promise<string> =>
  signPackage(SIGNED_PROCEDURE, signed, identity)

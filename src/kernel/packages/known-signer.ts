import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Signer, TownInFile } from './signed-package.ts'
import { findTrusted, findTrustedOf, type TrustedSigner } from './trusted-signers.queries.ts'

/** What this town knows of whoever signed a file. */
export interface KnownSigner {
  /** Somebody has confirmed this signer before, for the town that the file says it is from. */
  trusted: TrustedSigner | undefined
  /** Another signer that was confirmed for that town: its key was changed, or this is not that town. */
  other: TrustedSigner | undefined
  /** As this town keeps it where the signer is trusted; otherwise as the file says. */
  townName: string
}

/** Anybody can write the code of another town into a file: a signature counts for the town for which it was confirmed. @throws Refusal 422 */
export function refuseOtherTown(trusted: TrustedSigner, { code, name }: TownInFile): void {
  if (trusted.townCode === code) return
  throw new Refusal(
    422,
    `この署名は、${trusted.townName}(${trusted.townCode})のものとして確かめています。ファイルは${name}(${code})から来たことになっているため、取り込めません。${trusted.townName}に確かめてください。`,
    'file',
  )
}

/** @throws Refusal 422 where the signer is known as another town */
export async function recognizeSigner(
  db: Db,
  { fingerprint }: Pick<Signer, 'fingerprint'>,
  from: TownInFile,
): Promise<KnownSigner> {
  const trusted = await findTrusted(db, fingerprint)
  if (trusted) refuseOtherTown(trusted, from)
  const other = trusted ? undefined : await findTrustedOf(db, from.code)
  return { trusted, other, townName: trusted?.townName ?? from.name }
}

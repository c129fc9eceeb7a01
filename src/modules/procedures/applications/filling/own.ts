import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { sameBytes } from '#lib/crypto/seal.ts'
import type { Application } from '../application.ts'
import { findApplication, type Owner } from '../applications.queries.ts'

/** Whoever is at the browser: a resident who has signed in, or the holder of a key, or both. */
export interface Visitor {
  residentId?: number
  keyDigest?: Buffer
}

export const holdsKey = ({ keyDigest }: Visitor, application: Application): boolean =>
  keyDigest !== undefined && application.keyDigest !== null && sameBytes(keyDigest, application.keyDigest)

const isOwn = (visitor: Visitor, application: Application): boolean =>
  holdsKey(visitor, application) || (visitor.residentId !== undefined && visitor.residentId === application.residentId)

const NOT_FOUND = 'この申請は見つかりません。申請したときのスマートフォンやパソコンで開くか、サインインしてください。'

/** Another's is answered as one that is not there. @throws Refusal 404 */
export function refuseOthers(visitor: Visitor, application: Application | undefined): Application {
  if (!application || !isOwn(visitor, application)) throw new Refusal(404, NOT_FOUND)
  return application
}

export const getOwn = async (db: Db<'procedures'>, visitor: Visitor, id: string): Promise<Application> =>
  refuseOthers(visitor, await findApplication(db, id))

/** Whose a new one is: a person's rather than a browser's. */
export function ownerOf({ residentId, keyDigest }: Visitor): Owner {
  if (residentId !== undefined) return { residentId }
  if (keyDigest) return { keyDigest }
  throw new Error('nobody would own this application')
}

export const actorOf = ({ residentId }: { residentId?: number | null }) =>
  residentId ? (`resident:${residentId}` as const) : ('system:anonymous' as const)

export const refuseArrived = (application: Application): void => {
  if (application.state !== 'draft')
    throw new Refusal(409, 'この申請はもう送られています。内容は「申請の状況」で確かめられます。')
}

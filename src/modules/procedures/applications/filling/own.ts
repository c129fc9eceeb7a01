import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { sameBytes } from '#lib/crypto/seal.ts'
import { type Beyond, BeyondMandate } from '../../agents/beyond-mandate.ts'
import { stands } from '../../agents/mandate.ts'
import type { Application } from '../application.ts'
import { findApplication, type Owner } from '../applications.queries.ts'

/** Whoever is at the browser: a resident who has signed in, or the holder of a key, or both. */
export interface Visitor {
  residentId?: number
  keyDigest?: Buffer
}

export const holdsKey = ({ keyDigest }: Visitor, application: Application): boolean =>
  keyDigest !== undefined && application.keyDigest !== null && sameBytes(keyDigest, application.keyDigest)

/** Whoever applies; of a draft for somebody else, the agent who writes it. */
export const isOwn = (visitor: Visitor, application: Application): boolean =>
  holdsKey(visitor, application) || (visitor.residentId !== undefined && visitor.residentId === application.residentId)

const isAgent = ({ residentId }: Visitor, { mandate }: Application): boolean =>
  residentId !== undefined && mandate?.agentResidentId === residentId

const filesFor = (visitor: Visitor, application: Application, what: 'mayCorrect' | 'mayReceive'): boolean => {
  const { mandate } = application
  return isAgent(visitor, application) && mandate !== null && stands(mandate) && mandate[what]
}

/** 補正: whoever applies, and an agent who was trusted with it and still is. */
export const mayCorrect = (visitor: Visitor, application: Application): boolean =>
  isOwn(visitor, application) || filesFor(visitor, application, 'mayCorrect')

/** What is said about an application is between the town and whoever applies; of a client's draft there is nothing to say yet. */
export const mayAsk = (visitor: Visitor, application: Application): boolean =>
  isOwn(visitor, application) && (application.mandate === null || application.state !== 'draft')

/** 受領 of the certificate. */
export const mayReceive = (visitor: Visitor, application: Application): boolean =>
  isOwn(visitor, application) || filesFor(visitor, application, 'mayReceive')

/** @throws BeyondMandate 403 */
export function refuseBeyond(application: Application, may: boolean, what: Beyond): void {
  if (!may) throw new BeyondMandate(what, application.id)
}

const NOT_FOUND = 'この申請は見つかりません。申請したときのスマートフォンやパソコンで開くか、サインインしてください。'

/**
 * Another's is answered as one that is not there. An agent opens what they filed while the mandate stands; what they may do with it,
 * `mayCorrect` and `mayReceive` say. @throws Refusal 404, BeyondMandate 403
 */
export function refuseOthers(visitor: Visitor, application: Application | undefined): Application {
  if (application && isOwn(visitor, application)) return application
  if (!application?.mandate || !isAgent(visitor, application)) throw new Refusal(404, NOT_FOUND)
  refuseBeyond(application, !application.mandate.revoked, 'revoked')
  refuseBeyond(application, !application.mandate.unlisted, 'unlisted')
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

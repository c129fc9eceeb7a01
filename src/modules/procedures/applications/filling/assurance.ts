import { findConfirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import { listProviders } from '#kernel/identity/oidc/providers.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Definition } from '../../definition/definition.ts'

/** What still stands between somebody and a procedure: signing in, an identity card, or a town that reads none. */
export type Missing = 'sign-in' | 'card' | 'unavailable'

export async function missingAssurance(
  db: Db,
  { assurance }: Definition,
  residentId: number | undefined,
): Promise<Missing | undefined> {
  if (assurance === 'none') return undefined
  if (assurance === 'identity' && !(await listProviders(db, 'resident')).some(({ confirms }) => confirms))
    return 'unavailable'
  if (residentId === undefined) return 'sign-in'
  if (assurance === 'confirmed') return undefined
  return (await findConfirmation(db, residentId)) ? undefined : 'card'
}

const WORDS: Record<Missing, string> = {
  'sign-in': 'この手続きは、サインインしてから始めてください。',
  card: 'この手続きは、本人確認ができる方法でのサインインが必要です。「わたしの情報」で加えてください。',
  unavailable: 'この手続きは、まだオンラインでは申請できません。担当の課へお越しください。',
}

/** @throws Refusal 403 */
export async function refuseUnassured(tx: Tx, definition: Definition, residentId: number | undefined): Promise<void> {
  const missing = await missingAssurance(tx, definition, residentId)
  if (missing) throw new Refusal(403, WORDS[missing])
}

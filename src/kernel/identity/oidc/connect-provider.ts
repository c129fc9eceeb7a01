import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Actor, record } from '../../audit/record.ts'
import { askProvider } from './ask-provider.ts'
import { findProviderOf, findSecretOf, saveProvider, type WantedProvider } from './providers.queries.ts'

/** Who connects it, when, and with which key its secret is kept. */
export interface Connecting {
  db: Db
  now: Temporal.Instant
  actor: Actor
  sealer: Sealer
}

/**
 * Connects an identity provider that answers, or changes how it is connected. An empty secret stays as it was.
 * @param version of what was read before; 0: it must be new; absent: whatever stands there
 * @throws Refusal 422 where it does not answer as it should, 409 where somebody else was first
 */
export async function connectProvider(
  { db, now, actor, sealer }: Connecting,
  wanted: WantedProvider,
  version?: number,
): Promise<{ id: number; issuer: string; isNew: boolean }> {
  const kept = await findKeptSecret(db, sealer, wanted)
  const secret = wanted.secret || kept
  if (!secret) throw new Refusal(422, 'クライアントシークレットを入力してください。', 'clientSecret')
  const issuer = await askProvider({ ...wanted, secret })
  const { audience, label, clientId, confirms } = wanted
  return db.transaction().execute(async (tx) => {
    const before = await findProviderOf(tx, audience, issuer)
    const standing = before?.version ?? 0
    const fits = version === undefined || version === standing
    const id = fits
      ? await saveProvider(tx, sealer, { audience, label, issuer, clientId, confirms, secret }, standing)
      : undefined
    if (id === undefined) throw tooLate(version)
    const detail = { audience, label, issuer, clientId, confirms, secretChanged: secret !== kept }
    await record(tx, now, actor, 'oidc_provider.saved', `oidc_provider:${id}`, detail)
    return { id, issuer, isNew: !before }
  })
}

async function findKeptSecret(db: Db, sealer: Sealer, { audience, issuer }: WantedProvider) {
  const before = await findProviderOf(db, audience, issuer)
  return before && findSecretOf(sealer, before)
}

const tooLate = (version: number | undefined) =>
  version === 0
    ? new Refusal(409, 'この発行者とは、すでにつながっています。変えるときは、一覧の名前から進んでください。', 'issuer')
    : new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。')

import { type Actor, record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseOtherTown } from './known-signer.ts'
import type { Signer, TownInFile } from './signed-package.ts'
import { deleteTrusted, findTrusted, insertTrusted } from './trusted-signers.queries.ts'

/**
 * Somebody has compared the fingerprint with the other town, now or before. It is remembered with what the file brings, or not at all.
 * @returns records that in the trail: call it last
 * @throws Refusal 422 where nobody has, or for another town
 */
export async function trustSigner(
  tx: Tx,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  { signer, from, confirmed }: { signer: Signer; from: TownInFile; confirmed: string | undefined },
  actor: Actor,
): Promise<() => Promise<void>> {
  const { fingerprint, subject } = signer
  const isNew = confirmed === fingerprint && (await insertTrusted(tx, now, staff.id, signer, from))
  const trusted = await findTrusted(tx, fingerprint)
  if (!trusted) throw new Refusal(422, '署名の指紋を相手の町に確かめて、同じだったら印を付けてください。', 'confirmed')
  refuseOtherTown(trusted, from)
  return async () => {
    if (!isNew) return
    const detail = { fingerprint, subject, townCode: from.code, townName: from.name }
    await record(tx, now, actor, 'procedure_signer.trusted', `procedure_signer:${fingerprint}`, detail)
  }
}

/** The next file of this signer is confirmed anew. What was taken in before stays. */
export async function distrustSigner(
  db: Db,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  fingerprint: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteTrusted(tx, fingerprint))) return
    const subject = `procedure_signer:${fingerprint}`
    await record(tx, now, `staff:${staff.id}`, 'procedure_signer.distrusted', subject, { fingerprint })
  })
}

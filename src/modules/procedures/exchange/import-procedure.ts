import { type Actor, record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { digestOf } from '../definition/digest.ts'
import { findDraftOf } from '../editing/drafts.queries.ts'
import { keepDraft } from '../editing/begin-draft.ts'
import { refuseOtherSection } from '../editing/may.ts'
import { readSketch, type Sketch } from '../editing/sketch/sketch.ts'
import { findTrusted, insertImport, insertTrusted, type TrustedSigner } from './exchange.queries.ts'
import { openSigned, type SignedContent, type Signer } from './signed-procedure.ts'

/** A file before anybody has decided anything about it. */
export interface LookedAt {
  signed: SignedContent
  signer: Signer
  sketch: Sketch
  /** Somebody has confirmed this signer before. */
  trusted: TrustedSigner | undefined
}

/** Nothing is stored. @throws Refusal 422 */
export async function lookAtFile(db: Db<'procedures'>, now: Temporal.Instant, bytes: Uint8Array): Promise<LookedAt> {
  const { signed, signer } = await openSigned(bytes, now)
  const read = readSketch(signed.definition)
  if (!read.ok || read.sketch.id !== signed.from.slug)
    throw new Refusal(422, '署名は合っていますが、中の定義が読めません。相手の町に知らせてください。', 'file')
  return { signed, signer, sketch: read.sketch, trusted: await findTrusted(db, signer.fingerprint) }
}

export interface Importing {
  bytes: Uint8Array
  sectionId: number
  /** The fingerprint that was compared with the other town; needed where it was not confirmed before. */
  confirmed?: string | undefined
  /** For the trail; the member of staff, if nobody else acts for them. */
  actor?: Actor
}

/**
 * 取り込む: what another town published becomes a draft of ours, and never more than that by itself.
 * @throws Refusal 409 where the procedure is being drafted already, 422
 */
export async function importProcedure(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  { bytes, sectionId, confirmed, actor = `staff:${staff.id}` }: Importing,
): Promise<number> {
  const { signed, signer, sketch, trusted } = await lookAtFile(db, now, bytes)
  await refuseOtherSection(db, now, staff, sectionId)
  if (!trusted && confirmed !== signer.fingerprint)
    throw new Refusal(422, '署名の指紋を相手の町に確かめて、同じだったら印を付けてください。', 'confirmed')
  return await db.transaction().execute(async (tx) => {
    if (await findDraftOf(tx, sketch.id))
      throw new Refusal(
        409,
        `「${sketch.id}」は、もう下書きがあります。公開するか取りやめてから、取り込んでください。`,
        'file',
      )
    const { fingerprint, subject } = signer
    const isNewlyTrusted = await insertTrusted(tx, now, staff.id, signer)
    const importId = await insertImport(tx, now, staff.id, signed, { digest: digestOf(signed.definition), signer })
    const { id, isNew } = await keepDraft(
      tx,
      now,
      staff,
      { slug: sketch.id, sectionId, sketch, importId },
      'import',
      actor,
    )
    if (!isNew) throw new Refusal(409, `「${sketch.id}」の下書きが、いま始まりました。取り込んでいません。`, 'file')
    if (isNewlyTrusted)
      await record(tx, now, actor, 'procedure_signer.trusted', `procedure_signer:${fingerprint}`, {
        fingerprint,
        subject,
      })
    const { name, number } = signed.from
    await record(tx, now, actor, 'procedure.imported', `procedure_draft:${id}`, {
      slug: sketch.id,
      name,
      number,
      fingerprint,
    })
    return id
  })
}

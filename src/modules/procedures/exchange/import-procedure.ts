import { type Actor, record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { type Choices, chosen } from '#kernel/packages/choices.ts'
import { refuseOlder } from '#kernel/packages/edition.ts'
import { type KnownSigner, recognizeSigner } from '#kernel/packages/known-signer.ts'
import { openPackage, type Signer } from '#kernel/packages/signed-package.ts'
import { trustSigner } from '#kernel/packages/trust-signer.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { digestOf } from '#lib/json/digest.ts'
import { Refusal } from '#lib/refusal.ts'
import { keepDraft } from '../editing/begin-draft.ts'
import { adoptIntoDraft, findDraftOf } from '../editing/drafts.queries.ts'
import { holdOwn, refuseOtherSection } from '../editing/may.ts'
import { readSketch, type Sketch } from '../editing/sketch/sketch.ts'
import { adopt } from './comparing/compare-sketches.ts'
import { compareWithOurs, type ComparedWithOurs } from './comparing/compare-with-ours.ts'
import { insertImport } from './exchange.queries.ts'
import { SIGNED_PROCEDURE, type SignedContent } from './signed-procedure.ts'

/** A file before anybody has decided anything about it. */
export interface LookedAt {
  signed: SignedContent
  signer: Signer
  sketch: Sketch
  known: KnownSigner
}

/** Nothing is stored. @throws Refusal 422 */
export async function lookAtFile(db: Db<'procedures'>, now: Temporal.Instant, bytes: Uint8Array): Promise<LookedAt> {
  const { signed, signer } = await openPackage(SIGNED_PROCEDURE, bytes, now)
  const read = readSketch(signed.definition)
  if (!read.ok || read.sketch.id !== signed.from.slug)
    throw new Refusal(422, '署名は合っていますが、中の定義が読めません。相手の町に知らせてください。', 'file')
  return { signed, signer, sketch: read.sketch, known: await recognizeSigner(db, signer, signed.from) }
}

export interface Importing {
  bytes: Uint8Array
  sectionId: number
  /** The fingerprint that was compared with the other town; needed where it was not confirmed before. */
  confirmed?: string | undefined
  /** Digest of what the town had when the two were compared. Without it, a draft that stands is not touched. */
  against?: string | undefined
  /** Whose wording is taken where both towns changed it. */
  choices?: Choices
  /** It is meant that the version is older than what ours came from. */
  older?: boolean
  /** For the trail; the member of staff, if nobody else acts for them. */
  actor?: Actor
}

/**
 * 取り込む: what another town published becomes a draft of ours, and never more than that by itself. Where the town has the procedure
 * already, what it changed itself stays (ADR 0023).
 * @throws Refusal 409 where ours is not what it was compared with, 422
 */
export async function importProcedure(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  { bytes, sectionId, confirmed, against, choices = {}, older = false, actor = `staff:${staff.id}` }: Importing,
): Promise<number> {
  const looked = await lookAtFile(db, now, bytes)
  const { signed, signer, sketch } = looked
  await refuseOtherSection(db, now, staff, sectionId)
  return await db.transaction().execute(async (tx) => {
    const trusted = await trustSigner(tx, now, staff, { signer, from: signed.from, confirmed }, actor)
    const ours = await compareWithOurs(tx, staff, looked)
    await refuseUnseen(tx, sketch.id, ours, against)
    refuseOlder(ours?.newer, older)
    const importId = await insertImport(tx, now, staff.id, signed, { digest: digestOf(signed.definition), signer })
    const draft = ours ? adopt(ours.compared, chosen(choices)) : sketch
    refuseUnreadable(draft)
    const id = await becomeDraft(tx, now, staff, actor, { sectionId, sketch: draft, importId, ours })
    await trusted()
    const { name, number } = signed.from
    const { fingerprint } = signer
    const detail = { slug: sketch.id, name, number, fingerprint }
    await record(tx, now, actor, 'procedure.imported', `procedure_draft:${id}`, detail)
    return id
  })
}

async function refuseUnseen(
  tx: Tx<'procedures'>,
  slug: string,
  ours: ComparedWithOurs | undefined,
  against: string | undefined,
): Promise<void> {
  if (against !== undefined && against !== (ours?.standing.digest ?? ''))
    throw new Refusal(
      409,
      `この町の「${slug}」が、比べたあとに変わりました。いまのものと比べています。もう一度選んでください。`,
      'file',
    )
  if (against === undefined && (await findDraftOf(tx, slug)))
    throw new Refusal(
      409,
      `「${slug}」は、もう下書きがあります。公開するか取りやめてから、取り込んでください。`,
      'file',
    )
}

/** What was chosen may not fit together: too many questions on one page. */
function refuseUnreadable(sketch: Sketch): void {
  const read = readSketch(sketch)
  if (read.ok) return
  const why = read.findings.map(({ message }) => message).join(' ')
  throw new Refusal(422, `選んだとおりに合わせると、下書きになりません。${why}`, 'file')
}

interface Becoming {
  sectionId: number
  sketch: Sketch
  importId: number
  ours: ComparedWithOurs | undefined
}

async function becomeDraft(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  actor: Actor,
  { sectionId, sketch, importId, ours }: Becoming,
): Promise<number> {
  const { draft, version } = ours?.standing ?? {}
  if (draft) {
    const held = await holdOwn(tx, staff, draft.id, draft.version)
    await adoptIntoDraft(tx, now, staff.id, held, sketch, importId)
    return draft.id
  }
  const fresh = { slug: sketch.id, sectionId, sketch, importId, ...(version && { basedOn: version.id }) }
  const { id, isNew } = await keepDraft(tx, now, staff, fresh, 'import', actor)
  if (!isNew) throw new Refusal(409, `「${sketch.id}」の下書きが、いま始まりました。取り込んでいません。`, 'file')
  return id
}

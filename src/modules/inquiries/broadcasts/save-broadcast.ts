import { record } from '#kernel/audit/record.ts'
import { eraseFile } from '#kernel/files/erase.ts'
import { keepFiles } from '#kernel/files/keep.ts'
import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { listLabels } from '../subscriptions/labels.queries.ts'
import { type Broadcast, canChange, type Picture } from './broadcast.ts'
import { findByKey, getBroadcast, holdBroadcast, insertBroadcast, updateContent } from './broadcasts.queries.ts'
import { readBroadcast } from './read-broadcast.ts'

export interface Posted {
  typed: Typed
  picture?: { bytes: Uint8Array; name: string } | undefined
}

const MEANWHILE = 'ほかの人が先に変えています。いまの内容を確かめて、もう一度直してください。'

/** 下書き of a broadcast. The same form sent twice writes one. @throws Refusal 403, 413, 422 @returns its id */
export async function writeBroadcast(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  key: string,
  posted: Posted,
): Promise<number> {
  const db: Db<'inquiries'> = municipality.db
  const sectionId = idIn(firstOf(posted.typed, 'section'))
  if (!coversSection(staff, 'answer', sectionId) || !staff.sectionIds.includes(sectionId))
    throw new Refusal(422, 'きょう所属している課から選んでください。', 'section')
  const content = readBroadcast(posted.typed, await listLabels(db), now)
  const received = await receivePicture(program, municipality, posted.picture)
  return db.transaction().execute(async (tx) => {
    const picture = await keepPicture(tx, received)
    const id = await insertBroadcast(tx, now, { sectionId, staffId: staff.id, key, content, picture })
    if (id === undefined) return await sentBefore(tx, staff, key)
    await tellScreens(tx, `broadcasts:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'broadcast.written', `broadcast:${id}`, { title: content.title })
    return id
  })
}

/** @throws Refusal 404 where somebody else's form had that key */
async function sentBefore(tx: Tx<'inquiries'>, staff: Staff, key: string): Promise<number> {
  return (await getBroadcast(tx, staff, (await findByKey(tx, key)) ?? 0)).id
}

/**
 * 直す: a draft, or what was decided and has not begun: that is a draft again, and needs another decision.
 * @throws Refusal 404, 409, 413, 422
 */
export async function changeBroadcast(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  posted: Posted,
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  refuseUnchangeable(await getBroadcast(db, staff, id))
  const content = readBroadcast(posted.typed, await listLabels(db), now)
  const received = await receivePicture(program, municipality, posted.picture)
  await db.transaction().execute(async (tx) => {
    const broadcast = await holdBroadcast(tx, staff, id)
    refuseUnchangeable(broadcast)
    if (broadcast.version !== versionIn(posted.typed)) throw new Refusal(409, MEANWHILE)
    const drops = received !== undefined || firstOf(posted.typed, 'noPicture') !== ''
    const before = broadcast.picture
    const picture = (await keepPicture(tx, received)) ?? (drops ? null : before)
    await updateContent(tx, broadcast, content, picture)
    if (before && drops) for (const old of [before.sha256, before.previewSha256]) await eraseFile(tx, old)
    await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
    const detail = { title: content.title, version: broadcast.version + 1, wasDecided: broadcast.state === 'waiting' }
    await record(tx, now, `staff:${staff.id}`, 'broadcast.changed', `broadcast:${id}`, detail)
  })
}

export function refuseUnchangeable(broadcast: Broadcast): void {
  if (canChange(broadcast)) return
  throw new Refusal(
    409,
    broadcast.state === 'proposed'
      ? '決裁を待っている間は直せません。決裁の画面で引き戻すか、差し戻してもらってください。'
      : 'もう送り始めたか、終わっているので、直せません。',
  )
}

/** @throws Refusal on the field `picture` */
async function receivePicture(
  program: Program,
  municipality: Municipality,
  picture: Posted['picture'],
): Promise<ReceivedFile | undefined> {
  if (!picture) return undefined
  try {
    return await receiveFile(program, municipality, { ...picture, purpose: 'image' })
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.message, 'picture')
    throw error
  }
}

async function keepPicture(tx: Tx<'inquiries'>, received: ReceivedFile | undefined): Promise<Picture | null> {
  if (!received) return null
  await keepFiles(tx, [received])
  return { sha256: received.sha256, previewSha256: received.previewSha256!, name: received.name }
}

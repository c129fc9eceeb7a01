import { record } from '#kernel/audit/record.ts'
import { eraseFile } from '#kernel/files/erase.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { makeFileLink, revokeFileLink } from '#kernel/files/links.ts'
import { receiveFile } from '#kernel/files/receive.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { getOffer } from '../offers/offers.queries.ts'
import { drawSizes } from './draw-sizes.ts'
import { countPhotos, deletePhoto, insertPhoto } from './photos.queries.ts'

export const MOST_PHOTOS = 8

/** 写真を加える: drawn anew in two sizes, without what a phone wrote into it. @throws Refusal 422 with everything that is wrong */
export async function addPhoto(
  program: Program,
  { municipality, now, editor, id }: { municipality: Municipality; now: Temporal.Instant; editor: Editor; id: number },
  { typed, photo }: { typed: Typed; photo: File | undefined },
): Promise<void> {
  const db: Db<'workation'> = municipality.db
  await getOffer(db, editor, id)
  const form = formReader(typed)
  const words = { alt: form.line('alt', '写真の説明', 120), altEn: form.line('altEn', '写真の説明(英語)', 240) }
  const received = await receive(program, municipality, photo)
  if (received instanceof Refusal) form.wrong('photo', received.message)
  form.done()
  const { file, small, large } = await drawSizes(received as Exclude<typeof received, Refusal>)
  await db.transaction().execute(async (tx) => {
    const offer = await getOffer(tx, editor, id)
    if ((await countPhotos(tx, id)) >= MOST_PHOTOS)
      throw new Refusal(422, `写真は ${MOST_PHOTOS} 枚までです。どれかを取り除いてから加えてください。`, 'photo')
    await keepFile(tx, file)
    const [smallToken, largeToken] = [
      await makeFileLink(tx, { sha256: small.sha256, name: 'small.webp' }),
      await makeFileLink(tx, { sha256: large.sha256, name: 'large.webp' }),
    ]
    const photoId = await insertPhoto(tx, now, id, {
      ...words,
      smallSha256: small.sha256,
      largeSha256: large.sha256,
      smallToken,
      largeToken,
      width: large.width!,
      height: large.height!,
    })
    await record(tx, now, actorOf(editor), 'photo.added', `offer:${id}`, { name: offer.name, photo: photoId })
  })
}

async function receive(program: Program, municipality: Municipality, photo: File | undefined) {
  if (!photo || photo.size === 0) return new Refusal(422, '写真を選んでください。', 'photo')
  const arrival = { bytes: await photo.bytes(), name: photo.name, purpose: 'image' } as const
  return orRefusal(receiveFile(program, municipality, arrival))
}

/** 写真を取り除く: its bytes go too, unless another page shows the same. */
export async function removePhoto(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  photoId: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const offer = await getOffer(tx, editor, id)
    const removed = await deletePhoto(tx, id, photoId)
    if (!removed) throw new Refusal(409, 'この写真は、もう取り除かれています。')
    for (const token of [removed.smallToken, removed.largeToken]) await revokeFileLink(tx, now, token)
    for (const sha256 of [removed.smallSha256, removed.largeSha256]) await eraseFile(tx, sha256)
    await record(tx, now, actorOf(editor), 'photo.removed', `offer:${id}`, { name: offer.name, photo: photoId })
  })
}

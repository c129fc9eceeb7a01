import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** 写真 of an offer, as pages show it. */
export interface Photo {
  id: number
  smallToken: string
  largeToken: string
  /** Of the large one, in pixels. */
  width: number
  height: number
  alt: string
  altEn: string
}

export const photoColumns = sql`f.id, f.small_token as "smallToken", f.large_token as "largeToken", f.width, f.height, f.alt, f.alt_en as "altEn"`

export async function listPhotos(db: Db<'workation'>, offerId: number): Promise<Photo[]> {
  const { rows } =
    await sql<Photo>`select ${photoColumns} from workation.photos f where f.offer_id = ${offerId} order by f.id`.execute(
      db,
    )
  return rows
}

export interface NewPhoto extends Omit<Photo, 'id'> {
  smallSha256: Buffer
  largeSha256: Buffer
}

export async function insertPhoto(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  offerId: number,
  photo: NewPhoto,
): Promise<number> {
  const { id } = await tx
    .insertInto('workation.photos')
    .values({
      offer_id: offerId,
      small_sha256: photo.smallSha256,
      small_token: photo.smallToken,
      large_sha256: photo.largeSha256,
      large_token: photo.largeToken,
      width: photo.width,
      height: photo.height,
      alt: photo.alt,
      alt_en: photo.altEn,
      added_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns what it showed, or nothing where it is not of this offer */
export async function deletePhoto(
  tx: Tx<'workation'>,
  offerId: number,
  id: number,
): Promise<{ smallSha256: Buffer; largeSha256: Buffer; smallToken: string; largeToken: string } | undefined> {
  return tx
    .deleteFrom('workation.photos')
    .where('id', '=', id)
    .where('offer_id', '=', offerId)
    .returning(['small_sha256 as smallSha256', 'large_sha256 as largeSha256'])
    .returning(['small_token as smallToken', 'large_token as largeToken'])
    .executeTakeFirst()
}

export async function countPhotos(db: Db<'workation'>, offerId: number): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from workation.photos where offer_id = ${offerId}`.execute(db)
  return rows[0]!.count
}

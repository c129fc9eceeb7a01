import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { readShared } from '#lib/db/read-shared.ts'
import { Refusal } from '#lib/refusal.ts'
import type { ThemeColor } from '#ui/index.ts'

/** What the municipality says of itself on every page. */
export interface Profile {
  code: string
  name: string
  nameKana: string
  theme: ThemeColor
  contactPhone: string
  contactEmail: string
  address: string
  keepOriginals: boolean
  version: number
}

export async function getProfile(db: Db): Promise<Profile> {
  const [row] = await readShared(
    db,
    sql<Profile>`/* prepared */ select code, name, name_kana as "nameKana", theme, contact_phone as "contactPhone",
      contact_email as "contactEmail", address, keep_originals as "keepOriginals", version from kernel.municipality`,
  )
  if (!row) throw new Refusal(503, 'この自治体の準備がまだ終わっていません。')
  return row
}

/** Refuses if somebody else changed the profile after it was read. */
export async function updateProfile(db: Db, profile: Profile): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('kernel.municipality')
    .set({
      name: profile.name,
      name_kana: profile.nameKana,
      theme: profile.theme,
      contact_phone: profile.contactPhone,
      contact_email: profile.contactEmail,
      address: profile.address,
      keep_originals: profile.keepOriginals,
      version: profile.version + 1,
    })
    .where('version', '=', profile.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。')
}

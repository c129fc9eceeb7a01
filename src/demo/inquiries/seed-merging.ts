import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { casework } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { keyOf } from '../key-of.ts'
import { findTwice, hasMerged } from './merging.queries.ts'

const AGAIN = 'LINE でもお聞きしましたが、写真を見られる画面から書き直します。同じ件です。よろしくお願いします。'
const MORE = 'LINE に書いた件の続きです。月曜日は家にいますので、その日に連絡をいただけると助かります。'

/** Somebody asks on LINE and again on the page, and a clerk merges the two; another such pair waits to be merged. A town that has merged stays as it is. */
export async function seedDemoMerging(
  { conversations }: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const db: Db<'inquiries'> = municipality.db
  if (await hasMerged(db)) return false
  for (const [place, talk] of (await findTwice(db, 'ijuu')).entries()) {
    const at = now.subtract({ minutes: 50 - place * 10 })
    const clerk = await findStaff(municipality.db, talk.staffId, now)
    const { id } = await municipality.db.transaction().execute((tx) =>
      conversations.open(tx, municipality, at, {
        sectionId: talk.sectionId,
        person: place === 0 ? { name: talk.name } : { residentId: talk.residentId },
        by: 'asker',
        words: place === 0 ? AGAIN : MORE,
        key: keyOf(`merging ${place}`),
      }),
    )
    if (place === 0 && clerk)
      await casework.mergeConversations(db, now.subtract({ minutes: 20 }), clerk, talk.id, {
        merged: [String(id)],
        mergeReason: ['同じ方がページからも書かれたもの'],
      })
  }
  return true
}

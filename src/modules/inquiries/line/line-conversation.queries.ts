import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** The talk of a resident with the town on LINE. */
export const findLineConversation = (db: Db<'inquiries'>, residentId: number) =>
  db
    .selectFrom('inquiries.conversations')
    .select(['id', 'section_id as sectionId'])
    .where('resident_id', '=', residentId)
    .where(sql<boolean>`channel = 'line'`)
    .executeTakeFirst()

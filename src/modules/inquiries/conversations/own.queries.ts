import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import { askTogether } from '#lib/db/ask-together.ts'
import type { Db } from '#lib/db/connect.ts'
import { owedOpinions } from '../together/opinion-requests.queries.ts'
import { askingTogether, EACH, readableBy } from './asking.queries.ts'
import { lengthOf, MOST_COUNTED } from './only.queries.ts'

/** What on a screen of the desk is the asker's own. */
export interface Own {
  /** The sections whose words they read without giving a reason. */
  readable: number[]
  /** Conversations in which they have typed something that is not sent. */
  drafts: number[]
  /** How many they do (自分), and how many opinions their sections owe to others (合議). */
  mine: number
  opinions: number
}

export const readOwn = askTogether(async (db: Db<'inquiries'>, staff: readonly Staff[]) => {
  const { rows } = await sql<Own>`/* prepared */
    select (select coalesce(json_agg(id), '[]') from ${readableBy(EACH)} readable) as readable,
      (select coalesce(json_agg(d.conversation_id), '[]') from inquiries.drafts d where d.staff_id = each.id) as drafts,
      ${lengthOf(EACH, 'mine')} as mine, ${owedOpinions(EACH, MOST_COUNTED)} as opinions
    from ${askingTogether(staff)} order by each.place`.execute(db)
  return rows
})

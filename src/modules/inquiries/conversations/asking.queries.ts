import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'

/** Whoever asks, and the sections for which they answer, as a statement names them. */
export interface Asking {
  id: RawBuilder<number>
  sections: RawBuilder<number[]>
}

/** One member of staff, by parameters. */
export const askingOf = (staff: Staff): Asking => ({
  id: sql`${staff.id}::bigint`,
  sections: sql`${sectionsFor(staff, 'answer')}::bigint[]`,
})

/** Each row of `askingTogether`. */
export const EACH: Asking = { id: sql`each.id`, sections: sql`each.sections` }

/** Several at once, as a table `each` that keeps their `place`. */
export const askingTogether = (staff: readonly Staff[]): RawBuilder<unknown> => {
  const each = staff.map((one) => ({ id: one.id, sections: sectionsFor(one, 'answer') }))
  return sql`rows from (jsonb_to_recordset(${JSON.stringify(each)}::jsonb) as (id bigint, sections bigint[]))
    with ordinality each (id, sections, place)`
}

/** The sections whose words the asker reads without giving a reason. */
export const readableBy = ({ id, sections }: Asking): RawBuilder<{ id: number }> =>
  sql`(select mine.id from unnest(${sections}) mine (id) where inquiries.answers_itself(${id}, mine.id))`

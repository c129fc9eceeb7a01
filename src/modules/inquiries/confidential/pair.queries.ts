import { sql } from 'kysely'

/** A talk on LINE and its confidential page are one consultation, as is what was merged (統合): the ids of all, or of what stands alone. */
export const pairOf = (id: number) =>
  sql`(select c.id from inquiries.conversations c where c.id = ${id} or c.confidential_of = ${id}
    union select inquiries.threads_of(${id})
    union select c.confidential_of from inquiries.conversations c where c.id = ${id} and c.confidential_of is not null)`

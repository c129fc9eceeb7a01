import { sql } from 'kysely'

/** A talk on LINE and its confidential page are one consultation: the ids of both, or of what has no other half alone. */
export const pairOf = (id: number) =>
  sql`(select c.id from inquiries.conversations c where c.id = ${id} or c.confidential_of = ${id}
    union select c.confidential_of from inquiries.conversations c where c.id = ${id} and c.confidential_of is not null)`

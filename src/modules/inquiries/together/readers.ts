import type { Db } from '#lib/db/connect.ts'
import { type Colleague, listColleagues } from '../casework/assigning/colleagues.queries.ts'
import { opinionHref } from './opinion.ts'
import { listMembers, listRequests } from './opinion-requests.queries.ts'

/** Whoever may read a conversation, and where. */
export interface Reader extends Pick<Colleague, 'id' | 'name'> {
  href: `/${string}`
}

/** Whoever answers for it, and then whoever is asked about it at this moment. */
export async function listReaders(
  db: Db<'inquiries'>,
  conversation: { id: number; sectionId: number },
  on: Temporal.PlainDate,
): Promise<Reader[]> {
  const readers = new Map<number, Reader>()
  for (const { id, name } of await listColleagues(db, conversation.sectionId, on))
    readers.set(id, { id, name, href: `/console/inquiries/${conversation.id}` })
  for (const request of await listRequests(db, conversation)) {
    if (request.outcome) continue
    for (const { id, name } of await listMembers(db, request.sectionId, on))
      if (!readers.has(id)) readers.set(id, { id, name: `${name}(${request.section})`, href: opinionHref(request.id) })
  }
  return [...readers.values()]
}

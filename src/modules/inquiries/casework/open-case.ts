import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Section } from '#kernel/organization/section-tree.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { MessagePlace } from '../conversations/messages.queries.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { type View } from '../conversations/view-conversation.ts'
import { type Colleague, listColleagues } from './assigning/colleagues.queries.ts'
import type { Link } from './links/link.ts'
import { listLinks, listOthersOf } from './links/links.queries.ts'
import { type Likely, listLikely } from './merging/merging.queries.ts'
import type { Note } from './notes/note.ts'
import { listNotes } from './notes/notes.queries.ts'
import type { OpinionRequest } from '../together/opinion.ts'
import { listRequests } from '../together/opinion-requests.queries.ts'
import { listReaders, type Reader } from '../together/readers.ts'
import { findLastOf } from '../satisfaction/questions.queries.ts'
import type { Question } from '../satisfaction/satisfaction.ts'
import { wordsOf } from '../satisfaction/terms.queries.ts'
import { type Given, listGiven, listTags } from './tags/tags.queries.ts'

/** Notes that one page shows between its messages: the newest. */
export const NOTES_A_PAGE = 100

/** What the section knows of a conversation that it has opened. */
export interface Case {
  notes: Note[]
  /** Notes before those stand between the same messages. */
  olderNotes: boolean
  given: Given[]
  offered: Given[]
  colleagues: Colleague[]
  /** Whom a note can name: with those of the sections that are asked. */
  readers: Reader[]
  /** 合議. */
  requests: OpinionRequest[]
  /** 関連する相談, and others of the same person. */
  links: Link[]
  others: { id: number; lastAt: Temporal.Instant }[]
  /** What may be the same piece of work (統合). */
  likely: Likely[]
  sections: Section[]
  /** 満足度, as it was asked last. */
  question: Question | undefined
  /** Whoever is answered here is asked how it was. */
  asks: boolean
}

/** @param before of the messages on the page, where they are not the newest */
export async function openCase(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { conversation, messages }: View,
  before: MessagePlace | undefined,
): Promise<Case> {
  const on = dateInTokyo(now)
  const from = messages.length >= MESSAGES_A_PAGE ? messages[0]?.occurredAt : undefined
  const [newest, given, offered, colleagues, readers, requests, links, others, likely, sections, question, words] =
    await Promise.all([
      listNotes(db, conversation, { limit: NOTES_A_PAGE + 1, from, until: before?.at }),
      listGiven(db, conversation),
      listTags(db, [conversation.sectionId]),
      listColleagues(db, conversation.sectionId, on),
      listReaders(db, conversation, on),
      listRequests(db, conversation),
      listLinks(db, staff, conversation),
      listOthersOf(db, staff, conversation),
      listLikely(db, conversation),
      listSections(db as unknown as Db, on),
      findLastOf(db, conversation),
      wordsOf(db, conversation.sectionId),
    ])
  const [notes, olderNotes] = [newest.slice(-NOTES_A_PAGE), newest.length > NOTES_A_PAGE]
  return {
    notes,
    olderNotes,
    given,
    offered,
    colleagues,
    readers,
    requests,
    links,
    others,
    likely,
    sections,
    question,
    asks: words !== undefined,
  }
}

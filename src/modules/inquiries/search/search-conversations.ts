import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import {
  type ListOptions,
  listConversations,
  listReadable,
  type Place,
  type Row,
} from '../conversations/lists.queries.ts'
import { addExcerpts, type Excerpt } from './excerpts.ts'
import { type Apart, findRare, walkList } from './search.queries.ts'
import { listMarked, readSearchable } from './searchable.queries.ts'

/** Changes that are not in the index yet: so many of the newest are looked through plainly. */
const MOST_MARKED = 200

/** So many of the newest are looked through before the index is asked: there a common word is found at once. And so many more of a word that is common. */
const [FIRST_STEPS, FURTHER_STEPS] = [600, 5_400]

export type Found = Row & { excerpt: Excerpt | undefined }

interface Search {
  rows: Found[]
  /** From where on there may be more. */
  further: Place | undefined
  /** The search ended before its list did: the word is common, and what was found is from the newest alone. */
  cut: boolean
  /** Some conversations are not in the index yet (the first hours after an update). */
  behind: boolean
}

/**
 * 相談をさがす: those of a list that hold every word, in a name, the subject, a message or a note; the newest first. Of sections whose words the
 * asker reads without a reason only: that a word is there is as good as reading it.
 */
export async function searchConversations(
  db: Db<'inquiries'>,
  staff: Staff,
  words: string[],
  { limit = 50, ...asked }: ListOptions,
): Promise<Search> {
  const within = await listReadable(db, staff)
  const options = { ...asked, within }
  const marked = await listMarked(db, within, MOST_MARKED)
  const fresh = marked.ids.length > 0 ? await readSearchable(db, marked.ids) : []
  const holds = (text: string) => words.every((word) => text.includes(word))
  const apart = { looked: marked.ids, found: fresh.filter((one) => holds(one.words)).map(({ id }) => id) }
  const { ids, end } = await findIds(db, staff, words, options, { most: limit + 1, apart })
  const rows = await listConversations(db, staff, { ...options, ids, newestFirst: true, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last
  return {
    rows: await addExcerpts(db, shown, words),
    further: more ? { id: last.id, at: last.lastAt } : end,
    cut: !more && end !== undefined,
    behind: marked.more,
  }
}

async function findIds(
  db: Db<'inquiries'>,
  staff: Staff,
  words: string[],
  options: ListOptions,
  { most, apart }: { most: number; apart: Apart },
): Promise<{ ids: number[]; end: Place | undefined }> {
  const first = await walkList(db, staff, words, options, { steps: FIRST_STEPS, most, apart })
  const near = first.found.map(({ id }) => id)
  if (!first.end || near.length === most) return { ids: near, end: first.end }
  const rare = await findRare(db, words)
  if (rare) return { ids: [...rare.filter((id) => !apart.looked.includes(id)), ...apart.found], end: undefined }
  const onward = { steps: FURTHER_STEPS, most: most - near.length, apart }
  const { found, end } = await walkList(db, staff, words, { ...options, after: first.end }, onward)
  return { ids: [...near, ...found.map(({ id }) => id)], end }
}

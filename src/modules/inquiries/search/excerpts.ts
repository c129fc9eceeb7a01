import type { Db } from '#lib/db/connect.ts'
import { fold } from '#lib/text/fold.ts'
import { excerptOf, type Piece } from '#lib/text/mark-words.ts'
import type { Place, Row } from '../conversations/lists.queries.ts'
import { listSaid, type Said } from './excerpts.queries.ts'

/** What was found of a conversation: the newest message or note that holds the most of the words. */
export interface Excerpt {
  kind: Said['kind']
  author: Said['author']
  staffName: string | null
  at: Temporal.Instant
  pieces: Piece[]
  /** The message itself, where it does not stand among the newest of its conversation. */
  older: Place | undefined
}

/** Few are looked at first: mostly it was said lately. */
const NEWEST = 50
/** Of those where it was not, so many more: a search costs a page, not the whole history of whom it finds. */
const FURTHER = 1_000

/** Adds to each row what was found of it; nothing where that is the name or the subject alone. */
export async function addExcerpts<One extends Row>(db: Db<'inquiries'>, rows: One[], words: string[]) {
  const excerpts = await bestOf(db, rows, words, NEWEST)
  const others = rows.filter(({ id, name }) => !excerpts.has(id) && !holdsAll(fold(name ?? ''), words))
  if (others.length > 0) for (const [id, one] of await bestOf(db, others, words, FURTHER)) excerpts.set(id, one)
  return rows.map((row) => ({ ...row, excerpt: excerpts.get(row.id) }))
}

const holdsAll = (text: string, words: string[]): boolean => words.every((word) => text.includes(word))

async function bestOf(db: Db<'inquiries'>, rows: Row[], words: string[], newest: number) {
  const best = new Map<number, Said & { held: number }>()
  for (const said of await listSaid(db, rows, newest)) {
    const text = fold(said.body)
    const held = words.filter((word) => text.includes(word)).length
    if (held > (best.get(said.conversationId)?.held ?? 0)) best.set(said.conversationId, { ...said, held })
  }
  return new Map([...best].map(([id, said]) => [id, excerptFrom(said, words)]))
}

const excerptFrom = ({ kind, author, staffName, at, body, id, old }: Said, words: string[]): Excerpt => ({
  kind,
  author,
  staffName,
  at,
  pieces: excerptOf(body, words),
  older: old ? { at, id: id + 1 } : undefined,
})

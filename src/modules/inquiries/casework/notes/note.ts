import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

/** メモ by a colleague, and what was done: moved to another section, closed, opened again, looked into from outside its section, merged. */
export const NOTE_KINDS = ['note', 'moved', 'closed', 'reopened', 'viewed', 'merged', 'unmerged'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** 内部メモ: a line between the messages that only staff read. It is never changed; its author may strike it, and everybody sees that. */
export interface Note {
  id: number
  kind: NoteKind
  authorId: number | null
  author: string | null
  body: string
  /** Of a move. */
  fromSection: string | null
  toSection: string | null
  writtenAt: Temporal.Instant
  struckAt: Temporal.Instant | null
  /** Names of those whom it was written for. */
  mentioned: string[]
}

export const LONGEST_NOTE = 2_000

/** As it is kept: 個人番号 stand in no note. */
export const withoutNumbers = (words: string): string =>
  maskIdentityNumbers(words.replaceAll('\0', '').toWellFormed()).text

export interface NewNote {
  text: string
  /** Whom to tell of it. */
  mentions: number[]
}

/** @throws Refusal 422 with everything that is wrong */
export function readNote(typed: Typed): NewNote {
  const form = formReader(typed)
  const text = withoutNumbers(form.text('note', 'メモ', LONGEST_NOTE)).trim()
  if (!text) form.wrong('note', 'メモを入力してください。')
  const mentions = [...new Set(typed['mention'])].map(Number)
  if (mentions.some((id) => !Number.isSafeInteger(id) || id < 1))
    form.wrong('mention', '知らせる職員を選び直してください。')
  form.done()
  return { text, mentions }
}

/** Why a conversation goes to another section. @throws Refusal 422 */
export function readReason(typed: Typed): { section: number; reason: string } {
  const form = formReader(typed)
  const section = form.id('section', '移す先の課')
  const reason = withoutNumbers(form.text('reason', '理由', LONGEST_NOTE)).trim()
  if (!reason) form.wrong('reason', '移す理由を入力してください。移した先の職員が読みます。')
  form.done()
  return { section, reason }
}

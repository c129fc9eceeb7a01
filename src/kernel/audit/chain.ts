import { createHash } from 'node:crypto'

/** One row of the audit trail, with `at` in microseconds since 1970 and `detail` as PostgreSQL prints jsonb. */
export interface ChainEntry {
  seq: number
  micros: string
  actor: string
  action: string
  subject: string
  detail: string
  previous: Buffer
  hash: Buffer
}

/** Where a chain stands: the last entry's number and hash. */
export interface Head {
  seq: number
  hash: Buffer
}

export type Break = 'changed' | 'removed' | 'reordered' | 'cut-off' | 'rewritten'

/** The first place where the chain does not hold. */
export interface Broken {
  kind: Break
  seq: number
}

export const START: Head = { seq: 0, hash: createHash('sha256').update('madoguchi').digest() }

/** The same text as kernel.audit_text. */
const textOf = (entry: ChainEntry): string =>
  [entry.seq, entry.micros, entry.actor, entry.action, entry.subject, entry.detail].join('\n')

export const hashOf = (entry: ChainEntry): Buffer =>
  createHash('sha256').update(entry.previous).update(textOf(entry)).digest()

/** Whether an entry follows on the one before it; undefined when it does. */
export function breakAt(before: Head, entry: ChainEntry): Broken | undefined {
  const expected = before.seq + 1
  if (entry.seq !== expected) return { kind: 'removed', seq: expected }
  if (!entry.previous.equals(before.hash)) return { kind: 'reordered', seq: expected }
  if (!hashOf(entry).equals(entry.hash)) return { kind: 'changed', seq: expected }
  return undefined
}

/** The end of a chain against what is known about it: entries beyond the last one were cut off. */
export function breakAtEnd(last: Head, head: Head | undefined): Broken | undefined {
  if (!head || last.seq < head.seq) return { kind: 'cut-off', seq: last.seq + 1 }
  return last.seq === head.seq && last.hash.equals(head.hash) ? undefined : { kind: 'rewritten', seq: head.seq }
}

/** `SEQ:HASH`, as verification prints it and takes it back. */
export const headInWords = (head: Head): string => `${head.seq}:${head.hash.toString('hex')}`

export function parseHead(text: string): Head | undefined {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  return seq && hash ? { seq: Number(seq), hash: Buffer.from(hash, 'hex') } : undefined
}

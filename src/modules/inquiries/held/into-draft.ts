import { eraseFile } from '#kernel/files/erase.ts'
import type { Tx } from '#lib/db/connect.ts'
import { putBeforeDraft } from '../drafts/drafts.queries.ts'
import { endHeld, takeFiles } from './held.queries.ts'

interface Ended {
  id: number
  conversationId: number
  body: string
  choices: readonly string[]
}

/**
 * What was held goes nowhere: its words are a draft again.
 * @param by who ended it
 * @param whose draft
 * @returns how many files it had, which a draft cannot keep; undefined where it had ended before
 * @throws Refusal 409 where the draft would be too long
 */
export async function intoDraft(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, conversationId, body, choices }: Ended,
  by: { id: number },
  whose: { id: number } = by,
): Promise<number | undefined> {
  if (!(await endHeld(tx, id, now, by.id))) return undefined
  const files = await takeFiles(tx, id)
  for (const { sha256, previewSha256, coverSha256 } of files)
    for (const one of [sha256, previewSha256, coverSha256]) if (one) await eraseFile(tx, one)
  if (body) await putBeforeDraft(tx, whose, conversationId, { body, choices }, now)
  return files.length
}

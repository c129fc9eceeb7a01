import type { Tx } from '#lib/db/connect.ts'
import { maskConsecutive } from '#lib/text/identity-numbers.ts'
import { overwriteText, type RecentText, recentTexts } from './incoming.queries.ts'

/** Pieces of a 個人番号 sent one after the other are looked for this far back. */
const PIECES_MINUTES = 10

export interface Masked {
  text: string
  /** What had been said before, and is a piece of it. */
  pieces: (RecentText & { masked: string })[]
}

/** Masks a 個人番号 that these words complete, in them and in the pieces that came before. */
export async function maskPieces(
  tx: Tx<'inquiries'>,
  conversation: { id: number },
  text: string,
  at: Temporal.Instant,
): Promise<Masked> {
  const before = await recentTexts(tx, conversation, at.subtract({ minutes: PIECES_MINUTES }))
  const result = maskConsecutive(
    before.map(({ body }) => body),
    text,
  )
  const pieces = result.earlier.flatMap(({ index, text: masked }) => {
    const piece = before[index]
    return piece ? [{ ...piece, masked }] : []
  })
  for (const { id, masked } of pieces) await overwriteText(tx, id, masked)
  return { text: result.text, pieces }
}

import { setImmediate } from 'node:timers/promises'
import { Refusal } from '#lib/refusal.ts'

/** Small, so that a piece in which everything is wrong holds up nobody. */
const PIECE = 8 * 1024

/** In ms: a file of the largest size that is right takes a tenth of it. */
const PATIENCE = 20_000

/**
 * A file that is held whole, piece by piece: between two of them the program answers others.
 * @throws Refusal 422 where it takes too long, as for a file made to do so
 */
export async function* inPieces(bytes: Uint8Array, patience = PATIENCE): AsyncGenerator<Uint8Array> {
  const began = performance.now()
  for (let from = 0; from < bytes.length; from += PIECE) {
    if (performance.now() - began > patience)
      throw new Refusal(
        422,
        '検査に時間がかかりすぎるので、途中でやめました。ファイルを分けるか、コマンド (madoguchi opendata validate) で検査してください。',
        'file',
      )
    yield bytes.subarray(from, from + PIECE)
    await setImmediate()
  }
}

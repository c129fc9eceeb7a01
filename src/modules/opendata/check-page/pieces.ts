import { setImmediate } from 'node:timers/promises'

const PIECE = 64 * 1024

/** A file that is held whole, piece by piece: between two of them the program answers others. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield bytes.subarray(from, from + PIECE)
    await setImmediate()
  }
}

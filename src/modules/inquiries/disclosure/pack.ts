import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** What goes into a ZIP: its name, and its bytes as they come. */
export interface Entry {
  name: string
  /** Pictures and films are as small as they get already. */
  packed: boolean
  bytes: AsyncIterable<Uint8Array>
}

/** A ZIP as it is made: never more of it is in memory than one piece of one entry. @param at when it is made */
export async function* pack(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  let fault: Error | null = null
  const zip = new Zip((error, piece) => {
    fault ??= error
    made.push(piece)
  })
  function* taken() {
    if (fault) throw fault
    yield* made.splice(0)
  }
  for await (const { name, packed, bytes } of entries) {
    const file = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    file.mtime = at
    zip.add(file)
    for await (const piece of bytes) {
      file.push(piece)
      yield* taken()
    }
    file.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

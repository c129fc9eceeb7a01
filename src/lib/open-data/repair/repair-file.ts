import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Refusal } from '#lib/refusal.ts'
import type { Meant } from '../checking/examine.ts'
import { repair, type Repaired } from './repair.ts'

const receiptNameOf = (to: string) => `${to}.receipt.csv`

/** Text on its way to a file. The reader waits where the disk is slower. */
function fileWriter(path: string) {
  const stream = createWriteStream(path, { flags: 'wx' })
  const failed = once(stream, 'close').then(() => stream.errored)
  let pieces: string[] = []
  const flush = () => {
    if (pieces.length > 0) stream.write(pieces.join(''))
    pieces = []
  }
  return {
    path,
    write: (text: string) => void (pieces.push(text) >= 512 && flush()),
    drained: () => drained(stream),
    async close() {
      flush()
      stream.end()
      await finished(stream)
    },
    async drop() {
      stream.destroy()
      await failed
      await rm(path, { force: true })
    },
  }
}

async function drained(stream: WriteStream): Promise<void> {
  if (stream.errored) throw stream.errored
  if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
  if (stream.errored) throw stream.errored
}

async function* pacedBy(bytes: AsyncIterable<Uint8Array>, writers: readonly { drained: () => Promise<void> }[]) {
  for await (const chunk of bytes) {
    for (const { drained } of writers) await drained()
    yield chunk
  }
}

/**
 * Mends a file into another, with its receipt beside it. Both stand under their names only once they are whole.
 * @throws Refusal 409 where one is there already, 422 for a file whose content is uncertain
 */
export async function repairFile(from: string, to: string, meant: Meant = {}): Promise<Repaired & { receipt: string }> {
  const receipt = receiptNameOf(to)
  for (const path of [to, receipt])
    if (existsSync(path)) throw new Refusal(409, `${path} はもうあります。別の名前にしてください (it exists already).`)
  const unfinished = `.${randomUUID()}.tmp`
  const [file, list] = [fileWriter(`${to}${unfinished}`), fileWriter(`${receipt}${unfinished}`)]
  try {
    const source = pacedBy(createReadStream(from), [file, list])
    const repaired = await repair(source, meant, { file: file.write, receipt: list.write })
    await file.close()
    await list.close()
    await rename(list.path, receipt)
    await rename(file.path, to)
    return { ...repaired, receipt }
  } catch (error) {
    await Promise.all([file.drop(), list.drop()])
    throw error
  }
}

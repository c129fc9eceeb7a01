import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Refusal } from '#lib/refusal.ts'
import type { Meant } from '../checking/examine.ts'
import { repair, type Repaired } from './repair.ts'

const receiptNameOf = (to: string) => `${to}.receipt.csv`

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'フォルダーがありません (no such folder)',
  ENOTDIR: 'フォルダーがありません (no such folder)',
  EACCES: '書き込む権限がありません (permission denied)',
  EPERM: '書き込む権限がありません (permission denied)',
  EROFS: '書き込めないディスクです (read-only)',
  ENOSPC: 'ディスクの空きがありません (no space left)',
  EDQUOT: 'ディスクの割り当てを使い切りました (quota exceeded)',
  EFBIG: 'ファイルの大きさの限りを超えました (file too large)',
}

const cannotWrite = (to: string, { code = '', message }: NodeJS.ErrnoException) =>
  new Refusal(409, `${to} に書き込めません: ${REASONS[code] ?? message}。何も残していません。`)

/** A file that has its name only once it is whole. What cannot be written is told as a Refusal. */
async function fileWriter(to: string) {
  const orTold = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: NodeJS.ErrnoException) => {
      throw cannotWrite(to, error)
    })
  let at = `${to}.${randomUUID()}.tmp`
  let pieces: string[] = []
  const handle = await orTold(open(at, 'wx'))
  async function flush(): Promise<void> {
    const text = pieces.join('')
    pieces = []
    if (text !== '') await orTold(handle.writeFile(text))
  }
  return {
    write: (text: string) => void pieces.push(text),
    flush,
    async close() {
      await flush()
      await orTold(handle.close())
    },
    async name() {
      await orTold(rename(at, to))
      at = to
    },
    async drop() {
      await rm(at, { force: true })
      await handle.close()
    },
  }
}
type FileWriter = Awaited<ReturnType<typeof fileWriter>>

/** Bytes that come no faster than what is made of them is written. */
async function* pacedBy(bytes: AsyncIterable<Uint8Array>, writers: readonly FileWriter[]) {
  for await (const chunk of bytes) {
    for (const { flush } of writers) await flush()
    yield chunk
  }
}

/**
 * Mends a file into another, with its receipt beside it. Both stand under their names only once they are whole.
 * @throws Refusal 409 where one is there already or cannot be written, 422 for a file whose content is uncertain
 */
export async function repairFile(from: string, to: string, meant: Meant = {}): Promise<Repaired & { receipt: string }> {
  const receipt = receiptNameOf(to)
  for (const path of [to, receipt])
    if (existsSync(path)) throw new Refusal(409, `${path} はもうあります。別の名前にしてください (it exists already).`)
  const writers: FileWriter[] = []
  try {
    const file = await fileWriter(to)
    writers.push(file)
    const list = await fileWriter(receipt)
    writers.push(list)
    const source = pacedBy(createReadStream(from), writers)
    const repaired = await repair(source, meant, { file: file.write, receipt: list.write })
    for (const writer of writers) await writer.close()
    for (const writer of writers) await writer.name()
    return { ...repaired, receipt }
  } catch (error) {
    await Promise.allSettled(writers.map(({ drop }) => drop()))
    throw error
  }
}

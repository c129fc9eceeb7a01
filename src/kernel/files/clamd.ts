import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

export type Verdict = { infected: false } | { infected: true; signature: string }

/** clamd is there and will not scan this one, such as above its StreamMaxLength. */
export class NotScanned extends Error {}

const PATIENCE_MS = 60_000

/**
 * Asks clamd about some bytes, by its INSTREAM command.
 * @param address path of a socket, or `host:port`
 * @throws NotScanned when it will not, Error when it is down or silent for a minute
 */
export async function scan(address: string, content: AsyncIterable<Uint8Array>): Promise<Verdict> {
  const [host, port] = address.split(':')
  const socket = address.startsWith('/') ? connect(address) : connect(Number(port), host)
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd does not answer')))
  // Above its limit clamd answers and hangs up while we still send; its answer may be lost with the connection.
  const [sent, answer] = await Promise.allSettled([pipeline(frames(content), socket, { end: false }), text(socket)])
  socket.destroy()
  if (answer.status === 'fulfilled' && answer.value) return read(answer.value.replace(/\0$/, ''))
  const failed = [sent, answer].find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
  const { code } = (failed?.reason ?? {}) as { code?: string }
  if (!failed || code === 'ECONNRESET' || code === 'EPIPE') throw new NotScanned('clamd hung up')
  throw failed.reason
}

/** Each chunk goes behind its length; a length of zero ends the stream. */
async function* frames(content: AsyncIterable<Uint8Array>) {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of content) {
    yield length(chunk.length)
    yield chunk
  }
  yield length(0)
}

function length(bytes: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(bytes)
  return four
}

function read(answer: string): Verdict {
  if (answer === 'stream: OK') return { infected: false }
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (signature) return { infected: true, signature }
  throw new NotScanned(answer)
}

import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

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
  const answer = text(socket)
  send(content, socket).catch((cause: unknown) => socket.destroy(new NotScanned('the bytes cannot be read', { cause })))
  try {
    return read(await answer)
  } catch (error) {
    const { code } = error as { code?: string }
    throw code === 'ECONNRESET' || code === 'EPIPE' ? new NotScanned('clamd hung up', { cause: error }) : error
  } finally {
    socket.destroy()
  }
}

/** Above its limit clamd answers and hangs up while we still send: then there is nobody to send to. */
async function send(content: AsyncIterable<Uint8Array>, socket: Socket): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve))
  for await (const frame of frames(content)) {
    if (!socket.writable) return
    if (!socket.write(frame)) await Promise.race([closed, new Promise((resolve) => socket.once('drain', resolve))])
  }
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

function read(said: string): Verdict {
  const answer = said.replace(/\0$/, '')
  if (answer === 'stream: OK') return { infected: false }
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (signature) return { infected: true, signature }
  throw new NotScanned(answer || 'clamd hung up')
}

// For tests: a clamd that speaks the real INSTREAM protocol and knows one virus, the harmless test string of EICAR.
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** In two halves, so that a scanner on this machine does not take the source for the virus. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

export interface FakeClamd {
  /** host:port, as CLAMD wants it. */
  address: string
  /** Bytes of every stream that was asked about. */
  asked: Buffer[]
  stop: () => Promise<void>
  start: () => Promise<void>
}

export async function fakeClamd(limit = 25 * 1024 * 1024): Promise<FakeClamd> {
  const asked: Buffer[] = []
  const server = createServer((socket) => serve(socket, asked, limit))
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    asked,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    start: () => listen(port),
  }
}

const COMMAND = 'zINSTREAM\0'

function serve(socket: Socket, asked: Buffer[], limit: number): void {
  let heard = Buffer.alloc(0)
  const content: Buffer[] = []
  let greeted = false
  const answer = (words: string) => {
    socket.removeAllListeners('data')
    socket.end(`${words}\0`)
  }
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk])
    if (!greeted) {
      if (heard.length < COMMAND.length) return
      if (heard.toString('latin1', 0, COMMAND.length) !== COMMAND) return answer('UNKNOWN COMMAND')
      greeted = true
      heard = heard.subarray(COMMAND.length)
    }
    while (heard.length >= 4) {
      const length = heard.readUInt32BE()
      if (length === 0) {
        const bytes = Buffer.concat(content)
        asked.push(bytes)
        return answer(bytes.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK')
      }
      if (content.reduce((sum, part) => sum + part.length, length) > limit) {
        return answer('INSTREAM size limit exceeded. ERROR')
      }
      if (heard.length < 4 + length) return
      content.push(heard.subarray(4, 4 + length))
      heard = heard.subarray(4 + length)
    }
  })
}

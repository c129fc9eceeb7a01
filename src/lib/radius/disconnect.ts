import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { disconnectRequest, readAnswer, type SessionNames } from './packet.ts'

export interface NetworkDevice {
  readonly host: string
  /** 3799 unless the device is set otherwise. */
  readonly port: number
  readonly secret: string
}

/** The request is sent again after so many ms without an answer (RFC 5080, 2.2.1), and given up after the last. */
const WAITS = [1_000, 2_000, 4_000]

/**
 * Ends a session on a network device. @returns `nak` where the device knows no such session
 * @throws Error where it does not answer, or cannot be reached
 */
export function disconnect(
  { host, port, secret }: NetworkDevice,
  names: SessionNames,
  now: Temporal.Instant,
  waits: readonly number[] = WAITS,
): Promise<'ack' | 'nak'> {
  const request = disconnectRequest(randomInt(256), secret, names, Math.floor(now.epochMilliseconds / 1000))
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  let timer: NodeJS.Timeout | undefined
  return new Promise<'ack' | 'nak'>((resolve, reject) => {
    const send = (tried: number) => {
      const wait = waits[tried]
      if (wait === undefined) return reject(new Error(`${host}:${port} does not answer a Disconnect-Request`))
      socket.send(request, port, host, (error) => error && reject(error))
      timer = setTimeout(() => send(tried + 1), wait)
    }
    socket.on('error', reject)
    socket.on('message', (message) => {
      const answer = readAnswer(message, request, secret)
      if (answer) resolve(answer)
    })
    send(0)
  }).finally(() => {
    clearTimeout(timer)
    socket.close()
  })
}

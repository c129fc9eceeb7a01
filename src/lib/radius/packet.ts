import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Dynamic Authorization (RFC 5176): what ends somebody's session on a network device. */
export const DISCONNECT_REQUEST = 40
export const DISCONNECT_ACK = 41
export const DISCONNECT_NAK = 42

/** The attributes that name a session (RFC 2865, 2866), by their numbers. */
export const ATTRIBUTES = {
  userName: 1,
  callingStationId: 31,
  nasIdentifier: 32,
  acctSessionId: 44,
} as const
const EVENT_TIMESTAMP = 55
const MESSAGE_AUTHENTICATOR = 80

const HEADER_BYTES = 20
const AUTHENTICATOR = { from: 4, to: HEADER_BYTES }
const MOST_VALUE_BYTES = 253

export type SessionNames = Partial<Record<keyof typeof ATTRIBUTES, string>>

function attribute(type: number, value: Buffer): Buffer {
  if (value.length > MOST_VALUE_BYTES)
    throw new RangeError(`attribute ${type} is longer than ${MOST_VALUE_BYTES} bytes`)
  return Buffer.concat([Buffer.from([type, value.length + 2]), value])
}

const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/**
 * Disconnect-Request for one session. @param id 0–255, the same when it is sent again. @param at in seconds since 1970: the device
 * throws away what is old, so that nothing recorded can be played to it again.
 */
export function disconnectRequest(id: number, secret: string, names: SessionNames, at: number): Buffer {
  const timestamp = Buffer.alloc(4)
  timestamp.writeUInt32BE(at)
  const known = (Object.keys(ATTRIBUTES) as (keyof typeof ATTRIBUTES)[]).flatMap((name) => {
    const value = names[name]
    return value ? [attribute(ATTRIBUTES[name], Buffer.from(value))] : []
  })
  // The authenticator is the last attribute, so that its place is known.
  const body = Buffer.concat([
    ...known,
    attribute(EVENT_TIMESTAMP, timestamp),
    attribute(MESSAGE_AUTHENTICATOR, Buffer.alloc(16)),
  ])
  const packet = Buffer.concat([Buffer.alloc(HEADER_BYTES), body])
  packet.writeUInt8(DISCONNECT_REQUEST, 0)
  packet.writeUInt8(id, 1)
  packet.writeUInt16BE(packet.length, 2)
  createHmac('md5', secret)
    .update(packet)
    .digest()
    .copy(packet, packet.length - 16)
  md5(packet, Buffer.from(secret)).copy(packet, AUTHENTICATOR.from)
  return packet
}

/** What a device says to a request: undefined for anything that is no answer to it, or was not made with the secret. */
export function readAnswer(answer: Buffer, request: Buffer, secret: string): 'ack' | 'nak' | undefined {
  if (answer.length < HEADER_BYTES || answer.readUInt16BE(2) !== answer.length || answer[1] !== request[1])
    return undefined
  const asked = request.subarray(AUTHENTICATOR.from, AUTHENTICATOR.to)
  const expected = md5(answer.subarray(0, 4), asked, answer.subarray(HEADER_BYTES), Buffer.from(secret))
  if (!timingSafeEqual(expected, answer.subarray(AUTHENTICATOR.from, AUTHENTICATOR.to))) return undefined
  if (answer[0] === DISCONNECT_ACK) return 'ack'
  return answer[0] === DISCONNECT_NAK ? 'nak' : undefined
}

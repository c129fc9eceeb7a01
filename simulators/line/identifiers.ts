import { createHash, randomBytes, randomFillSync, randomUUID } from 'node:crypto'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const pool = Buffer.alloc(8192)
let used = pool.length

// One system call for many identifiers: a storm needs tens of thousands a second.
function random(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}

export function ulid(at: number): string {
  let time = ''
  for (let rest = at, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = CROCKFORD[rest % 32] + time
  let tail = ''
  for (const byte of random(16)) tail += CROCKFORD[byte & 31]
  return time + tail
}

export const hexadecimal = (bytes: number) => random(bytes).toString('hex')
export const opaqueToken = (bytes: number) => random(bytes).toString('base64url')
export const requestId = () => randomUUID()
export const imageSetId = () => randomBytes(32).toString('hex').toUpperCase()

/** User ids look like `U` and 32 hexadecimal digits; the same name always gives the same id. */
export const idFromName = (letter: 'U' | 'C' | 'R', name: string) =>
  letter + createHash('sha256').update(`${letter} ${name}`).digest('hex').slice(0, 32)

export const isUserId = (id: unknown): id is string => typeof id === 'string' && /^U[0-9a-f]{32}$/.test(id)
export const isGroupId = (id: unknown): id is string => typeof id === 'string' && /^[CR][0-9a-f]{32}$/.test(id)

/** Message ids are decimal strings of 18 digits that grow. */
export function createMessageIds(now: () => number): () => string {
  let millisecond = 0
  let counter = 0
  return () => {
    const time = now()
    if (time > millisecond) {
      millisecond = time
      counter = 0
    } else if (++counter > 99_999) {
      millisecond += 1
      counter = 0
    }
    return `${millisecond}${String(counter).padStart(5, '0')}`
  }
}

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { test } from 'node:test'
import { disconnect } from './disconnect.ts'
import { DISCONNECT_ACK, DISCONNECT_NAK, disconnectRequest, readAnswer } from './packet.ts'

const now = Temporal.Instant.from('2026-11-26T10:00:00+09:00')
const SECRET = 'a secret of one device'

function answerTo(request: Buffer, code: number, secret = SECRET): Buffer {
  const head = Buffer.from([code, request[1]!, 0, 20])
  const authenticator = createHash('md5')
    .update(Buffer.concat([head, request.subarray(4, 20), Buffer.from(secret)]))
    .digest()
  return Buffer.concat([head, authenticator])
}

/** A device that answers as it is told, and keeps what it was sent. */
async function device(answer: (request: Buffer, tried: number) => Buffer | undefined) {
  const socket = createSocket('udp4')
  const requests: Buffer[] = []
  socket.on('message', (request, { port, address }) => {
    requests.push(request)
    const said = answer(request, requests.length)
    if (said) socket.send(said, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { requests, host: '127.0.0.1', port: socket.address().port, secret: SECRET, close: () => socket.close() }
}

test('a request carries the names of the session, and the device’s answer ends it', async () => {
  const minato = await device((request) => answerTo(request, DISCONNECT_ACK))
  const names = { userName: 'takahashi', acctSessionId: 'A1', callingStationId: 'AA-BB-CC-DD-EE-01' }
  assert.equal(await disconnect(minato, names, now), 'ack')
  minato.close()
  const [request] = minato.requests
  assert.equal(request![0], 40)
  for (const word of Object.values(names)) assert.ok(request!.includes(word))
})

test('a session that the device does not know is a refusal, not silence', async () => {
  const minato = await device((request) => answerTo(request, DISCONNECT_NAK))
  assert.equal(await disconnect(minato, { acctSessionId: 'A1' }, now), 'nak')
  minato.close()
})

test('a lost request is sent again as it was, and what was not made with the secret is no answer', async () => {
  const minato = await device((request, tried) =>
    tried === 1 ? answerTo(request, DISCONNECT_ACK, 'another secret') : answerTo(request, DISCONNECT_ACK),
  )
  assert.equal(await disconnect(minato, { acctSessionId: 'A1' }, now, [30, 3_000]), 'ack')
  minato.close()
  assert.deepEqual(minato.requests[0], minato.requests[1])
})

test('a device that stays silent is an error in the end', async () => {
  const silent = await device(() => undefined)
  await assert.rejects(disconnect(silent, {}, now, [10, 10]), /does not answer/)
  assert.equal(silent.requests.length, 2)
  silent.close()
})

test('what is cut short, or answers something else, is no answer', () => {
  const request = disconnectRequest(7, SECRET, {}, 1)
  const answer = answerTo(request, DISCONNECT_ACK)
  assert.equal(readAnswer(answer, request, SECRET), 'ack')
  for (const wrong of [Buffer.alloc(0), answer.subarray(0, 19), answerTo(disconnectRequest(8, SECRET, {}, 1), 41)])
    assert.equal(readAnswer(wrong, request, SECRET), undefined)
  assert.equal(readAnswer(answerTo(request, 45), request, SECRET), undefined)
  assert.throws(() => disconnectRequest(1, SECRET, { userName: 'x'.repeat(254) }, 1), /longer/)
})

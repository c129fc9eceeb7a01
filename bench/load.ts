// The load generator, in a process of its own: prepared requests over plain sockets, so that it takes little from the machine
// that it shares with what it measures. Started by load-process.ts; says what it saw in one message.
import { connect } from 'node:net'

export interface Plan {
  port: number
  connections: number
  seconds: number
  /** Requests a second, sent whether or not earlier ones were answered; as fast as answers come where absent. */
  rate?: number
}

export interface Seen {
  answered: number
  /** Answers other than 200. */
  refused: number
  seconds: number
  /** Time from when a request was due until its whole answer was there, in ms, sorted. */
  latencies: number[]
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** Calls back once for every whole answer that arrives in pieces. One of the same size as the last is not read again. */
function answers(onAnswer: (status: number) => void): (chunk: Buffer) => void {
  let held: Buffer | undefined
  let missing = 0
  let status = 0
  let usual = 0
  return (chunk) => {
    if (missing > 0) {
      missing -= chunk.length
      if (missing === 0) onAnswer(status)
      return
    }
    if (!held && chunk.length === usual && chunk[9] === 50 /* '2' */) return onAnswer(200)
    held = held ? Buffer.concat([held, chunk]) : chunk
    const head = held.indexOf(END_OF_HEAD)
    if (head < 0) return
    const text = held.toString('latin1', 0, head)
    status = Number(text.slice(9, 12))
    const whole = head + END_OF_HEAD.length + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    missing = whole - held.length
    held = undefined
    if (missing > 0) return
    if (status === 200) usual = whole
    onAnswer(status)
  }
}

interface Connection {
  send: (due: number) => void
  end: () => void
}

/** Sends requests over keep-alive connections, each with one request on its way at most. */
export async function load(plan: Plan, nextRequest: () => Buffer): Promise<Seen> {
  const { port, connections, seconds, rate } = plan
  const seen: Seen = { answered: 0, refused: 0, seconds, latencies: [] }
  const began = performance.now()
  const until = began + seconds * 1000
  const idle: Connection[] = []
  const waiting: number[] = []

  const open = () =>
    new Promise<void>((closed, failed) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let due = 0
      const connection: Connection = {
        send: (at) => {
          due = at
          socket.write(nextRequest())
        },
        end: () => socket.end(),
      }
      const next = () => {
        const now = performance.now()
        const first = rate === undefined ? now : waiting.shift()
        if (now >= until) connection.end()
        else if (first === undefined) idle.push(connection)
        else connection.send(first)
      }
      socket.on('connect', next)
      socket.on('error', failed)
      socket.on('close', () => closed())
      socket.on(
        'data',
        answers((status) => {
          seen.answered++
          if (status !== 200) seen.refused++
          seen.latencies.push(performance.now() - due)
          next()
        }),
      )
    })

  let sent = 0
  const clock =
    rate &&
    setInterval(() => {
      const now = performance.now()
      if (now >= until) for (const connection of idle.splice(0)) connection.end()
      else
        for (; sent < ((now - began) / 1000) * rate; sent++) {
          const due = began + (sent / rate) * 1000
          const connection = idle.pop()
          if (connection) connection.send(due)
          else waiting.push(due)
        }
    }, 1)
  await Promise.all(Array.from({ length: connections }, open))
  clearInterval(clock)
  seen.seconds = (performance.now() - began) / 1000
  seen.latencies.sort((a, b) => a - b)
  return seen
}

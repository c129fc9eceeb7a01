// The thread on which a table goes through the gate: earlier editions come one by one, the table last.
import { parentPort } from 'node:worker_threads'
import type { Earlier } from './earlier-editions.ts'
import { type GateWork, workAtGate } from './gate-work.ts'

export type Message = { earlier: Earlier } | { work: GateWork }

const earlier: Earlier[] = []

parentPort!.on('message', async (message: Message) => {
  if ('earlier' in message) earlier.push(message.earlier)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  else parentPort!.postMessage(await workAtGate(message.work, earlier))
})

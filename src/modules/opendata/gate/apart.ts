import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#lib/refusal.ts'
import type { Earlier } from './earlier-editions.ts'
import type { Message } from './gate.worker.ts'
import type { GateWork, Worked } from './gate-work.ts'

/** Milliseconds for one table: nobody waits longer for a page. */
export const PATIENCE = 60_000
/** Megabytes for one table. */
const MEMORY = 1_024

const tooLong = () =>
  new Refusal(
    422,
    `${PATIENCE / 1_000} 秒かけても、隠すマスを決めきれませんでした。表を分けるか、行や列をまとめてから、読み込み直してください。`,
  )

async function onOwnThread(work: GateWork, earlier: AsyncIterable<Earlier>, patience: number): Promise<Worked> {
  const worker = new Worker(new URL('gate.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  })
  const signal = AbortSignal.timeout(patience)
  const answer = once(worker, 'message', { signal })
  answer.catch(() => {}) // it may fail while earlier editions are still read
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    const tell = (message: Message) => worker.postMessage(message)
    for await (const one of earlier) tell({ earlier: one })
    tell({ work })
    const [worked] = (await answer) as [Worked]
    return worked
  } catch (error) {
    const isTooMuch = signal.aborted || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    throw isTooMuch ? tooLong() : error
  } finally {
    await worker.terminate()
  }
}

let before: Promise<unknown> = Promise.resolve()

/**
 * The work at the gate on a thread of its own, one table after the other: others who wait for this process are answered meanwhile.
 * @param patience milliseconds. @throws Refusal 422 where it takes too long
 */
export function workApart(work: GateWork, earlier: AsyncIterable<Earlier>, patience = PATIENCE): Promise<Worked> {
  const mine = before.then(() => onOwnThread(work, earlier, patience))
  before = mine.catch(() => {})
  return mine
}

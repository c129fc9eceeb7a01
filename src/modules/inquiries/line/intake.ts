import type pg from 'pg'
import type { LineEvent } from './event.ts'
import { insertEvents } from './line-events.queries.ts'

/** Stores events durably; returns after the commit. */
export interface Intake {
  store: (events: LineEvent[]) => Promise<void>
}

interface Request {
  events: LineEvent[]
  resolve: () => void
  reject: (error: unknown) => void
}

const LARGEST_BATCH = 500

/** Concurrent webhooks share a commit: whatever arrives while one is being written goes into the next. */
export function createIntake(pool: pg.Pool, insert = insertEvents): Intake {
  const waiting: Request[] = []
  let writing = false

  async function writeOne(batch: Request[]): Promise<void> {
    try {
      await insert(
        pool,
        batch.flatMap((request) => request.events),
      )
      for (const request of batch) request.resolve()
    } catch (error) {
      // One body may carry what the database refuses: the others must not suffer for it.
      if (batch.length === 1 || !isDataError(error)) for (const request of batch) request.reject(error)
      else for (const request of batch) await writeOne([request])
    }
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) await writeOne(waiting.splice(0, LARGEST_BATCH))
    writing = false
  }

  return {
    store: (events) =>
      new Promise((resolve, reject) => {
        waiting.push({ events, resolve, reject })
        if (writing) return
        writing = true
        setImmediate(() => void write()) // what has come in with this one goes with it
      }),
  }
}

/** SQLSTATE class 22: the data cannot be stored, however often it is tried. */
const isDataError = (error: unknown): boolean => String((error as { code?: string }).code ?? '').startsWith('22')

import { Counter } from 'prom-client'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import { applyEvent } from './apply-event.ts'
import type { LineEvent } from './event.ts'
import { awaitStoring, claimEvent, countFailure, pendingEvents, setAside } from './line-events.queries.ts'

/** Tries after which an event that cannot be worked on is set aside, so that it does not hold up what comes after it. */
const TRIES = 8

/** Works off stored events, in the order in which they happened; one that fails holds back only its own sender's. */
export function takeInTask(program: Program): Task {
  const processed = new Counter({
    name: 'line_events_processed_total',
    help: 'Events of LINE worked off, by outcome',
    labelNames: ['outcome'],
    registers: [program.metrics],
  })

  async function attempt(municipality: Municipality, event: LineEvent): Promise<boolean> {
    try {
      const now = program.clock()
      await municipality.db.transaction().execute(async (tx) => {
        const receivedAt = await claimEvent(tx, event, now)
        const town = { publicUrl: municipality.publicUrl, secretKey: program.settings.SECRET_KEY }
        if (receivedAt) await applyEvent(tx, event, receivedAt, now, town)
      })
      processed.inc({ outcome: 'done' })
      return true
    } catch (error) {
      const tries = await countFailure(municipality.db, event, String(error))
      program.log.error({ err: error, event: event.webhookEventId, tries }, 'an event of LINE could not be worked on')
      if (tries < TRIES) return false
      await setAside(municipality.db, event, program.clock())
      processed.inc({ outcome: 'set aside' })
      return true
    }
  }

  return async (municipality) => {
    const heldBack = new Set<string>()
    await awaitStoring(municipality.db)
    for (;;) {
      const events = await pendingEvents(municipality.db, [...heldBack])
      if (events.length === 0) break
      for (const event of events) {
        if (!heldBack.has(event.sourceId) && !(await attempt(municipality, event))) heldBack.add(event.sourceId)
      }
    }
    if (heldBack.size > 0) throw new Error(`${heldBack.size} senders wait for another try`)
  }
}

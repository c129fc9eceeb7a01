import { after } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import sharp from 'sharp'
import type { LinePlatform, Said } from '../../simulators/line/index.ts'
import type { Scene } from './scene.ts'
import { until } from './until.ts'

/**
 * 住民: people who write without pause, each as soon as their last words have arrived. They do not run ahead of the town
 * for minutes on end: reply tokens would die in the queue, and with them what is to be tried.
 */
export interface Residents {
  /** Lets them finish: returns when all they said has been answered 200. */
  hush: () => Promise<void>
}

const PHOTO_EVERY = 60
/** Events that may wait to be worked off before residents catch their breath; how often that is looked at, in ms. */
const MOST_WAITING = 200
const LOOK_MS = 50
/** A database that does not answer within this, in ms, is left to the others; and nobody holds their breath for it. */
const PATIENCE_MS = 1_000
/** Turns of all of them: no two words are alike. */
let spoken = 0

export async function residentsOf({ line, owner }: Scene, count: number): Promise<Residents> {
  const green = { width: 60, height: 40, channels: 3, background: '#8a4' } as const
  const photo = new Uint8Array(await sharp({ create: green }).jpeg().toBuffer())
  let hushed = false
  let over = false
  let waiting = 0
  after(() => (hushed = over = true))

  async function watch(): Promise<void> {
    const pending = 'select count(*) as waits from inquiries.line_events where processed_at is null'
    while (!hushed) {
      const asked = owner.query(pending).catch(() => undefined)
      const seen = await Promise.race([asked, delay(PATIENCE_MS)])
      waiting = seen ? Number(seen.rows[0].waits) : 0
      await asked
      await delay(seen ? LOOK_MS : PATIENCE_MS)
    }
  }

  async function talk(name: string): Promise<void> {
    const phone = line.phone(name)
    while (!hushed) {
      const turn = ++spoken
      const said: Said = await (turn % PHOTO_EVERY === 0 ? phone.image(photo) : phone.text(`相談${turn}です😀`))
      await until(`LINE delivered ${said.webhookEventId}`, () => over || said.record.state === 'delivered')
      while (!hushed && waiting > MOST_WAITING) await delay(LOOK_MS)
    }
  }
  void watch()
  const talking = Promise.all(Array.from({ length: count }, (_, index) => talk(`住民 ${index + 1}`)))
  talking.catch(() => {}) // hush tells
  return {
    async hush() {
      hushed = true
      await talking
    },
  }
}

/** Ids of the events that were answered 200: from then on they are ours to keep. */
export const acceptedEvents = (line: LinePlatform): string[] =>
  [...line.ledger.events.values()].filter(({ state }) => state === 'delivered').map((event) => event.webhookEventId)

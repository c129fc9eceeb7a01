import { after } from 'node:test'
import sharp from 'sharp'
import type { LinePlatform, Said } from '../../simulators/line/index.ts'
import { until } from './until.ts'

/** 住民: people who write without pause, each as soon as their last words have arrived. */
export interface Residents {
  /** Lets them finish: returns when all they said has been answered 200. */
  hush: () => Promise<void>
}

const PHOTO_EVERY = 60
/** Turns of all of them: no two words are alike. */
let spoken = 0

export async function residentsOf(line: LinePlatform, count: number): Promise<Residents> {
  const green = { width: 60, height: 40, channels: 3, background: '#8a4' } as const
  const photo = new Uint8Array(await sharp({ create: green }).jpeg().toBuffer())
  let hushed = false
  let over = false
  after(() => (hushed = over = true))

  async function talk(name: string): Promise<void> {
    const phone = line.phone(name)
    while (!hushed) {
      const turn = ++spoken
      const said: Said = await (turn % PHOTO_EVERY === 0 ? phone.image(photo) : phone.text(`相談${turn}です😀`))
      await until(`LINE delivered ${said.webhookEventId}`, () => over || said.record.state === 'delivered')
    }
  }
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

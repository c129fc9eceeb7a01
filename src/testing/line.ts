// For tests: a town whose LINE is the simulator, over LINE's real protocol in both directions.
import { after } from 'node:test'
import { saveSecret } from '#kernel/municipality/secrets.queries.ts'
import {
  createLinePlatform,
  createManualClock,
  type ManualClock,
  type LinePlatform,
  serveLinePlatform,
} from '../../simulators/line/index.ts'
import { type TestTown, testTown, type TownOptions } from './town.ts'

export interface TownOnLine extends TestTown {
  line: LinePlatform
  /** The clock of the residents' phones: stands still until a test moves it. */
  phoneClock: ManualClock
  /** The talk of whoever has this name on LINE. */
  talkOf: (name: string) => Promise<number>
  /** Somebody writes, the town has read it, and a minute has gone by. @returns the talk */
  arrives: (name: string, text: string) => Promise<number>
}

/** The platform's webhooks reach the program in-process; the program reaches the platform through the SDK over HTTP. */
export async function townOnLine(options: TownOptions = {}): Promise<TownOnLine> {
  let town: TestTown | undefined
  const phoneClock = createManualClock(options.at)
  const line = createLinePlatform({
    clock: phoneClock,
    channels: [{ webhookUrl: 'http://aozora.test/webhooks/line' }],
    deliverTo: async (request) => {
      if (!town) throw new Error('the town is not there yet')
      const headers = new Headers(request.headers)
      headers.set('host', new URL(request.url).host)
      return town.app.fetch(new Request(request, { headers }))
    },
  })
  const { url, close } = await serveLinePlatform(line, 0)
  town = await testTown({
    publicUrl: 'https://aozora.test',
    ...options,
    env: { LINE_API_BASE_URL: url, LINE_DATA_API_BASE_URL: url, ...options.env },
  })
  const { db } = town.municipality
  await saveSecret(db, town.program.sealer, 'line.channel_secret', 'demo-channel-secret')
  await saveSecret(db, town.program.sealer, 'line.channel_access_token', 'demo-channel-access-token')
  after(async () => {
    line.close()
    await close()
  })
  const { owner, clock, work } = town
  const talkOf = async (name: string) => {
    const { rows } = await owner.query(
      `select c.id from inquiries.conversations c join kernel.residents r on r.id = c.resident_id
       where r.display_name = $1 and c.channel = 'line'`,
      [name],
    )
    return Number(rows[0]?.id)
  }
  const arrives = async (name: string, text: string) => {
    await line.phone(name).text(text)
    await work()
    await phoneClock.advance(60_000)
    clock.advance({ minutes: 1 })
    return talkOf(name)
  }
  return { ...town, line, phoneClock, talkOf, arrives }
}

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
  return { ...town, line, phoneClock }
}

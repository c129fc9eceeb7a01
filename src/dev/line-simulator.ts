import type { Settings } from '#kernel/settings.ts'
import type { DemoTown } from './demo-towns.ts'

export const SIMULATOR = 'simulators/line/main.ts'

/** With a real channel or another platform named by the environment, the demo leaves LINE to that. */
export const simulatesLine = (settings: Settings, env: NodeJS.ProcessEnv): boolean =>
  settings.DEMO && !env['LINE_CHANNEL_ACCESS_TOKEN'] && !env['LINE_API_BASE_URL']

/** One channel a town, each delivering to the town's own address. */
export const simulatorEnv = (port: number, towns: DemoTown[]): Record<string, string> => ({
  PORT: String(port),
  HOST: '127.0.0.1',
  PHONES_ELSEWHERE: 'true', // the residents of src/demo have none here
  LINE_CHANNELS: JSON.stringify(
    towns.map(({ name, channel: { secret, accessToken }, webhookUrl }) => ({
      name,
      secret,
      accessToken,
      webhookUrl: `${webhookUrl}/webhooks/line`,
    })),
  ),
})

/** What the program then takes for LINE. */
export const lineEnv = (port: number): Record<string, string> => ({
  LINE_API_BASE_URL: `http://127.0.0.1:${port}`,
  LINE_DATA_API_BASE_URL: `http://127.0.0.1:${port}`,
})

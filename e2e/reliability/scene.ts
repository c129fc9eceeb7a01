import { after } from 'node:test'
import { createLinePlatform, type LinePlatform, serveLinePlatform } from '../../simulators/line/index.ts'
import { type DatabaseOptions, townDatabase, type TownDatabase } from './database.ts'
import { sayNothingAtNight, sendAtOnce } from '../../src/testing/answers.ts'
import { type ProgramProcess, programProcess, steadyPort } from './program.ts'

/** Everything of one fault: LINE's stand-in in this process, the program and PostgreSQL each in processes that can be killed. */
export interface Scene extends TownDatabase {
  line: LinePlatform
  program: ProgramProcess
  /** Where the program answers. */
  url: string
  /** The settings it runs with. */
  env: Record<string, string>
  /** What has to end before the rest is taken down. */
  closing: (() => Promise<unknown>)[]
}

export interface SceneOptions extends DatabaseOptions {
  env?: Record<string, string>
}

/** LINE does not tell when it redelivers; here it soon does, and never gives up. */
const REDELIVERY = { enabled: true, intervals: Array.from({ length: 3_000 }, () => 250) }

export async function setScene(options: SceneOptions = {}): Promise<Scene> {
  const port = await steadyPort()
  const url = `http://localhost:${port}`
  const line = createLinePlatform({
    channels: [{ webhookUrl: `${url}/webhooks/line`, redelivery: REDELIVERY, quota: { type: 'none' } }],
    historyLimit: 1_000_000,
  })
  const platform = await serveLinePlatform(line)
  const database = await townDatabase(url, options)
  await sayNothingAtNight(database)
  await sendAtOnce(database)
  const env = {
    DEMO: 'true',
    PORT: String(port),
    HOST: 'localhost',
    PUBLIC_URL: url,
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.directoryUrl,
    LINE_API_BASE_URL: platform.url,
    LINE_DATA_API_BASE_URL: platform.url,
    ...options.env,
  }
  const program = programProcess(env)
  const closing = [platform.close, database.close, program.kill]
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })
  return { ...database, line, program, url, env, closing }
}

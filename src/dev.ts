// npm start: brings up all that the demo needs on this machine, shows where it is, and takes it down again in order.
import { type Database, openDatabase } from './dev/database.ts'
import { say, seconds, step } from './dev/announce.ts'
import { bringUpTown, type DemoTown, demoTowns } from './dev/demo-towns.ts'
import { fillSecondTown, fillTown, joinTowns } from './dev/demo-year.ts'
import { explained } from './dev/explained.ts'
import { giveIdentityProvider, IDENTITY_SIMULATOR, identityEnv } from './dev/identity-simulator.ts'
import { MODEL_SIMULATOR } from './dev/model-simulator.ts'
import { keepRunning } from './dev/keep-running.ts'
import { lineEnv, SIMULATOR, simulatesLine, simulatorEnv } from './dev/line-simulator.ts'
import { takePlace } from './dev/only-one.ts'
import { freePort } from './dev/ports.ts'
import { welcome } from './dev/welcome.ts'
import { grantProgramRole, migrateAll } from '#kernel/municipality/provision.ts'
import { readSettings, type Settings } from '#kernel/settings.ts'

/** After a killed start its programs finish what they have in hand before they let go of their ports. */
const LEFTOVERS_MS = 20_000

const undo: (() => Promise<void> | void)[] = []
let leaving = false

/** Undoes what was begun, the newest first. */
async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  if (code === 0) say('\n止めています…')
  for (const one of undo.toReversed()) await one()
  process.exit(code)
}

async function start(): Promise<void> {
  const began = performance.now()
  const settings = readSettings({ ...process.env, DEMO: process.env['DEMO'] ?? 'true' })
  say(`窓口 Madoguchi${settings.DEMO ? ' — デモの町で動かします' : ''}\n`)
  const place = await takePlace(settings.DATA_DIR, settings.PUBLIC_URL)
  undo.push(place.leave)

  const patience = place.abandoned ? LEFTOVERS_MS : 0
  if (place.abandoned) say('▸ 前回は途中で止まったようです。後片付けを待って続けます。')
  settings.PORT = await freePort({ port: settings.PORT, host: settings.HOST, setting: 'PORT', patience })
  const simulators = await simulatorPorts(settings, patience)
  const { PUBLIC_URL } = readSettings({ ...process.env, DEMO: 'true', PORT: String(settings.PORT) })
  settings.PUBLIC_URL = PUBLIC_URL

  const database = await step('データベースを起動しています', () => openDatabase(settings))
  undo.push(database.stop)
  say(`  ${database.name}`)
  const towns = settings.DEMO ? demoTowns(settings) : []
  await prepareTowns(settings, database, towns, simulators.model)
  if (simulators.model) await simulateModel(simulators.model)
  if (simulators.identity) await simulateIdentity(settings, database, towns, simulators.identity)
  await startPrograms(settings, database, towns, simulators.line)
  say(`\n✔ 動いています (${seconds(performance.now() - began)})`)
  say(welcome(settings, towns, simulators.line))
}

/** Where those whom the demo plays will listen; none outside it. */
interface Simulators {
  line?: number | undefined
  identity?: number | undefined
  model?: number | undefined
}

async function simulatorPorts(settings: Settings, patience: number): Promise<Simulators> {
  const free = (setting: 'LINE_SIMULATOR_PORT' | 'IDENTITY_SIMULATOR_PORT' | 'LLM_SIMULATOR_PORT') =>
    freePort({ port: settings[setting], host: '127.0.0.1', setting, patience })
  return {
    line: simulatesLine(settings, process.env) ? await free('LINE_SIMULATOR_PORT') : undefined,
    identity: settings.DEMO ? await free('IDENTITY_SIMULATOR_PORT') : undefined,
    model: settings.DEMO ? await free('LLM_SIMULATOR_PORT') : undefined,
  }
}

async function prepareTowns(
  settings: Settings,
  { url, ownerUrl }: Database,
  towns: DemoTown[],
  model: number | undefined,
): Promise<void> {
  await step('データの形をそろえています', () => migrateAll(ownerUrl))
  await grantProgramRole(ownerUrl, url)
  for (const town of towns) await step(`${town.name}を用意しています`, () => bringUpTown(settings, ownerUrl, town))
  const [first, second] = towns
  if (first) await step(`${first.name}の一年をそろえています`, () => fillTown(settings, url, first, model))
  if (second) await fillSecondTown(settings, url, second)
  await joinTowns(settings, url, towns)
}

/** A town sends its residents there, and it sends them back: each must know the other before anybody goes. */
async function simulateIdentity(settings: Settings, { ownerUrl }: Database, towns: DemoTown[], port: number) {
  const env = identityEnv(port, await giveIdentityProvider(settings, ownerUrl, towns, port))
  const wanted = { name: '本人確認の代役', script: IDENTITY_SIMULATOR, env, quiet: true }
  undo.push((await step('本人確認の代役を起動しています', () => keepRunning(wanted))).stop)
}

async function simulateModel(port: number) {
  const wanted = { name: '言語モデルの代役', script: MODEL_SIMULATOR, env: { PORT: String(port) }, quiet: true }
  undo.push((await step('言語モデルの代役を起動しています', () => keepRunning(wanted))).stop)
}

async function startPrograms(settings: Settings, { url }: Database, towns: DemoTown[], simulator: number | undefined) {
  if (simulator) {
    const wanted = { name: 'LINE の代役', script: SIMULATOR, env: simulatorEnv(simulator, towns), quiet: true }
    const line = await step('LINE の代役を起動しています', () => keepRunning(wanted))
    undo.push(line.stop)
  }
  const env = {
    DEMO: String(settings.DEMO),
    DATABASE_URL: url,
    PORT: String(settings.PORT),
    PUBLIC_URL: settings.PUBLIC_URL,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    ...(simulator ? lineEnv(simulator) : {}),
  }
  const program = await step('窓口を開けています', () => keepRunning({ name: '窓口', script: 'src/main.ts', env }))
  undo.push(program.stop)
}

// 'disconnect': the terminal's end of us is gone.
for (const end of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(end, () => void leave(0))

await start().catch(async (error: unknown) => {
  if (leaving) return
  const sentence = explained(error)
  console.error(sentence ? `\n✖ ${sentence}` : error)
  await leave(1)
})

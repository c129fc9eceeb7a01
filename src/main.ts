// Starts web, worker or both on a database that is there: bin/dev brings one up first, an operator has one.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp, house, modules } from './app.ts'
import { prepareAssets } from '#kernel/http/assets.ts'
import { createProgram } from '#kernel/create-program.ts'
import { answerKept } from '#kernel/http/kept-pages.ts'
import { startWorker } from '#kernel/jobs/worker.ts'
import { readSettings } from '#kernel/settings.ts'
import { StartError } from '#lib/start-error.ts'
import { shareFigures, startWebProcesses } from './web-processes.ts'

/** Time that open requests and running jobs get to finish, in ms. */
const GRACE_MS = 10_000

/** Connections that may wait to be taken up: on the first morning of a benefit everybody comes at once. */
const BACKLOG = 4096

async function main(): Promise<void> {
  const settings = readSettings()
  if (!settings.DATABASE_URL) {
    throw new StartError(
      'DATABASE_URL を設定してください。組み込みのデータベースで動かすには npm start です (set DATABASE_URL, or use npm start).',
    )
  }
  await prepareAssets()
  const program = createProgram(settings, settings.DATABASE_URL, house)
  const isWeb = settings.ROLE !== 'worker'
  const several = isWeb && settings.WEB_PROCESSES > 1
  shareFigures(program)
  const worker = settings.ROLE === 'web' ? undefined : await startWorker(program, modules)
  const web = several ? await startWebProcesses(program, settings.WEB_PROCESSES) : undefined
  const server = isWeb && !several ? await listen(program) : undefined
  process.send?.('ready')

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const giveUp = async () => {
      await web?.kill()
      process.exit(1)
    }
    setTimeout(() => void giveUp(), GRACE_MS).unref()
    server?.close()
    if (server) setTimeout(() => server.closeAllConnections(), 500).unref()
    await web?.stop()
    await worker?.stop()
    await program.municipalities.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  process.on('disconnect', () => void stop()) // whoever started us is gone
}

function listen(program: ReturnType<typeof createProgram>) {
  const { PORT, HOST } = program.settings
  const [kept, listener] = [answerKept(program), getRequestListener(createApp(program).fetch)]
  return new Promise<Server>((resolve, reject) => {
    const server = createServer((request, response) => {
      if (!kept(request, response)) void listener(request, response)
    })
    server.listen({ port: PORT, host: HOST, backlog: BACKLOG }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(
        new StartError(
          `ポート ${PORT} はほかで使われています。PORT=3001 npm start のように別のポートを指定してください (port ${PORT} is taken: choose another with PORT).`,
        ),
      )
    })
  })
}

await main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `\n✖ ${error.message}` : error)
  process.exit(1)
})

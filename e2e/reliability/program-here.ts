import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApp, house, modules } from '../../src/app.ts'
import { createProgram } from '../../src/kernel/create-program.ts'
import { prepareAssets } from '../../src/kernel/http/assets.ts'
import { startWorker } from '../../src/kernel/jobs/worker.ts'
import type { Program } from '../../src/kernel/program.ts'
import { readSettings } from '../../src/kernel/settings.ts'
import type { Scene } from './scene.ts'

/** The program in the test's own process, where its clock and its patience can be set: real sockets all the same. */
export async function programHere({ env, directoryUrl, closing }: Scene, over: Partial<Program>): Promise<Program> {
  const settings = readSettings(env)
  await prepareAssets()
  const program = createProgram(settings, directoryUrl, { ...house, log: pino({ level: 'silent' }), ...over })
  closing.push(program.municipalities.close)
  const worker = await startWorker(program, modules)
  closing.push(worker.stop)
  const { fetch } = createApp(program)
  await new Promise<void>((listening) => {
    const server = serve({ fetch, port: settings.PORT, hostname: settings.HOST }, () => listening())
    closing.push(async () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  })
  return program
}

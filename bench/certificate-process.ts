// A process of bin/bench procedures: one program of two. Issues its share of certificates at once, then draws and signs what is asked for.
import { pino } from 'pino'
import { house, modules } from '../src/app.ts'
import { createProgram } from '../src/kernel/create-program.ts'
import { runDueJobs } from '../src/kernel/jobs/worker.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { issueCertificate } from '../src/modules/procedures/index.ts'

export interface Share {
  directoryUrl: string
  dataDir: string
  sectionId: number
  holders: string[]
}

export type Told = { issued: { number: number; holder: string }[] } | { signed: true }

process.once('message', async ({ directoryUrl, dataDir, sectionId, holders }: Share) => {
  const settings = readSettings({ DEMO: 'true', DATA_DIR: dataDir, DATABASE_URL: directoryUrl })
  const program = createProgram(settings, directoryUrl, { ...house, log: pino({ level: 'warn' }, pino.destination(2)) })
  const town = (await program.municipalities.get('aozora'))!
  process.send!('ready')
  process.once('message', async () => {
    const issued = await Promise.all(
      holders.map((holder) =>
        town.db.transaction().execute(async (tx) => {
          const statement = { sectionId, title: '証明書', holder, body: `${holder}について、上記のとおり証明します。` }
          const { number } = await issueCertificate(tx, program.clock(), 'system:bench', program.sealer, statement)
          return { number, holder }
        }),
      ),
    )
    process.send!({ issued } satisfies Told)
    await runDueJobs(program, modules, town)
    process.send!({ signed: true } satisfies Told)
    await program.municipalities.close()
    process.disconnect?.()
  })
})

// bin/bench procedures: 100 certificates asked for at once, on the connections and workers of two programs (in one process), each drawn,
// signed and stored; against a bare script that writes the same rows and files, one after the other, and draws and signs nothing.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { house, modules } from '../src/app.ts'
import { createProgram } from '../src/kernel/create-program.ts'
import { diskStore } from '../src/kernel/files/store.ts'
import { runDueJobs } from '../src/kernel/jobs/worker.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { issueCertificate, makeTrialKey } from '../src/modules/procedures/index.ts'
import { end, median, overRounds, rounded, say } from './figures.ts'
import { setStage } from './stage.ts'

const MANY = 100
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const stage = await setStage()
const settings = readSettings({ DEMO: 'true', DATA_DIR: stage.dataDir, DATABASE_URL: stage.directoryUrl })
const log = pino({ level: 'warn' }, pino.destination(2))
const programs = [1, 2].map(() => createProgram(settings, stage.directoryUrl, { ...house, log }))
const towns = await Promise.all(programs.map(({ municipalities }) => municipalities.get('aozora')))
const section = await stage.owner.query("select id from kernel.sections where code = 'ijuu'")
const sectionId = Number(section.rows[0].id)
const { clock, sealer } = programs[0]!
await makeTrialKey(towns[0]!.db, clock(), 'system:bench', sealer, 'あおぞら市')
const statement = { sectionId, title: '証明書', holder: '青空 太郎', body: '上記のとおり証明します。' }
const made = async () =>
  Number(
    (await stage.owner.query('select count(*) from procedures.certificates where file_sha256 is not null')).rows[0]
      .count,
  )

const issue = (at: number) =>
  towns[at % 2]!.db.transaction().execute((tx) => issueCertificate(tx, clock(), 'system:bench', sealer, statement))

/** @returns seconds until all are numbered, and until all are on signed paper */
async function rush(): Promise<{ numbered: number; signed: number }> {
  const [before, began] = [await made(), performance.now()]
  const since = () => (performance.now() - began) / 1000
  const issued = await Promise.all(Array.from({ length: MANY }, (_, at) => issue(at)))
  const numbered = since()
  await Promise.all(programs.map((program, at) => runDueJobs(program, modules, towns[at]!)))
  const signed = since()
  const numbers = new Set(issued.map(({ number }) => number)).size
  const papers = (await made()) - before
  if (numbers !== MANY || papers !== MANY) throw new Error(`${numbers} numbers, ${papers} papers`)
  return { numbered, signed }
}

const { rows: sizes } = await (async () => {
  await rush() // warm
  return stage.owner.query('select max(bytes) as bytes from kernel.files')
})()

/** The same rows and bytes, by a script that knows nothing of numbers, locks, fonts or keys. */
async function bare(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bare-'))
  const [files, client] = [diskStore(folder), await stage.owner.connect()]
  const began = performance.now()
  for (let at = 0; at < MANY; at++) {
    const bytes = randomBytes(Number(sizes[0].bytes))
    const sha256 = createHash('sha256').update(bytes).digest()
    await files.put('bare', sha256, bytes)
    await client.query('begin')
    await client.query(
      "insert into kernel.files (sha256, media_type, bytes, scan) values ($1, 'application/pdf', $2, 'unscanned')",
      [sha256, bytes.length],
    )
    await client.query(
      `insert into procedures.certificates (fiscal_year, number, section_id, title, holder, body, issued_at, code_digest, file_sha256, signing_key_id)
       select 1, coalesce(max(number), 0) + 1, $1, $2, $3, $4, now(), $5, $5, (select max(id) from procedures.signing_keys)
         from procedures.certificates where fiscal_year = 1`,
      [sectionId, statement.title, statement.holder, statement.body, sha256],
    )
    await client.query("select kernel.record_audit(now(), 'system:bench', 'certificate.issued', 'certificate', '{}')")
    await client.query('commit')
  }
  const seconds = (performance.now() - began) / 1000
  client.release()
  rmSync(folder, { recursive: true, force: true })
  return seconds
}

const rounds: { numbered: number; signed: number; bare: number }[] = []
for (let round = 0; round < ROUNDS; round++) rounds.push({ bare: await bare(), ...(await rush()) })
const side = (name: 'numbered' | 'signed' | 'bare') => rounded(median(rounds.map((round) => round[name])))
say({
  figure: `procedures: seconds until ${MANY} certificates asked for at once are drawn, signed and stored, against a script that only writes their rows and files`,
  unit: '×',
  ...overRounds(rounds.map(({ signed, bare }) => signed / bare)),
  sides: { numbered: side('numbered'), madoguchi: side('signed'), script: side('bare') },
})
for (const { municipalities } of programs) await municipalities.close()
await stage.close()
end()

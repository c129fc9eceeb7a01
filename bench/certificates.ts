// 100 certificates asked for at once of two processes of the program, each drawn, signed and stored; against a bare script that writes the
// same rows and files, one after the other, and draws and signs nothing.
import { createHash, randomBytes } from 'node:crypto'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskStore } from '../src/kernel/files/store.ts'
import { DEMO_SECRET_KEY } from '../src/kernel/settings.ts'
import { sealerOf } from '../src/lib/crypto/seal.ts'
import { kyselyOn } from '../src/lib/db/connect.ts'
import { makeTrialKey } from '../src/modules/procedures/index.ts'
import type { Share, Told } from './certificate-process.ts'
import { median, overRounds, rounded, say } from './figures.ts'
import type { Stage } from './stage.ts'

const [MANY, PROCESSES] = [100, 2]

/** @returns seconds until all are numbered, and until all are on signed paper */
async function rush(stage: Stage, sectionId: number, round: number): Promise<{ numbered: number; signed: number }> {
  const holders = Array.from({ length: MANY }, (_, at) => `${round}の${at}番目 さん`)
  const children = await Promise.all(
    Array.from({ length: PROCESSES }, async (_, part) => {
      const child = fork(fileURLToPath(import.meta.resolve('./certificate-process.ts')))
      const own = holders.filter((_holder, at) => at % PROCESSES === part)
      child.send({ directoryUrl: stage.directoryUrl, dataDir: stage.dataDir, sectionId, holders: own } satisfies Share)
      await once(child, 'message')
      return child
    }),
  )
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const told = children.map((child) => {
    const issued = once(child, 'message').then(([answer]) => answer as Told)
    child.send('go')
    return issued.then(async () => ({ numbered: since(), ended: await once(child, 'exit') }))
  })
  const done = await Promise.all(told)
  const signed = since()
  const { rows } = await stage.owner.query(
    `select count(*)::int as papers, count(distinct number)::int as numbers, count(distinct file_sha256)::int as files,
            count(distinct holder)::int as holders
     from procedures.certificates where holder = any ($1) and file_sha256 is not null`,
    [holders],
  )
  if (Object.values(rows[0]).some((counted) => counted !== MANY)) throw new Error(JSON.stringify(rows[0]))
  return { numbered: Math.max(...done.map(({ numbered }) => numbered)), signed }
}

/** The same rows and bytes, by a script that knows nothing of numbers, locks, fonts or keys. @returns seconds */
async function bare({ owner }: Stage, sectionId: number, size: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bare-'))
  const [files, client] = [diskStore(folder), await owner.connect()]
  const began = performance.now()
  for (let at = 0; at < MANY; at++) {
    const bytes = randomBytes(size)
    const sha256 = createHash('sha256').update(bytes).digest()
    await files.put('bare', sha256, bytes)
    await client.query('begin')
    await client.query(
      "insert into kernel.files (sha256, media_type, bytes, scan) values ($1, 'application/pdf', $2, 'unscanned')",
      [sha256, bytes.length],
    )
    await client.query(
      `insert into procedures.certificates (fiscal_year, number, section_id, title, holder, body, issued_at, code_digest, file_sha256, signing_key_id)
       select 1, coalesce(max(number), 0) + 1, $1, '証明書', '青空 太郎', '上記のとおり証明します。', now(), $2, $2,
              (select max(id) from procedures.signing_keys)
         from procedures.certificates where fiscal_year = 1`,
      [sectionId, sha256],
    )
    await client.query("select kernel.record_audit(now(), 'system:bench', 'certificate.issued', 'certificate', '{}')")
    await client.query('commit')
  }
  const seconds = (performance.now() - began) / 1000
  client.release()
  rmSync(folder, { recursive: true, force: true })
  return seconds
}

export async function certificates(stage: Stage, sectionId: number, rounds: number): Promise<void> {
  await makeTrialKey(
    kyselyOn(stage.owner),
    Temporal.Now.instant(),
    'system:bench',
    sealerOf(DEMO_SECRET_KEY),
    'あおぞら市',
  )
  await rush(stage, sectionId, 0) // warm
  const { rows } = await stage.owner.query('select max(bytes)::int as bytes from kernel.files')
  const seen: { numbered: number; signed: number; bare: number }[] = []
  for (let round = 1; round <= rounds; round++)
    seen.push({ bare: await bare(stage, sectionId, rows[0].bytes), ...(await rush(stage, sectionId, round)) })
  const side = (name: 'numbered' | 'signed' | 'bare') => rounded(median(seen.map((round) => round[name])))
  say({
    figure: `procedures: seconds until ${MANY} certificates asked for at once of ${PROCESSES} processes are drawn, signed and stored, each with its own number and name, against a script that only writes their rows and files`,
    unit: '×',
    ...overRounds(seen.map(({ signed, bare }) => signed / bare)),
    sides: { numbered: side('numbered'), madoguchi: side('signed'), script: side('bare') },
  })
}

// Whole applications with one photo, through the pages of the program; against a bare script that writes the same rows and file.
import { randomBytes, randomUUID, createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskStore } from '../src/kernel/files/store.ts'
import { photo as drawPhoto } from '../src/testing/sample-files.ts'
import { apply } from './dog-registration.ts'
import { median, overRounds, rounded, say } from './figures.ts'
import { residentAt } from './resident.ts'
import type { RunningProgram, Stage } from './stage.ts'

const AT_ONCE = 16
const EACH = 4

const arrived = async ({ owner }: Stage): Promise<number> =>
  (await owner.query("select count(*)::int as n from procedures.applications where state <> 'draft'")).rows[0].n

/** @returns applications a second */
async function applications(stage: Stage, { port }: RunningProgram, photo: Buffer, round: number): Promise<number> {
  const before = await arrived(stage)
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, at) => {
      for (let n = 0; n < EACH; n++) {
        const serial = (round * AT_ONCE + at) * EACH + n
        await apply(residentAt(port, serial), serial, photo)
      }
    }),
  )
  const perSecond = (AT_ONCE * EACH) / ((performance.now() - began) / 1000)
  const came = (await arrived(stage)) - before
  if (came !== AT_ONCE * EACH) throw new Error(`${AT_ONCE * EACH} were told that it arrived, ${came} are there`)
  return perSecond
}

/** What one application leaves behind, read once: its rows as they are, and the size of its file. */
async function traces({ owner }: Stage) {
  const { rows } = await owner.query(`select a.id, a.version_id, a.section_id, a.answers,
      (select max(f.bytes)::int from kernel.files f join procedures.files o on o.sha256 = f.sha256 where o.application_id = a.id) as bytes
    from procedures.applications a where a.state <> 'draft' order by a.arrived_at desc limit 1`)
  const pages = await owner.query('select page, answers from procedures.answers where application_id = $1', [
    rows[0].id,
  ])
  return { ...rows[0], pages: pages.rows } as {
    version_id: string
    section_id: string
    answers: unknown
    bytes: number
    pages: { page: string; answers: unknown }[]
  }
}

/** The same rows and bytes, one application a transaction. @returns applications a second */
async function bare(stage: Stage, like: Awaited<ReturnType<typeof traces>>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bare-'))
  const [files, client] = [diskStore(folder), await stage.owner.connect()]
  const began = performance.now()
  for (let n = 0; n < AT_ONCE * EACH; n++) {
    const [id, bytes] = [randomUUID(), randomBytes(like.bytes)]
    const sha256 = createHash('sha256').update(bytes).digest()
    await files.put('bare', sha256, bytes)
    await client.query('begin')
    await client.query(
      `insert into procedures.applications (id, version_id, section_id, key_digest, begun_at, changed_at)
       values ($1, $2, $3, $4, now(), now())`,
      [id, like.version_id, like.section_id, sha256],
    )
    for (const { page, answers } of like.pages)
      await client.query('insert into procedures.answers values ($1, $2, 1, $3, now())', [
        id,
        page,
        JSON.stringify(answers),
      ])
    await client.query(
      "insert into kernel.files (sha256, media_type, bytes, scan) values ($1, 'image/jpeg', $2, 'unscanned')",
      [sha256, bytes.length],
    )
    await client.query("insert into procedures.files values (gen_random_uuid(), $1, $2, '写真.jpg', now())", [
      id,
      sha256,
    ])
    await client.query(
      `update procedures.applications set state = 'submitted', answers = $2, arrived_at = now(), fiscal_year = 2020,
         serial = (select coalesce(max(serial), 0) + 1 from procedures.applications where fiscal_year = 2020) where id = $1`,
      [id, JSON.stringify(like.answers)],
    )
    await client.query("insert into procedures.events (application_id, at, kind) values ($1, now(), 'submitted')", [id])
    for (const action of ['application.begun', 'application.submitted'])
      await client.query("select kernel.record_audit(now(), 'system:bench', $1, 'application', '{}')", [action])
    await client.query('commit')
  }
  const perSecond = (AT_ONCE * EACH) / ((performance.now() - began) / 1000)
  client.release()
  rmSync(folder, { recursive: true, force: true })
  return perSecond
}

export async function submissions(stage: Stage, program: RunningProgram, rounds: number): Promise<void> {
  const photo = await drawPhoto({ width: 1600, height: 1200 })
  await applications(stage, program, photo, 0) // warm
  const like = await traces(stage)
  const seen: { madoguchi: number; script: number }[] = []
  for (let round = 1; round <= rounds; round++)
    seen.push({ script: await bare(stage, like), madoguchi: await applications(stage, program, photo, round) })
  say({
    figure: `procedures: applications with one photo (${photo.length} bytes) a second, through 14 pages each, ${AT_ONCE} residents at once, against a script that only writes their rows and file`,
    unit: '×',
    ...overRounds(
      seen.map(({ madoguchi, script }) => madoguchi / script),
      3,
    ),
    sides: {
      madoguchi: rounded(median(seen.map((round) => round.madoguchi)), 1),
      script: rounded(median(seen.map((round) => round.script)), 1),
    },
  })
}

import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Outside } from '#lib/http/ask-outside.ts'
import { isLoopback, isPublicAddress } from '#lib/http/public-address.ts'
import type { Clock } from '#lib/time/clock.ts'
import { apply } from './apply.ts'
import { Unreadable } from './reading/ask-ckan.ts'
import type { Reading } from './reading/found.ts'
import { readCatalogue } from './reading/read-catalogue.ts'
import { askAllRuns } from './sources/ask-run.ts'
import { beginRun } from './sources/begin-run.ts'
import { setDone, setFailed, setProgress } from './sources/runs.queries.ts'
import type { Run, Source } from './sources/source.ts'
import { holdSource } from './sources/sources.queries.ts'
import { tellPages } from './sources/tell-pages.ts'

/** How a catalogue is asked, and how much of it is taken at most. */
export interface Limits {
  mayReach: Outside['mayReach']
  /** ms for one answer, and for the whole catalogue. */
  patience: number
  wholePatience: number
  mostDatasets: number
}

/** The demo's towns are catalogues on this machine. */
export const limitsOf = ({ DEMO }: Pick<Program['settings'], 'DEMO'>): Limits => ({
  mayReach: DEMO ? (address) => isLoopback(address) || isPublicAddress(address) : isPublicAddress,
  patience: 30_000,
  wholePatience: 20 * 60_000,
  mostDatasets: 20_000,
})

export const outsideOf = ({ mayReach, patience }: Limits): Outside => ({ mayReach, patience })

const overtaken = () => new Unreadable('あとから始まった収集に代わりました。')
const ofOurs = () => new Unreadable('窓口の側の不具合で、終わりませんでした。なにも変わっていません。')
const isStopped = () => new Unreadable('収集を止めたので、集めませんでした。')

/** All of it in one transaction: what was read whole is kept whole. @throws Unreadable, and then nothing is kept */
export async function keep(tx: Tx<'opendata'>, now: Temporal.Instant, source: Source, run: Run, reading: Reading) {
  const held = await holdSource(tx, source.id)
  if (held?.stoppedAt) throw isStopped()
  const counts = await apply(tx, now, source, run, reading)
  if (!(await setDone(tx, now, run.id, reading, counts))) throw overtaken()
  await tellPages(tx)
  const { seen: read, echoes, unreadable } = reading
  const detail = { name: source.name, read, ...counts, echoes, unreadable }
  await record(tx, now, 'system:harvest', 'harvest.kept', `harvest_source:${source.id}`, detail)
}

async function fail(db: Db<'opendata'>, now: Temporal.Instant, run: Run, { message, wouldLose }: Unreadable) {
  await db.transaction().execute(async (tx) => {
    await setFailed(tx, now, run.id, message, wouldLose)
    await tellPages(tx)
  })
}

const tellProgress = (db: Db<'opendata'>, { id }: Run, of: { seen: number; announced: number | undefined }) =>
  db.transaction().execute(async (tx) => {
    await setProgress(tx, id, of)
    await tellPages(tx)
  })

/**
 * 収集: reads a source to its end, then takes over what it has. A source that hangs, lies or vanishes changes nothing but
 * the run's row, which says so in words. A run that was overtaken by a later one keeps nothing.
 */
export async function harvest(
  { db: kernelDb, publicUrl }: Pick<Municipality, 'db' | 'publicUrl'>,
  clock: Clock,
  sourceId: number,
  limits: Limits,
): Promise<void> {
  const db: Db<'opendata'> = kernelDb
  const begun = await beginRun(db, clock(), sourceId)
  if (!begun) return
  const { source, run } = begun
  try {
    if (source.stoppedAt) throw isStopped()
    const reading = await readCatalogue(source, {
      outside: { ...outsideOf(limits), signal: AbortSignal.timeout(limits.wholePatience) },
      publicUrl,
      mostDatasets: limits.mostDatasets,
      progress: (seen, announced) => tellProgress(db, run, { seen, announced }),
    })
    await db.transaction().execute((tx) => keep(tx, clock(), source, run, reading))
  } catch (error) {
    if (error instanceof Unreadable) return fail(db, clock(), run, error)
    await fail(db, clock(), run, ofOurs()).catch(() => {}) // where the database is away, the next try ends it
    throw error
  }
}

export const harvestTask =
  ({ clock, settings }: Pick<Program, 'clock' | 'settings'>): Task =>
  (municipality, { source }) =>
    harvest(municipality, clock, Number(source), limitsOf(settings))

/** The job that comes every night. */
export const harvestAllTask =
  ({ clock }: Pick<Program, 'clock'>): Task =>
  ({ db }) =>
    askAllRuns(db as Db<'opendata'>, clock())

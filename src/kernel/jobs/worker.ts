import { Logger, parseCronItems, type Runner, run, runOnce, type SharedOptions, type TaskList } from 'graphile-worker'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Module, Program } from '../program.ts'

/** Runs the jobs of all municipalities until it is stopped. */
export interface Worker {
  stop: () => Promise<void>
}

const CONCURRENCY = 4
const LOOK_FOR_NEW_MUNICIPALITIES_MS = 30_000

function optionsFor(
  program: Program,
  modules: Module[],
  municipality: Municipality,
): SharedOptions & { taskList: TaskList } {
  const log = program.log.child({ municipality: municipality.slug })
  const tasks = Object.assign({}, ...modules.map((module) => module.tasks?.(program) ?? {})) as ReturnType<
    NonNullable<Module['tasks']>
  >
  return {
    pgPool: municipality.pool,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task(municipality, payload as Record<string, unknown>),
      ]),
    ),
    logger: new Logger(() => (level, message, meta) => {
      // graphile-worker says every finished job at "info"; the failures are what an operator needs
      if (level === 'error') log.error({ meta }, message)
      else if (level === 'warning') log.warn({ meta }, message)
    }),
  }
}

async function runFor(program: Program, modules: Module[], municipality: Municipality): Promise<Runner> {
  const runner = await run({
    ...optionsFor(program, modules, municipality),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 2_000,
    parsedCronItems: parseCronItems(
      modules.flatMap(({ crontab = {} }) => Object.entries(crontab).map(([task, match]) => ({ task, match }))),
    ),
  })
  runner.promise.catch((error: unknown) => {
    program.log.error({ err: error, municipality: municipality.slug }, 'the worker stopped by itself')
  })
  return runner
}

/** Runs what is due now, and returns when nothing is. */
export const runDueJobs = (program: Program, modules: Module[], municipality: Municipality): Promise<void> =>
  runOnce({ ...optionsFor(program, modules, municipality), noHandleSignals: true })

export async function startWorker(program: Program, modules: Module[]): Promise<Worker> {
  const runners = new Map<string, Runner>()
  const startMissing = async () => {
    for (const municipality of await program.municipalities.all()) {
      if (!runners.has(municipality.slug)) runners.set(municipality.slug, await runFor(program, modules, municipality))
    }
  }
  await startMissing()
  const timer = setInterval(() => {
    startMissing().catch((error: unknown) => program.log.error({ err: error }, 'could not look for new municipalities'))
  }, LOOK_FOR_NEW_MUNICIPALITIES_MS)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.allSettled([...runners.values()].map((runner) => runner.stop()))
    },
  }
}

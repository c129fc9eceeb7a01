import { EventEmitter } from 'node:events'
import {
  Logger,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type SharedOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Module, Program, Task } from '../program.ts'
import { isAnyDue } from './due-jobs.queries.ts'
import { type Presence, presenceOn } from './presence.ts'

/** Runs the jobs of all municipalities until it is stopped. */
export interface Worker {
  stop: () => Promise<void>
}

const CONCURRENCY = 4
/** Each may hold a video of 200 MB in memory. */
const SLOW_CONCURRENCY = 2
/** How often new municipalities are looked for, and jobs of dead workers set free. */
const LOOK_MS = 5_000

/**
 * The library waits until it is written down what became of a job. Without this a job that ends while the database is
 * away is an unhandled rejection, and the end of the process; and a run may end before its last job has.
 */
const WRITTEN_DOWN = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

const tasksMade = new WeakMap<Program, Record<string, Task>>()

/** Made once for a program, however many municipalities it serves: a task has metrics of its own. */
function tasksOf(program: Program, modules: Module[]): Record<string, Task> {
  const known = tasksMade.get(program)
  if (known) return known
  const fresh: Record<string, Task> = Object.assign({}, ...modules.map((module) => module.tasks?.(program) ?? {}))
  tasksMade.set(program, fresh)
  return fresh
}

function optionsFor(
  program: Program,
  modules: Module[],
  municipality: Municipality,
): SharedOptions & { taskList: TaskList } {
  const log = program.log.child({ municipality: municipality.slug })
  const tasks = tasksOf(program, modules)
  return {
    pgPool: municipality.pool,
    preset: WRITTEN_DOWN,
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

/** The runners of one municipality: started, kept alive, and stopped with their presence. */
interface Running {
  runners: Runner[]
  presence: Presence
}

/**
 * Until a new runner has looked for jobs once. The library asks for the numbers of its tasks with the first look and
 * keeps the answer, also when that is an error: a runner that met a database away would then never find a job, in silence.
 */
function firstLook(events: WorkerEvents): Promise<void> {
  const looked = new Promise<void>((resolve, reject) => {
    events.once('worker:getJob:empty', () => resolve())
    events.once('job:start', () => resolve())
    events.once('worker:getJob:error', ({ error }) => reject(error))
  })
  looked.catch(() => {}) // waited for only after the library has started the runner
  return looked
}

async function runFor(program: Program, modules: Module[], municipality: Municipality): Promise<Running> {
  const presence = await presenceOn(municipality.databaseUrl)
  const { taskList, ...options } = optionsFor(program, modules, municipality)
  const prompt = new Set(modules.flatMap(({ promptTasks = [] }) => promptTasks))
  const slow = new Set(modules.flatMap(({ slowTasks = [] }) => slowTasks))
  const runners: Runner[] = []
  const running = { runners, presence }
  const startRunner = async (concurrency: number, crontab: ParsedCronItem[], isTheirs: (task: string) => boolean) => {
    const events = new EventEmitter() as WorkerEvents
    events.on('pool:create', ({ workerPool }) => presence.announce(workerPool.id))
    const looked = firstLook(events)
    const runner = await run({
      ...options,
      taskList: Object.fromEntries(Object.entries(taskList).filter(([task]) => isTheirs(task))),
      concurrency,
      noHandleSignals: true,
      pollInterval: 2_000,
      events,
      parsedCronItems: crontab,
    })
    runners.push(runner)
    await looked
  }
  const crontab = parseCronItems(
    modules.flatMap(({ crontab = {} }) => Object.entries(crontab).map(([task, match]) => ({ task, match }))),
  )
  try {
    await startRunner(CONCURRENCY, crontab, (task) => !prompt.has(task) && !slow.has(task))
    if (prompt.size > 0) await startRunner(1, [], (task) => prompt.has(task))
    if (slow.size > 0) await startRunner(SLOW_CONCURRENCY, [], (task) => slow.has(task))
  } catch (error) {
    await stopAll(running)
    throw error
  }
  return running
}

/** Ends when what they have in hand is done. */
async function stopAll({ runners, presence }: Running): Promise<void> {
  await Promise.allSettled(runners.map((runner) => runner.stop()))
  await presence.leave()
}

/** Runs what is due now and what that makes due, and returns when nothing is and everything is written down. */
export async function runDueJobs(program: Program, modules: Module[], municipality: Municipality): Promise<void> {
  const options = optionsFor(program, modules, municipality)
  const tasks = Object.keys(options.taskList)
  // The library ends with the last job it can see, while one of the same queue still waits for the end of that.
  do await runOnce({ ...options, noHandleSignals: true })
  while (await isAnyDue(municipality.db, tasks))
}

export async function startWorker(program: Program, modules: Module[]): Promise<Worker> {
  const running = new Map<string, Running>()
  let stopping = false

  async function start(municipality: Municipality): Promise<Running> {
    const one = await runFor(program, modules, municipality)
    running.set(municipality.slug, one)
    // It gives up when it cannot write down what became of a job: the database was away. The next look starts it again.
    const gone = (error?: unknown) => {
      if (running.get(municipality.slug) === one) running.delete(municipality.slug)
      if (stopping) return
      program.log.error({ err: error, municipality: municipality.slug }, 'the worker stopped by itself')
      void stopAll(one)
    }
    Promise.race(one.runners.map((runner) => runner.promise)).then(gone, gone)
    return one
  }

  /** A municipality whose database is away does not keep the others waiting for their workers. */
  async function lookAfter(municipality: Municipality): Promise<void> {
    try {
      const one = running.get(municipality.slug) ?? (await start(municipality))
      const dead = await one.presence.freeTheDead()
      if (dead.length > 0) program.log.warn({ dead }, 'jobs of workers that died were set free')
    } catch (error) {
      program.log.error({ err: error, municipality: municipality.slug }, 'could not look after the worker')
    }
  }

  const look = async () => void (await Promise.all((await program.municipalities.all()).map(lookAfter)))

  await look()
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => program.log.error({ err: error }, 'could not look after the workers'))
      .finally(() => {
        looking = false
      })
  }, LOOK_MS)
  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      await Promise.allSettled([...running.values()].map(stopAll))
    },
  }
}

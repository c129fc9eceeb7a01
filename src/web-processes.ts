// Several processes answer on one port: one JavaScript thread fills one core, and a town's machine has more.
import cluster, { type Worker } from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { AggregatorRegistry, type Registry } from 'prom-client'
import type { Program } from '#kernel/program.ts'
import { StartError } from '#lib/start-error.ts'

export interface WebProcesses {
  /** Lets them finish what they are at; returns when they are gone. */
  stop: () => Promise<void>
  /** Ends those that did not come to an end in time: nobody is left behind. */
  kill: () => Promise<void>
}

/** What processes ask and tell each other about their figures. */
type Word = { ask: 'all figures' | 'your figures'; id: number } | { figures: unknown; id: number }

const RESTART_MS = 1_000
/** A process that does not tell its figures in time, in ms, is left out of them: it may be on its way out. */
const FIGURES_MS = 2_000

/** The process at the other end: the first one, or a web process. */
interface Other {
  on: (event: 'message', hear: (word: Word) => void) => unknown
  off: (event: 'message', hear: (word: Word) => void) => unknown
  send?: (word: Word) => unknown
}

let asked = 0

function ask(to: Other, question: 'all figures' | 'your figures'): Promise<unknown> {
  const id = ++asked
  return new Promise((resolve) => {
    const hear = (word: Word) => {
      if ('figures' in word && word.id === id) settle(word.figures)
    }
    const settle = (figures: unknown) => {
      to.off('message', hear)
      clearTimeout(late)
      resolve(figures)
    }
    const late = setTimeout(() => settle(undefined), FIGURES_MS)
    to.on('message', hear)
    to.send?.({ ask: question, id })
  })
}

/** In a web process: tells its own figures, and asks for everybody's. Elsewhere a program's figures are its own. */
export function shareFigures(program: Program): void {
  if (!cluster.isWorker) return
  process.on('message', async (word: Word) => {
    if ('ask' in word) process.send?.({ figures: await program.metrics.getMetricsAsJSON(), id: word.id } satisfies Word)
  })
  program.figures = async () => String((await ask(process, 'all figures')) ?? (await program.metrics.metrics()))
}

async function allFigures(own: Registry): Promise<string> {
  const processes = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
  const told = await Promise.all(processes.map((worker) => ask(worker, 'your figures')))
  const known = told.filter((figures) => typeof figures === 'object' && figures !== null)
  return AggregatorRegistry.aggregate([await own.getMetricsAsJSON(), ...known]).metrics()
}

const isUp = (worker: Worker) =>
  new Promise<void>((resolve, reject) => {
    const fallen = () => reject(new StartError('web プロセスが起動しませんでした (a web process did not start).'))
    worker.once('exit', fallen)
    worker.on('message', (word) => {
      if (word !== 'ready') return
      worker.off('exit', fallen)
      resolve()
    })
  })

/** Returns when all of them listen. One that falls is started again. @throws StartError where one does not start */
export async function startWebProcesses(program: Program, count: number): Promise<WebProcesses> {
  let stopping = false
  const start = () => {
    const worker = cluster.fork({ ROLE: 'web', WEB_PROCESSES: '1' })
    worker.on('message', async (word: Word | 'ready') => {
      if (word === 'ready' || !('ask' in word)) return
      worker.send({ figures: await allFigures(program.metrics), id: word.id } satisfies Word)
    })
    return worker
  }
  const keep = (worker: Worker) => {
    worker.once('exit', async (code, signal) => {
      if (stopping) return
      program.log.error({ code, signal }, 'a web process ended by itself')
      await delay(RESTART_MS)
      if (!stopping) keep(start())
    })
  }
  const first = Array.from({ length: count }, start)
  await Promise.all(first.map(isUp))
  first.forEach(keep)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    stopping = true
    const left = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    const gone = left.map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())))
    for (const worker of left) worker.process.kill(signal)
    await Promise.all(gone)
  }
  return { stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

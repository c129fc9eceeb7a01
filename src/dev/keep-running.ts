import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { StartError } from '#lib/start-error.ts'
import { say, seconds } from './announce.ts'

interface Wanted {
  /** What to call it on the screen. */
  name: string
  script: string
  env: Record<string, string>
  /** Only its errors are shown. */
  quiet?: boolean
}

interface Kept {
  stop: () => Promise<void>
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** A program that ran this long had a good start: its next fall is a new one. */
const SOUND_MS = 60_000
/** Longest that a program may take to finish what it has in hand. */
const STOP_MS = 15_000

/**
 * Runs one of our programs until it is stopped, and starts it again when it falls, after pauses that grow.
 * Returns when it first says `ready`. It hears through its channel when we are gone, and leaves.
 */
export async function keepRunning(wanted: Wanted): Promise<Kept> {
  const { name } = wanted
  let child = start(wanted)
  let stopping = false
  if (!(await ready(child)))
    throw new StartError(`${name}が起動しませんでした。上の表示を確かめてください (did not start).`)

  const keep = async () => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const began = performance.now()
      await ended(child)
      if (stopping) return
      if (performance.now() - began > SOUND_MS) pause = FIRST_PAUSE_MS
      say(
        `✖ ${name}が止まりました (${child.signalCode ?? child.exitCode})。${seconds(pause)}後に起動し直します (restarting)。`,
      )
      await delay(pause)
      if (stopping) return
      child = start(wanted)
      void ready(child).then((up) => up && say(`▸ ${name}が戻りました (running again)。`))
    }
  }
  const kept = keep()

  return {
    async stop() {
      stopping = true
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended(child)
      clearTimeout(late)
      void kept
    },
  }
}

/** A process group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order. */
function start({ script, env, quiet }: Wanted): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const ended = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) await once(child, 'exit')
}

const ready = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    child.once('message', () => resolve(true))
    child.once('exit', () => resolve(false))
  })

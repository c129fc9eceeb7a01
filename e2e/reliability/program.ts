import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** 窓口 as an operator runs it: web and worker in one process of its own. */
export interface ProgramProcess {
  /** Returns when it says that it is ready. */
  start: () => Promise<void>
  /** kill -9. Returns when it is gone. */
  kill: () => Promise<void>
  /** As an operator stops it. Returns when it is gone. */
  stop: () => Promise<void>
  pid: () => number | undefined
  /** True while the process that was started last still lives. */
  alive: () => boolean
  /** The last lines it wrote. */
  said: () => string
}

export function programProcess(env: Record<string, string>): ProgramProcess {
  let child: ChildProcess | undefined
  let said = ''
  const alive = () => child !== undefined && child.exitCode === null && child.signalCode === null
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || !alive()) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    alive,
    said: () => said,
    async start() {
      const next = spawn(process.execPath, ['--import', './tools/tsx-loader.js', 'src/main.ts'], {
        cwd: root,
        env: { ...process.env, LOG_LEVEL: 'error', ...env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = next
      for (const stream of [next.stdout, next.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)))
      }
      const ended = once(next, 'exit').then(() => {
        throw new Error(`the program did not start:\n${said}`)
      })
      await Promise.race([once(next, 'message'), ended])
      ended.catch(() => {}) // killed later, on purpose
    },
    pid: () => child?.pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/**
 * A port below those that the system hands out by itself: between a kill and the next start nobody else may take it.
 */
export async function steadyPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, 'localhost', () => resolve(true))
    })
    if (!free) continue
    await new Promise((closed) => server.close(closed))
    return port
  }
}

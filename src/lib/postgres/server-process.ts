import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Owner } from './binaries.ts'

export interface ServerProcess {
  child: ChildProcess
  /** The last lines it wrote. */
  said: () => string
}

export interface ServerOptions {
  home: string
  cluster: string
  sockets: string
  owner: Owner | undefined
  settings: Record<string, string>
}

/** Runs `postgres` in the foreground of a process group of its own: Ctrl-C reaches the program first, which stops it in order. */
export function spawnServer({ home, cluster, sockets, owner, settings }: ServerOptions): ServerProcess {
  const all = { listen_addresses: '', unix_socket_directories: sockets, max_connections: '200', ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(home, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    ...owner,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tail: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail.push(text)
    if (tail.length > 50) tail.shift()
  })
  child.on('error', (error) => tail.push(error.message))
  return { child, said: () => tail.join('').slice(-2000) }
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

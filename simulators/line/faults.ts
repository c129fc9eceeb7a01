import { randomUUID } from 'node:crypto'

export type FaultEffect =
  /** Answers so. `accept`: the request is carried out first, only its answer is lost. */
  | { kind: 'status'; status: number; body?: string; accept?: boolean }
  | { kind: 'reset'; when: 'before' | 'after' }
  /** No answer for `milliseconds`; null: never, until the fault is removed. */
  | { kind: 'hang'; when: 'before' | 'after'; milliseconds: number | null }
  | { kind: 'latency'; milliseconds: number }

export type FaultOptions = FaultEffect & {
  /** `/v2/bot/message/push`, `/v2/bot/*` or `*`. */
  path: string
  method?: string
  channelId?: string
  /** How many requests it meets; without it, all until removed. */
  times?: number
}

export type Fault = FaultOptions & { id: string; met: number }

/** 障害: what goes wrong on command. */
export class Faults {
  #faults: Fault[] = []
  #released = new Map<string, Set<() => void>>()
  #watchers = new Set<() => void>()

  add(options: FaultOptions): Fault {
    const fault = { ...options, id: randomUUID(), met: 0 }
    this.#faults.push(fault)
    this.#tell()
    return fault
  }

  list(): Fault[] {
    return [...this.#faults]
  }

  /** Counts the request as met. */
  meet(method: string, path: string, channelId: string | undefined): Fault | undefined {
    if (this.#faults.length === 0) return undefined
    const fault = this.#faults.find(
      (one) =>
        matches(one.path, path) &&
        (one.method === undefined || one.method === method) &&
        (one.channelId === undefined || one.channelId === channelId) &&
        (one.times === undefined || one.met < one.times),
    )
    if (fault) fault.met += 1
    return fault
  }

  /** Ends the fault, and what hangs because of it. */
  remove(id: string): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id)
    for (const release of this.#released.get(id) ?? []) release()
    this.#released.delete(id)
    this.#tell()
  }

  clear(): void {
    for (const { id } of this.#faults) this.remove(id)
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Resolves when the fault is removed. */
  removed(id: string): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#released.get(id) ?? new Set()
      waiting.add(resolve)
      this.#released.set(id, waiting)
    })
  }
}

const matches = (pattern: string, path: string) =>
  pattern === '*' || pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)))

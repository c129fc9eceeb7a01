/** Keeps the newest `limit` entries by key; the oldest fall out, so that a simulator left running does not grow. */
export class History<T> {
  readonly limit: number
  forgotten = 0
  #entries = new Map<string, T>()

  constructor(limit: number) {
    this.limit = limit
  }

  add(key: string, entry: T): T {
    this.#entries.set(key, entry)
    if (this.#entries.size > this.limit) {
      const oldest = this.#entries.keys().next()
      if (!oldest.done) this.#entries.delete(oldest.value)
      this.forgotten += 1
    }
    return entry
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  values(): IterableIterator<T> {
    return this.#entries.values()
  }

  newest(count: number): T[] {
    return [...this.#entries.values()].slice(-count).toReversed()
  }

  get size(): number {
    return this.#entries.size
  }

  clear(): void {
    this.#entries.clear()
    this.forgotten = 0
  }
}

/** Lets `width` pass at a time; the others wait in line. */
export class Turnstile {
  #width: number
  #inside = 0
  #waiting: (() => void)[] = []
  #head = 0
  #idle: (() => void)[] = []

  constructor(width: number) {
    this.#width = width
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#inside += 1
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Resolves when nobody is inside or waiting. */
  idle(): Promise<void> {
    return this.#inside === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve))
  }

  #leave(): void {
    const next = this.#waiting[this.#head]
    if (next) {
      this.#head += 1
      if (this.#head > 1024) {
        this.#waiting = this.#waiting.slice(this.#head)
        this.#head = 0
      }
      next()
      return
    }
    this.#waiting = []
    this.#head = 0
    this.#inside -= 1
    if (this.#inside === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }
}

/**
 * A decision diagram: which combinations of answers something is true for. Each question has a few classes of answers that
 * nothing tells apart; a node asks one question and leads to another node for each class. Equal nodes are one node, so that what
 * does not matter is never multiplied out: forty independent questions are forty nodes, not 2⁴⁰ combinations.
 */
export type Node = typeof NEVER | typeof ALWAYS | Branch
export const NEVER = Symbol('never')
export const ALWAYS = Symbol('always')

interface Branch {
  id: number
  /** Place of the question in the order they are asked in. */
  question: number
  /** By class of answer. */
  to: readonly Node[]
}

/** The conditions of a definition hang together in too many ways to be followed within the limit. */
export class TooEntangled extends Error {}

export class Diagram {
  readonly #limit: number
  readonly #nodes = new Map<string, Branch>()
  readonly #joined = new Map<string, Node>()

  /** @param limit of nodes and steps, so that hostile conditions end */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** @throws TooEntangled */
  node(question: number, to: readonly Node[]): Node {
    const first = to[0]!
    if (to.every((next) => next === first)) return first
    const key = `${question}:${to.map(idOf).join()}`
    const known = this.#nodes.get(key)
    if (known) return known
    this.#spend()
    const made: Branch = { id: this.#nodes.size, question, to }
    this.#nodes.set(key, made)
    return made
  }

  and(a: Node, b: Node): Node {
    if (a === NEVER || b === NEVER) return NEVER
    if (a === ALWAYS || a === b) return b
    return b === ALWAYS ? a : this.#join('and', a, b)
  }

  or(a: Node, b: Node): Node {
    if (a === ALWAYS || b === ALWAYS) return ALWAYS
    if (a === NEVER || a === b) return b
    return b === NEVER ? a : this.#join('or', a, b)
  }

  not(a: Node): Node {
    if (a === NEVER) return ALWAYS
    if (a === ALWAYS) return NEVER
    return this.#remember(`not:${a.id}`, () =>
      this.node(
        a.question,
        a.to.map((next) => this.not(next)),
      ),
    )
  }

  #join(how: 'and' | 'or', a: Branch, b: Branch): Node {
    const [one, other] = a.id < b.id ? [a, b] : [b, a]
    return this.#remember(`${how}:${one.id}:${other.id}`, () => {
      const question = Math.min(a.question, b.question)
      const classes = (a.question === question ? a : b).to.length
      const next = (node: Branch, index: number): Node => (node.question === question ? node.to[index]! : node)
      const to = Array.from({ length: classes }, (_, index) => this[how](next(a, index), next(b, index)))
      return this.node(question, to)
    })
  }

  #remember(key: string, work: () => Node): Node {
    const known = this.#joined.get(key)
    if (known) return known
    this.#spend()
    const made = work()
    this.#joined.set(key, made)
    return made
  }

  #spend() {
    if (this.#nodes.size + this.#joined.size >= this.#limit) throw new TooEntangled()
  }
}

const idOf = (node: Node): string => (typeof node === 'symbol' ? node.description! : String(node.id))

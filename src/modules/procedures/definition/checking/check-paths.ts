import type { Condition } from '../condition.ts'
import type { Definition, Field } from '../definition.ts'
import type { Finding } from '../finding.ts'
import { type AnswerClass, type Atom, classesOf, holdsOfClass } from './classes.ts'
import { ALWAYS, Diagram, NEVER, type Node, TooEntangled } from './diagram.ts'
import { conditionsOf, placesOf } from './places.ts'

const LIMIT = 100_000

const atomsOf = (condition: Condition): Atom[] => {
  if ('all' in condition) return condition.all.flatMap(atomsOf)
  if ('any' in condition) return condition.any.flatMap(atomsOf)
  return 'not' in condition ? atomsOf(condition.not) : [condition]
}

/**
 * Tries every path. Not one by one: answers that no condition tells apart are one class (a choice has one for each value that is
 * named, an amount one for each range between thresholds), and a decision diagram holds for every page and field which of their
 * combinations lead there. So its size follows the conditions, not the product of the answers; past a limit the definition is refused.
 * Wants ids and references that are right.
 */
export function checkPaths(definition: Definition): Finding[] {
  try {
    return new Paths(definition).findings()
  } catch (error) {
    if (!(error instanceof TooEntangled)) throw error
    return [{ path: 'pages', message: '条件が絡み合いすぎて、すべての道筋を確かめられません。条件を減らしてください' }]
  }
}

class Paths {
  readonly #definition: Definition
  readonly #diagram = new Diagram(LIMIT)
  readonly #findings: Finding[] = []
  readonly #asked = new Map<string, Node>()
  readonly #questions = new Map<string, { question: number; classes: AnswerClass[] }>()

  constructor(definition: Definition) {
    this.#definition = definition
    const atoms = Map.groupBy(
      conditionsOf(definition).flatMap(({ condition }) => atomsOf(condition)),
      ({ field }) => field,
    )
    for (const [question, { field }] of placesOf(definition).entries()) {
      this.#questions.set(field.id, { question, classes: classesOf(field, atoms.get(field.id) ?? []) })
    }
  }

  findings(): Finding[] {
    for (const [number, page] of this.#definition.pages.entries()) {
      const reached = this.#formula(page.when)
      if (reached === NEVER) {
        this.#findings.push({
          path: `pages[${number}].when`,
          message: `ページ「${page.title}」に至る答え方がありません`,
        })
      }
      for (const [index, field] of page.fields.entries()) this.#ask(field, `pages[${number}].fields[${index}]`, reached)
    }
    const { name } = this.#definition.applicant
    if (this.#asked.get(name) !== ALWAYS) {
      this.#findings.push({
        path: 'applicant.name',
        message: `「${name}」を聞かない答え方があります。申請する人の名前はいつも聞いてください`,
      })
    }
    return this.#findings
  }

  #ask(field: Field, path: string, reached: Node) {
    const asked = this.#diagram.and(reached, this.#formula(field.when))
    this.#asked.set(field.id, asked)
    if (asked === NEVER && reached !== NEVER) {
      this.#findings.push({ path: `${path}.when`, message: `「${field.label}」が聞かれる答え方がありません` })
    }
    if (field.kind !== 'group') return
    const inRow = this.#diagram.and(asked, this.#formula({ field: field.id, filled: true }))
    for (const [index, inner] of field.fields.entries()) this.#ask(inner, `${path}.fields[${index}]`, inRow)
  }

  #formula(condition: Condition | undefined): Node {
    if (condition === undefined) return ALWAYS
    if ('all' in condition) {
      return condition.all.reduce<Node>((node, part) => this.#diagram.and(node, this.#formula(part)), ALWAYS)
    }
    if ('any' in condition) {
      return condition.any.reduce<Node>((node, part) => this.#diagram.or(node, this.#formula(part)), NEVER)
    }
    return 'not' in condition ? this.#diagram.not(this.#formula(condition.not)) : this.#atom(condition)
  }

  /** Of a field that is not asked, only `filled: false` holds. */
  #atom(atom: Atom): Node {
    const asked = this.#asked.get(atom.field) ?? NEVER
    const { question, classes } = this.#questions.get(atom.field)!
    const holds = this.#diagram.node(
      question,
      classes.map((answer) => (holdsOfClass(atom, answer) ? ALWAYS : NEVER)),
    )
    const whenAsked = this.#diagram.and(asked, holds)
    const isUnfilled = 'filled' in atom && !atom.filled
    return isUnfilled ? this.#diagram.or(whenAsked, this.#diagram.not(asked)) : whenAsked
  }
}

export type ErrorBody = { message: string; details?: { message: string; property: string }[] }

/** A property of the wrong JSON type: LINE stops at the first. */
export class WrongType extends Error {
  constructor(property: string) {
    super(`The property, ${property}, in the request body is invalid (line: -, column: -)`)
  }
}

export type Fields = Record<string, unknown>

/** Gathers what is wrong with a request body, in LINE's words. */
export class Violations {
  #details: { message: string; property: string }[] = []

  add(property: string, message: string): void {
    this.#details.push({ message, property })
  }

  /** Undefined when nothing is wrong. */
  body(): ErrorBody | undefined {
    const count = this.#details.length
    return count === 0 ? undefined : { message: `The request body has ${count} error(s)`, details: this.#details }
  }

  object(property: string, value: unknown): Fields | undefined {
    if (value === undefined || value === null) {
      this.add(property, 'May not be null')
      return undefined
    }
    if (typeof value !== 'object' || Array.isArray(value)) throw new WrongType(property)
    return value as Fields
  }

  list(property: string, value: unknown, most: number): unknown[] {
    if (value === undefined || value === null) {
      this.add(property, 'May not be null')
      return []
    }
    if (!Array.isArray(value)) throw new WrongType(property)
    if (value.length === 0 || value.length > most) this.add(property, `Size must be between 1 and ${most}`)
    return value.slice(0, most)
  }

  /** Lengths count UTF-16 units, as LINE counts. */
  text(property: string, value: unknown, most: number): string | undefined {
    if (value === undefined || value === null || value === '') {
      this.add(property, 'May not be empty')
      return undefined
    }
    return this.optionalText(property, value, most)
  }

  optionalText(property: string, value: unknown, most: number): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw new WrongType(property)
    if (value.length > most) this.add(property, `Length must be between 0 and ${most}`)
    return value
  }

  number(property: string, value: unknown): number | undefined {
    if (value === undefined || value === null) {
      this.add(property, 'May not be null')
      return undefined
    }
    if (typeof value !== 'number') throw new WrongType(property)
    return value
  }

  oneOf(property: string, value: unknown, allowed: readonly string[]): string | undefined {
    if (value === undefined || value === null || value === '') {
      this.add(property, 'May not be empty')
      return undefined
    }
    if (typeof value !== 'string') throw new WrongType(property)
    if (allowed.includes(value)) return value
    this.add(property, `Must be one of the following values: [${allowed.join(', ')}]`)
    return undefined
  }
}

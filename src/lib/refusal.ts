import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** One thing that is wrong, and the name of the form field it belongs to. */
export interface Mistake {
  field?: string
  message: string
}

/** An answer for the person: says what is wrong and what to do. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  /** Name of the form field it belongs to. */
  readonly field: string | undefined
  /** All that is wrong, where a form has more than one mistake; the message tells them too. */
  readonly mistakes: Mistake[]

  constructor(status: ContentfulStatusCode, message: string, field?: string, mistakes?: Mistake[]) {
    super(message)
    this.status = status
    this.field = field
    this.mistakes = mistakes ?? [field === undefined ? { message } : { field, message }]
  }
}

/** Whoever filled in a form is told everything at once. @throws Refusal 422 where there is a mistake */
export function refuseMistakes(mistakes: Mistake[]): void {
  const [first] = mistakes
  if (first) throw new Refusal(422, mistakes.map(({ message }) => message).join(' '), first.field, mistakes)
}

/** The refusal that the work ended in, for a form that shows it; faults pass through. */
export async function orRefusal<T>(work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

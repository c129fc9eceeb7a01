import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer for the person: says what is wrong and what to do. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  /** Name of the form field it belongs to. */
  readonly field: string | undefined

  constructor(status: ContentfulStatusCode, message: string, field?: string) {
    super(message)
    this.status = status
    this.field = field
  }
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

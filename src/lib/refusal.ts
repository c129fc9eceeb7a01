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

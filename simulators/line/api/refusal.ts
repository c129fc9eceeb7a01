import type { ErrorBody } from '../validation/violations.ts'

/** An answer of the Messaging API that is not a success. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly body: ErrorBody | Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(
    status: number,
    body: string | ErrorBody | Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    super(typeof body === 'string' ? body : String(body.message))
    this.status = status
    this.body = typeof body === 'string' ? { message: body } : body
    this.headers = headers
  }
}

export const notFound = () => new ApiRefusal(404, 'Not found')

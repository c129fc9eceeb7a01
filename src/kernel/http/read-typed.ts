import type { Context } from 'hono'
import type { Typed } from './form-reader.ts'

/** More of a field than any page of ours takes is not even read. */
const LONGEST = 20_000

const words = (of: (string | File)[]) => of.filter((one) => typeof one === 'string').map((one) => one.slice(0, LONGEST))

/** A posted form as it was typed, and the file that came with it. */
export async function readTyped(c: Context): Promise<{ typed: Typed; file: File | undefined }> {
  const body = Object.entries(await c.req.parseBody({ all: true }))
  const values = body.map(([field, value]) => [field, [value].flat()] as const)
  return {
    typed: Object.fromEntries(values.map(([field, of]) => [field, words(of)])),
    file: values.flatMap(([, of]) => of).find((one) => typeof one !== 'string'),
  }
}

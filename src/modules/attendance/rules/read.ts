import { z } from 'zod'
import type { Fault } from './fault.ts'
import { refuseFaults } from './fault.ts'

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** JSON as a schema wants it. @throws Faults, one for each field that is not */
export function read<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(json, { error: z.locales.ja().localeError })
  refuseFaults((error?.issues ?? []).map(({ path, message }): Fault => ({ field: nameOf(path), reason: message })))
  return data as z.output<Schema>
}

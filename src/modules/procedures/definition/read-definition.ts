import { z } from 'zod'
import { type Definition, definition } from './definition.ts'
import type { Finding } from './finding.ts'

/** Deeper than a definition is, and a reader that calls itself would fall. */
const DEEPEST = 40

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

function isTooDeep(json: unknown): boolean {
  let level = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  }
  return false
}

export type DefinitionRead = { ok: true; definition: Definition } | { ok: false; findings: Finding[] }

/** JSON as a definition, or everything about its shape that is not right. Whether it can be published is for `check` to say. */
export function readDefinition(json: unknown): DefinitionRead {
  if (isTooDeep(json)) return { ok: false, findings: [{ path: '', message: `入れ子は${DEEPEST}段までです` }] }
  const { data, error } = definition.safeParse(json, { error: z.locales.ja().localeError })
  if (data) return { ok: true, definition: data }
  return { ok: false, findings: error.issues.map(({ path, message }) => ({ path: nameOf(path), message })) }
}

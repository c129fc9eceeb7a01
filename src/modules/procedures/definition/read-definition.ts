import { z } from 'zod'
import { DEEPEST, isTooDeep } from '#lib/json/too-deep.ts'
import { type Definition, definition } from './definition.ts'
import type { Finding } from './finding.ts'

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

const ja = z.locales.ja().localeError

/** What is wrong with one value, for people who draw forms; zod's own words where these have none. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  const isEmpty = issue.input === undefined || issue.input === ''
  if (isEmpty && (issue.code === 'invalid_type' || issue.code === 'too_small')) return '入力してください'
  if (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected)) return '整数を入力してください'
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const [unit, limit] = issue.code === 'too_small' ? ['以上', issue.minimum] : ['まで', issue.maximum]
    if (issue.origin === 'string') return `${limit}字${unit}にしてください`
    return issue.origin === 'array' ? `${limit}つ${unit}にしてください` : `${limit}${unit}の数にしてください`
  }
  return ja(issue)
}

export type DefinitionRead = { ok: true; definition: Definition } | { ok: false; findings: Finding[] }

/** JSON as a definition, or everything about its shape that is not right. Whether it can be published is for `check` to say. */
export function readDefinition(json: unknown): DefinitionRead {
  if (isTooDeep(json)) return { ok: false, findings: [{ path: '', message: `入れ子は${DEEPEST}段までです` }] }
  const { data, error } = definition.safeParse(json, { error: inWords })
  if (data) return { ok: true, definition: data }
  return { ok: false, findings: error.issues.map(({ path, message }) => ({ path: nameOf(path), message })) }
}

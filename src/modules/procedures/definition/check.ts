import { checkFields } from './checking/check-fields.ts'
import { checkPaths } from './checking/check-paths.ts'
import { checkApplicant, checkConditions, checkIds } from './checking/check-references.ts'
import type { Definition } from './definition.ts'
import type { Finding } from './finding.ts'
import { checkTemplates } from './template.ts'

/** Everything that keeps a definition from being published; nothing where it can be. Paths are tried once the references are right. */
export function check(definition: Definition, today: Temporal.PlainDate): Finding[] {
  const references = [...checkIds(definition), ...checkConditions(definition), ...checkApplicant(definition)]
  const local = [...checkFields(definition, today), ...checkTemplates(definition)]
  return [...references, ...local, ...(references.length === 0 ? checkPaths(definition) : [])]
}

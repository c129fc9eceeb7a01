import type { Module } from '#kernel/program.ts'
import { postalCodeRoutes } from './definition/postal-code.routes.ts'

export { check } from './definition/check.ts'
export { FieldsScreen } from './definition/fields/gallery.page.tsx'
export { findingInWords } from './definition/finding.ts'
export { definitionJsonSchema } from './definition/json-schema.ts'
export { publishDefinition } from './definition/publish-definition.ts'
export { readDefinition } from './definition/read-definition.ts'
export { shippedDefinitions } from './definition/shipped.ts'

/** 手続: what residents apply for, and what becomes of it. */
export const procedures: Module = {
  name: 'procedures',
  site: postalCodeRoutes,
  actions: {
    'procedure.moved': '手続を担当する課を変えた',
    'procedure.published': '手続を公開した',
  },
}

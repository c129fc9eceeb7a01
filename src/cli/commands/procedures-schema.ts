import { definitionJsonSchema } from '#modules/procedures/index.ts'
import type { Command } from '../command.ts'

export const proceduresSchema: Command = {
  name: 'procedures schema',
  summary: { ja: '手続の定義の JSON Schema', en: 'JSON Schema of the definition of a procedure' },
  options: {},
  run() {
    const schema = definitionJsonSchema()
    return Promise.resolve({ ok: true, lines: [JSON.stringify(schema, null, 2)], json: { schema } })
  },
}

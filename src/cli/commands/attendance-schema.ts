import { computeInputJsonSchema } from '#modules/attendance/index.ts'
import type { Command } from '../command.ts'

export const attendanceSchema: Command = {
  name: 'attendance schema',
  summary: { ja: 'attendance compute の入力の JSON Schema', en: 'JSON Schema of what attendance compute reads' },
  options: {},
  run() {
    const schema = computeInputJsonSchema()
    return Promise.resolve({ ok: true, lines: [JSON.stringify(schema, null, 2)], json: { schema } })
  },
}

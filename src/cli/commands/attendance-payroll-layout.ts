import { changeLayout } from '#modules/attendance/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { readText } from '../read-text.ts'

export const attendancePayrollLayout: Command = {
  name: 'attendance payroll layout',
  summary: { ja: '給与連携の CSV のレイアウトを決める', en: 'set the layout of the payroll file' },
  argument: {
    name: 'FILE.json',
    help: { ja: 'レイアウトの JSON (- なら標準入力)', en: 'layout as JSON; - for standard input' },
  },
  options: { ...municipalityOption },
  notes: {
    ja: '書き方と使える数字は docs/payroll.md にあります。',
    en: 'docs/payroll.md has its form and every figure that it can carry.',
  },
  async run(input, context) {
    const text = await readText(context, input.argument)
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const layout = await changeLayout(db, context.clock(), operator(), text)
    return {
      ok: true,
      lines: [`✔ レイアウトを決めました: ${layout.columns.length} 列、${layout.encoding}`],
      json: { layout },
    }
  },
}

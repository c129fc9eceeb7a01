import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { exportPayroll } from '#modules/attendance/index.ts'
import { Refusal } from '#lib/refusal.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import { type Command, UsageError } from '../command.ts'

export const attendancePayrollExport: Command = {
  name: 'attendance payroll export',
  summary: { ja: '締めた月を給与の CSV にする', en: 'write the locked months of everybody as the payroll file' },
  argument: {
    name: 'FILE.csv',
    help: { ja: '書き込むファイル。もうあれば断ります', en: 'file to write; refused where there is one' },
  },
  options: {
    ...municipalityOption,
    month: { value: 'YYYY-MM', required: true, help: { ja: '月', en: 'the month' } },
  },
  async run(input, context) {
    const typed = input.text('month')
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(typed))
      throw new UsageError('--month は 2026-10 のように書いてください (--month is YYYY-MM)')
    const file = context.path(input.argument)
    if (existsSync(file)) throw new Refusal(409, `${file} はもうあります。別の名前にしてください (it exists already).`)
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const month = Temporal.PlainYearMonth.from(typed)
    const { bytes, people, ofAll, charset } = await exportPayroll(db, context.clock(), operator(), month)
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
    return {
      ok: true,
      lines: [
        `✔ ${people} 人分を書きました (${charset}): ${file}`,
        ...(people < ofAll ? [`! ${ofAll} 人のうち ${ofAll - people} 人は締めていないので、入っていません。`] : []),
      ],
      json: { file, people, ofAll, charset, bytes: bytes.length },
    }
  },
}

import { readFile } from 'node:fs/promises'
import { faultInWords } from '#lib/csv/read-sheet.ts'
import { importLeaveYears, LEAVE_YEAR_COLUMNS } from '#modules/attendance/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const attendanceLeaveYearsImport: Command = {
  name: 'attendance leave-years import',
  summary: {
    ja: '年次有給休暇の繰越しを CSV から登録する',
    en: 'take what was carried of annual leave in from a CSV file',
  },
  argument: { name: 'FILE.csv', help: { ja: 'UTF-8 か Shift_JIS (CP932) の CSV', en: 'CSV in UTF-8 or CP932' } },
  options: {
    ...municipalityOption,
    'dry-run': { help: { ja: '確かめるだけで登録しない', en: 'only check and say what would be done' } },
  },
  notes: {
    ja: [
      'すべて登録するか、一つでも誤りがあれば何も登録しません。同じ人の同じ年は、書き換えます。',
      `1 行目は見出し (順不同): ${Object.entries(LEAVE_YEAR_COLUMNS)
        .map(([column, word]) => `${column}(${word})`)
        .join(', ')}`,
      '付与日数は、規則の表と違うときだけ書きます。',
    ].join('\n'),
    en: [
      'All or nothing: with one fault in the file, nothing is changed. The same person and year is written anew.',
      'granted_days only where it differs from the table of the rules.',
    ].join('\n'),
  },
  async run(input, context) {
    const bytes = await readFile(context.path(input.argument))
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const dryRun = input.has('dry-run')
    const { faults, saved } = await importLeaveYears(db, context.clock(), operator(), bytes, dryRun)
    return {
      ok: faults.length === 0,
      lines:
        faults.length > 0
          ? [...faults.map(faultInWords), `✖ 誤りが ${faults.length} 件あります。何も登録していません。`]
          : [dryRun ? `✔ 登録できます: ${saved} 件 (まだ登録していません)` : `✔ 登録しました: ${saved} 件`],
      json: { dryRun, saved, faults },
    }
  },
}

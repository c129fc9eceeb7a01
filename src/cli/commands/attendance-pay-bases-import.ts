import { readFile } from 'node:fs/promises'
import { faultInWords } from '#lib/csv/read-sheet.ts'
import { importPayBases, PAY_BASE_COLUMNS } from '#modules/attendance/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const attendancePayBasesImport: Command = {
  name: 'attendance pay-bases import',
  summary: {
    ja: '勤務1時間当たりの給与額の基礎になる月額を CSV から登録する',
    en: 'take the monthly pay that hourly rates are made of in from a CSV file',
  },
  argument: { name: 'FILE.csv', help: { ja: 'UTF-8 か Shift_JIS (CP932) の CSV', en: 'CSV in UTF-8 or CP932' } },
  options: {
    ...municipalityOption,
    'dry-run': { help: { ja: '確かめるだけで登録しない', en: 'only check and say what would be done' } },
  },
  notes: {
    ja: [
      'すべて登録するか、一つでも誤りがあれば何も登録しません。同じ人の同じ日は、書き換えます。',
      `1 行目は見出し (順不同): ${Object.entries(PAY_BASE_COLUMNS)
        .map(([column, word]) => `${column}(${word})`)
        .join(', ')}`,
      '月額は、給料とこれに対する地域手当など、条例が数えるものの合計 (円)。適用開始日は月の初日。',
      '締めた月の数字は変わりません。',
    ].join('\n'),
    en: [
      'All or nothing: with one fault in the file, nothing is changed. The same person and day is written anew.',
      'monthly_yen: salary and the allowances that count, in yen, from the first of a month on (valid_from).',
      'Months that are locked keep their figures.',
    ].join('\n'),
  },
  async run(input, context) {
    const bytes = await readFile(context.path(input.argument))
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const dryRun = input.has('dry-run')
    const { faults, saved } = await importPayBases(db, context.clock(), operator(), bytes, dryRun)
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

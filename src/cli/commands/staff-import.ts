import { readFile } from 'node:fs/promises'
import { COLUMNS, DUTY_WORDS, inWords, REQUIRED } from '#kernel/organization/staff-import/columns.ts'
import { faultInWords } from '#lib/csv/read-sheet.ts'
import { importStaff } from '#kernel/organization/staff-import/import-staff.ts'
import { POSITIONS } from '#kernel/organization/position.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const staffImport: Command = {
  name: 'staff import',
  summary: { ja: '職員を CSV から登録・更新する', en: 'take staff in from a CSV file' },
  argument: { name: 'FILE.csv', help: { ja: 'UTF-8 か Shift_JIS (CP932) の CSV', en: 'CSV in UTF-8 or CP932' } },
  options: {
    ...municipalityOption,
    'dry-run': { help: { ja: '確かめるだけで登録しない', en: 'only check and say what would be done' } },
  },
  notes: {
    ja: [
      'すべて登録するか、一つでも誤りがあれば何も登録しません。',
      `1 行目は見出し (順不同): ${Object.entries(COLUMNS)
        .map(([column, word]) => `${column}(${word})`)
        .join(', ')}`,
      `必須: ${REQUIRED.join(', ')}`,
      `職位: ${inWords(POSITIONS)}。職務 (; 区切り): ${inWords(DUTY_WORDS)}`,
      '日付: 2026-04-01、2026/4/1、令和8年4月1日。valid_to は最終日 (その日まで所属)。空なら期限なし。',
      '兼務や異動は同じ sign_in_name の行を並べます。異動では、前の課の行に最終日を入れます。',
      '列がない項目と、行がない配属はそのままです。duties の列があれば、その課での職務はその値になります。',
    ].join('\n'),
    en: [
      'All or nothing: with one fault in the file, nothing is changed.',
      'The first line names the columns, in any order, by code or Japanese name (see above).',
      'valid_to is the last day, which still counts; empty for no end. Several lines of one sign_in_name are several memberships.',
      'To move somebody, give the old membership its last day and add a line for the new one.',
      'What has no column or no line stays as it is; a duties column sets the duties at that section.',
    ].join('\n'),
  },
  async run(input, context) {
    const bytes = await readFile(context.path(input.argument))
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const dryRun = input.has('dry-run')
    const { faults, created, updated, unchanged } = await importStaff(db, context.clock(), operator(), bytes, dryRun)
    const done = `新規 ${created.length} 人、更新 ${updated.length} 人、変更なし ${unchanged.length} 人`
    return {
      ok: faults.length === 0,
      lines:
        faults.length > 0
          ? [...faults.map(faultInWords), `✖ 誤りが ${faults.length} 件あります。何も登録していません。`]
          : [dryRun ? `✔ 登録できます: ${done} (まだ登録していません)` : `✔ 登録しました: ${done}`],
      json: { dryRun, created, updated, unchanged, faults },
    }
  },
}

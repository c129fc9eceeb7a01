import { compute, computedAsJson, computedInWords } from '#modules/attendance/index.ts'
import { inputOption, orFaultList, readOverrides, rulesOption } from '../attendance.ts'
import type { Command } from '../command.ts'
import { readJson } from '../read-json.ts'

export const attendanceCompute: Command = {
  name: 'attendance compute',
  summary: { ja: '勤務時間・手当・年休・上限を計算する', en: 'compute working time, pay, leave and limits' },
  options: { ...rulesOption, ...inputOption },
  notes: {
    ja: '入力の形は docs/attendance-compute.md と attendance schema にあります。誤りが一つでもあれば、何も計算しません。\n数字の由来は attendance explain --figure で見られます。',
    en: 'The input is described in docs/attendance-compute.md and by attendance schema. With one fault nothing is computed.\nattendance explain --figure tells where a figure comes from.',
  },
  run: (input, context) =>
    orFaultList(async () => {
      const overrides = await readOverrides(context, input.find('rules'))
      const computed = compute(await readJson(context, input.find('input') ?? '-'), overrides)
      return { ok: true, lines: computedInWords(computed), json: computedAsJson(computed) }
    }),
}

import { addDrivenSection, listDrivenSections, removeDrivenSection } from '#modules/attendance/index.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import { type Command, UsageError } from '../command.ts'
import type { Input } from '../parse.ts'

function dateOf(input: Input, option: string): Temporal.PlainDate | undefined {
  const given = input.find(option)
  const date = typedDate(given)
  if (given !== undefined && !date) throw new UsageError(`--${option} は 2027-04-01 の形です (--${option} is a date)`)
  return date
}

export const attendanceDriven: Command = {
  name: 'attendance driven',
  summary: {
    ja: '他律的業務の比重が高い課を見る・決める',
    en: 'see or set the sections whose work is driven by others',
  },
  options: {
    ...municipalityOption,
    section: {
      value: 'CODE',
      help: { ja: '課のコード (なければ一覧だけ)', en: 'code of the section (default: list)' },
    },
    from: { value: 'DATE', help: { ja: 'この日から指定する', en: 'is one from this day on' } },
    to: { value: 'DATE', help: { ja: 'この日から指定をやめる', en: 'is none from this day on' } },
  },
  notes: {
    ja: '指定した課とその下の課では、時間外勤務の上限が月100時間未満・年720時間などになります (規則15-14第16条の2の2第1項2号)。',
    en: 'In such a section and all below it, the higher limits of overtime apply.',
  },
  async run(input, context) {
    const [code, from, to] = [input.find('section'), dateOf(input, 'from'), dateOf(input, 'to')]
    if ((code !== undefined) !== (from !== undefined || to !== undefined) || (from && to))
      throw new UsageError(
        '--section には --from か --to のどちらか一つを付けます (--section needs one of --from, --to)',
      )
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    if (code !== undefined && from) await addDrivenSection(db, context.clock(), operator(), code, from)
    if (code !== undefined && to) await removeDrivenSection(db, context.clock(), operator(), code, to)
    const sections = await listDrivenSections(db)
    return {
      ok: true,
      lines:
        sections.length > 0
          ? sections.map(
              (one) =>
                `${one.code} ${one.section}: ${one.from} から${one.to ? ` ${one.to.subtract({ days: 1 })} まで` : ''}`,
            )
          : ['指定した課はありません (none)'],
      json: {
        sections: sections.map((one) => ({
          code: one.code,
          section: one.section,
          from: one.from.toString(),
          to: one.to?.toString() ?? null,
        })),
      },
    }
  },
}

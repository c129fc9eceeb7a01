import { compute, explainFigure, type RuleId, ruleInWords, ruleSetOn } from '#modules/attendance/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { inputOption, orFaultList, readOverrides, rulesOption } from '../attendance.ts'
import { type Command, type Outcome, UsageError } from '../command.ts'
import { readJson } from '../read-json.ts'
import type { Context } from '../context.ts'
import type { Input } from '../parse.ts'

function dayOf(input: Input, context: Context): Temporal.PlainDate {
  const given = input.find('on')
  if (given === undefined) return dateInTokyo(context.clock())
  try {
    return Temporal.PlainDate.from(given, { overflow: 'reject' })
  } catch {
    throw new UsageError(`--on は 2026-11-24 の形の日付です (--on is a date): ${given}`)
  }
}

async function explainRules(input: Input, context: Context): Promise<Outcome> {
  const rules = ruleSetOn(dayOf(input, context), await readOverrides(context, input.find('rules')))
  return { ok: true, lines: Object.keys(rules).map((id) => ruleInWords(rules, id as RuleId)), json: { rules } }
}

async function explain(input: Input, context: Context, figure: string): Promise<Outcome> {
  const overrides = await readOverrides(context, input.find('rules'))
  const lines = explainFigure(compute(await readJson(context, input.find('input') ?? '-'), overrides), figure)
  return { ok: true, lines, json: { figure, lines } }
}

export const attendanceExplain: Command = {
  name: 'attendance explain',
  summary: { ja: '使う規則と、数字の由来を示す', en: 'say which rules apply, and how a figure came about' },
  options: {
    ...rulesOption,
    on: {
      value: 'DATE',
      help: { ja: 'この日の規則を示す (なければ今日)', en: 'the rules of this day (default: today)' },
    },
    figure: {
      value: 'NAME',
      help: {
        ja: 'この数字の由来を示す (overtime、dayOffNight、leave、limits など)',
        en: 'how this figure came about (overtime, dayOffNight, leave, limits, …)',
      },
    },
    ...inputOption,
  },
  notes: {
    ja: '--figure を付けると、attendance compute と同じ入力を計算し、勤務の時間帯と条文までさかのぼります。',
    en: 'With --figure, computes what attendance compute would, down to the spans of work and the articles.',
  },
  run: (input, context) => {
    const figure = input.find('figure')
    return orFaultList(() => (figure === undefined ? explainRules(input, context) : explain(input, context, figure)))
  },
}

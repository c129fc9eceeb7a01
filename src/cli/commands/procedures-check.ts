import { dateInTokyo } from '#lib/time/clock.ts'
import { check, findingInWords, readDefinition } from '#modules/procedures/index.ts'
import type { Command } from '../command.ts'
import { readJson } from '../read-json.ts'

export const proceduresCheck: Command = {
  name: 'procedures check',
  summary: {
    ja: '手続の定義が公開できるかを確かめる',
    en: 'say whether the definition of a procedure can be published',
  },
  argument: {
    name: 'FILE.json',
    help: { ja: '手続の定義 (- なら標準入力)', en: 'the definition (- for standard input)' },
  },
  options: {},
  notes: {
    ja: '定義の書き方は docs/procedure-definition.md と procedures schema にあります。データベースは使いません。\nすべての答え方の道筋をたどり、行き止まりや、聞かれることのない項目も見つけます。',
    en: 'The definition is described in docs/procedure-definition.md and by procedures schema. No database is used.\nEvery path through the answers is tried: dead ends and fields that are never asked are found.',
  },
  async run(input, context) {
    const read = readDefinition(await readJson(context, input.argument))
    const findings = read.ok ? check(read.definition, dateInTokyo(context.clock())) : read.findings
    const ok = findings.length === 0
    const title = read.ok ? read.definition.title : input.argument
    return {
      ok,
      lines: ok
        ? [`✔ 「${title}」は公開できます。`]
        : [...findings.map(findingInWords), `✖ 「${title}」に ${findings.length} 件の直すところがあります。`],
      json: { findings },
    }
  },
}

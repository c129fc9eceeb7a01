import { createReadStream } from 'node:fs'
import { findingInWords, reportInWords, validate } from '#lib/open-data/checking/validate.ts'
import type { Command } from '../command.ts'
import { fileArgument, meantSet, setOption } from '../opendata.ts'
import { unreadable } from '../unreadable.ts'

const SHOWN = 100

export const opendataValidate: Command = {
  name: 'opendata validate',
  summary: {
    ja: 'オープンデータの CSV を標準に照らして検査する',
    en: 'check a CSV file of open data against the standard',
  },
  argument: fileArgument('検査する CSV (- なら標準入力)', 'the CSV file to check (- for standard input)'),
  options: setOption,
  notes: {
    ja: '直すところがなければ 0、あれば 1、読めなければ 2 で終わります。どんなに大きなファイルも、少しずつ読みます。',
    en: 'Ends with 0 where nothing is found, 1 where something is, 2 where the file cannot be read. Files of any size are read piece by piece.',
  },
  async run(input, context) {
    const set = meantSet(input)
    const file = input.argument
    try {
      const report = await validate(file === '-' ? process.stdin : createReadStream(context.path(file)), { set })
      const { findings, rules, readable, valid } = report
      const total = rules.reduce((sum, { count }) => sum + count, 0)
      const more = total > SHOWN ? [`… ほか ${(total - SHOWN).toLocaleString('ja')} 件`] : []
      const counts = rules.map(
        ({ title, count, provable }) => `  ${title}: ${count} 件${provable ? ` (直せるもの ${provable} 件)` : ''}`,
      )
      const kind = report.set
        ? `${report.set.name} (${report.set.editionName})`
        : '標準のどのデータセットでもありません'
      return {
        ok: valid,
        ...(!readable && { unreadable: true as const }),
        lines: [
          ...findings.slice(0, SHOWN).map(findingInWords),
          ...more,
          kind,
          ...counts,
          `${valid ? '✔' : '✖'} ${reportInWords(report)}`,
        ],
        json: { ...report },
      }
    } catch (error) {
      return unreadable(error)
    }
  },
}

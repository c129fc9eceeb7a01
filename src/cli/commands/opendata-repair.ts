import { reportInWords } from '#lib/open-data/checking/validate.ts'
import { repairFile } from '#lib/open-data/repair/repair-file.ts'
import type { Command } from '../command.ts'
import { fileArgument, meantSet, setOption } from '../opendata.ts'
import { unreadable } from '../unreadable.ts'

export const opendataRepair: Command = {
  name: 'opendata repair',
  summary: {
    ja: 'オープンデータの CSV を、確かに直せるところだけ直す',
    en: 'mend what is provable in a CSV file of open data',
  },
  argument: fileArgument('直す CSV', 'the CSV file to mend'),
  options: {
    to: {
      value: 'OUT.csv',
      required: true,
      help: { ja: '書き込むファイル。もうあれば断ります', en: 'file to write; refused where there is one' },
    },
    ...setOption,
  },
  notes: {
    ja: '変えたところは 1 つずつ OUT.csv.receipt.csv に残ります。書き込むのは BOM 付きの UTF-8 です。\n引用符が閉じていないファイルや、文字コードの分からないファイルは、直さずに断ります (終了コード 2)。',
    en: 'Every change is told in OUT.csv.receipt.csv. What is written is UTF-8 with a BOM.\nA file with an unclosed quote or of unknown encoding is refused as it is (exit code 2).',
  },
  async run(input, context) {
    const set = meantSet(input)
    const to = context.path(input.text('to'))
    try {
      const { changes, receipt, report } = await repairFile(context.path(input.argument), to, { set })
      const open = report.rules.reduce((sum, { count, provable }) => sum + count - provable, 0)
      return {
        ok: open === 0,
        lines: [
          `✔ ${changes.toLocaleString('ja')} か所を直しました: ${to}`,
          `  控え: ${receipt}`,
          open === 0
            ? '✔ ほかに直すところはありません。'
            : `✖ 人が直すところが ${open.toLocaleString('ja')} 件残っています。`,
          `  直す前: ${reportInWords(report)}`,
        ],
        json: { file: to, receipt, changes, open },
      }
    } catch (error) {
      return unreadable(error)
    }
  },
}

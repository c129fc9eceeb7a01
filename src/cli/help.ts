import type { Command, Option, Words } from './command.ts'

const inColumns = (rows: [string, Words][]): string[] => {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)))
  return rows.flatMap(([left, { ja, en }]) => [`  ${left.padEnd(width)}  ${ja}`, `  ${' '.repeat(width)}  ${en}`])
}

const optionInWords = ([name, { value, multiple }]: [string, Option]) =>
  `--${name}${value ? ` ${value}` : ''}${multiple ? ' …' : ''}`

const common: [string, Words][] = [
  ['--json', { ja: '結果を JSON だけで標準出力へ', en: 'the result as JSON, and nothing else, on stdout' }],
  ['--help', { ja: 'この説明', en: 'this help' }],
]

const exitCodes = [
  '終了コード / exit codes:',
  '  0  できました / done, nothing found',
  '  1  問題が見つかった、または断られました / something was found, refused or failed',
  '  2  使い方の誤り、または読めないファイル / wrong usage, or a file that cannot be read',
]

const environment = [
  '環境変数 / environment:',
  '  DATABASE_URL, DATABASE_OWNER_URL   PostgreSQL 15 以上。なければ DATA_DIR の組み込みデータベース',
  '                                     PostgreSQL ≥ 15; without them the embedded database in DATA_DIR',
  '  DATA_DIR, SECRET_KEY, LINE_…       プログラムと同じ設定 / the same settings as the program has',
]

export const helpForAll = (commands: Command[]): string =>
  [
    'madoguchi — 窓口の管理コマンド / the operator’s command line',
    '',
    '使い方 / usage: madoguchi COMMAND [OPTIONS]',
    '',
    ...inColumns(
      commands.map(({ name, argument, summary }) => [`${name}${argument ? ` ${argument.name}` : ''}`, summary]),
    ),
    '',
    'コマンドごとの説明 / help of a command: madoguchi COMMAND --help',
    '',
    ...exitCodes,
    '',
    ...environment,
    '',
  ].join('\n')

export function helpFor({ name, argument, summary, options, notes }: Command): string {
  const entries = Object.entries(options)
  const required = entries.filter(([, option]) => option.required).map((entry) => optionInWords(entry))
  const usage = ['madoguchi', name, argument?.name, ...required, entries.length > required.length ? '[OPTIONS]' : '']
  const rows: [string, Words][] = [
    ...(argument ? [[argument.name, argument.help] as [string, Words]] : []),
    ...entries.map((entry) => [optionInWords(entry), entry[1].help] as [string, Words]),
    ...common,
  ]
  return [
    `${summary.ja} / ${summary.en}`,
    '',
    `使い方 / usage: ${usage.filter(Boolean).join(' ')}`,
    '',
    ...inColumns(rows),
    '',
    ...(notes ? [notes.ja, '', notes.en, ''] : []),
    ...exitCodes,
    '',
  ].join('\n')
}

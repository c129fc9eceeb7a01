import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from '#lib/csv/write-csv.ts'
import { cp932, event, HEADER, pieces, sheet } from '../checking/files.fixture.ts'
import { validate } from '../checking/validate.ts'
import { headerOf, standardsOf } from '../standard/sets.ts'
import { repairFile } from './repair-file.ts'
import { repair } from './repair.ts'

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-repair-'))
after(() => rmSync(folder, { recursive: true }))

async function mended(bytes: Uint8Array) {
  const [file, receipt]: [string[], string[]] = [[], []]
  const to = { file: (text: string) => file.push(text), receipt: (text: string) => receipt.push(text) }
  const { changes, report } = await repair(pieces(bytes, 1 << 16), {}, to)
  return { text: file.join(''), receipt: receipt.join(''), changes, report }
}

test('what is provable is put right, the rest stays, and every change is in the receipt', async () => {
  const wrong = event({ 開始日: '令和8年5月1日', 開始時間: '9:00', 定員: '△', URL: 'www.example.jp', 備考: '=1+1' })
  const { text, receipt, changes } = await mended(cp932(`${HEADER}\n${wrong}\n`))
  const right = event({ 開始日: '2026-05-01', 開始時間: '09:00', 定員: '△', URL: 'www.example.jp', 備考: '=1+1' })
  assert.equal(text, `\uFEFF${HEADER}\r\n${right}\r\n`)
  assert.deepEqual(receipt.trimEnd().split('\r\n'), [
    '\uFEFF行,列,規則,直す前,直した後',
    '1,,Shift_JIS (CP932) のファイル,Shift_JIS (CP932) など,UTF-8',
    '2,開始日,日付,令和8年5月1日,2026-05-01',
    '2,開始時間,時刻,9:00,09:00',
  ])
  assert.equal(changes, 3)
})

test('whatever a table holds, mending it twice changes nothing the second time, and no row or column is lost', async () => {
  const cell = fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ maxLength: 6 }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '',
          '37201',
          '9:00',
          '令和8年4月1日',
          '月〜金',
          '２０',
          '○',
          '=1',
          'a\nb',
          '"',
          '34.1,134.2',
          '134.123456',
          '34.123456',
          'ｶﾅ',
          ',',
        ),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    )
    .map((text) => text.toWellFormed())
  const table = fc
    .constantFrom(...standardsOf())
    .chain((standard) =>
      fc
        .array(fc.array(cell, { minLength: 1, maxLength: standard.columns.length }), { minLength: 1, maxLength: 5 })
        .map((rows) => ({ standard, rows })),
    )
  await fc.assert(
    fc.asyncProperty(table, async ({ standard, rows }) => {
      const bytes = Buffer.from([headerOf(standard), ...rows].map((cells) => `${csvLine(cells)}\n`).join(''))
      const once = await mended(bytes)
      const twice = await mended(Buffer.from(once.text))
      assert.equal(twice.changes, 0, twice.receipt)
      assert.equal(twice.text, once.text)
      assert.equal(twice.report.rows, (await validate(pieces(bytes, 1 << 16))).rows)
    }),
    { numRuns: 60 },
  )
})

test('a file appears under its name only when it is whole', async () => {
  const [from, to] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  writeFileSync(from, sheet(event({ 開始日: '2026/5/1' })))
  const { changes, receipt } = await repairFile(from, to)
  assert.equal(changes, 1)
  assert.match(readFileSync(to, 'utf8'), /2026-05-01/)
  assert.match(readFileSync(receipt, 'utf8'), /2026\/5\/1,2026-05-01/)
  await assert.rejects(repairFile(from, to), /もうあります/)
  const files = readdirSync(folder)
  for (const broken of [
    Buffer.concat([sheet(event()), Buffer.from([0x80, 0xff, 10])]),
    sheet(`"${event()}`, event({ NO: '2' })),
    Buffer.alloc(0),
  ]) {
    writeFileSync(from, broken)
    await assert.rejects(repairFile(from, join(folder, 'never.csv')), /先にここを直してください/)
  }
  await assert.rejects(repairFile(join(folder, 'nothing.csv'), join(folder, 'never.csv')), /ENOENT/)
  assert.deepEqual(readdirSync(folder), files)
})

/** The command line as an operator runs it, where a file may have no more than some KB. */
const inLittleSpace = (...line: string[]) =>
  spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 64; exec bin/madoguchi "$@"`, 'sh', ...line], { encoding: 'utf8' })

test('what cannot be written is said in one line, and leaves nothing behind', async () => {
  const from = join(folder, 'large.csv')
  writeFileSync(
    from,
    sheet(...Array.from({ length: 20_000 }, (_, at) => event({ NO: String(at), 開始日: '2026/5/1' }))),
  )
  const files = readdirSync(folder)
  await assert.rejects(
    repairFile(from, join(folder, 'no-folder', 'out.csv')),
    /out\.csv に書き込めません: フォルダーがありません/,
  )
  await assert.rejects(repairFile(from, join(from, 'out.csv')), /フォルダーがありません/)
  await assert.rejects(repairFile(folder, join(folder, 'never.csv')), /EISDIR/)
  const full = inLittleSpace('opendata', 'repair', from, '--to', join(folder, 'never.csv'))
  assert.deepEqual([full.status, full.stderr], [2, ''])
  assert.match(full.stdout, /^✖ .*never\.csv.* に書き込めません: ファイルの大きさの限りを超えました.*。\n$/)
  assert.deepEqual(readdirSync(folder), files)
})

test('a large file is mended without a warning of listeners that are left behind', async () => {
  const warnings: string[] = []
  const hear = ({ message }: Error) => warnings.push(message)
  process.on('warning', hear)
  const rows = Array.from({ length: 40_000 }, (_, at) => event({ NO: String(at), 開始日: '2026/5/1' }))
  writeFileSync(join(folder, 'huge.csv'), sheet(...rows))
  const { changes } = await repairFile(join(folder, 'huge.csv'), join(folder, 'huge.mended.csv'))
  await new Promise(setImmediate)
  process.off('warning', hear)
  assert.deepEqual([changes, warnings], [40_000, []])
})

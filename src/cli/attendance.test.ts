import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { fixedClock } from '#lib/time/clock.ts'
import { runCommandLine } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-attendance-'))
after(() => rmSync(folder, { recursive: true }))

const document = readFileSync(new URL('../../docs/attendance-compute.md', import.meta.url), 'utf8')
const blocks = (language: string) =>
  [...document.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block)

const [example = '', overrides = ''] = blocks('json')
writeFileSync(join(folder, 'input.json'), example)
writeFileSync(join(folder, 'rules.json'), overrides)
writeFileSync(join(folder, 'broken.json'), '{')

const run = (...line: string[]) =>
  runCommandLine(['attendance', ...line], {
    env: {},
    cwd: folder,
    clock: fixedClock('2026-11-24T10:00:00+09:00'),
    say: () => {},
  })
const json = async (...line: string[]) => {
  const { code, stdout } = await run(...line, '--json')
  return { code, ...JSON.parse(stdout) }
}

test('the example of the document comes to what the document says', async () => {
  const { code, stdout } = await run('compute', '--rules', 'national', '--input', 'input.json')
  assert.deepEqual([code, stdout], [0, blocks('text')[0]])
  const { work, leave, limits } = await json('compute', '--input', 'input.json')
  assert.deepEqual([work.month.yen, leave.left, limits.after.room], [26_860, 31 * 465 + 60, 45 * 60 - 670 - 240])
  assert.match(work.articles.overtime, /給与法16条/)
})

test('bin/madoguchi reads the document from standard input', async () => {
  const bin = fileURLToPath(new URL('../../bin/madoguchi', import.meta.url))
  const child = spawn(process.execPath, [bin, 'attendance', 'compute', '--rules', 'national', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(example)
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  assert.equal(code, 0)
  assert.equal(JSON.parse(stdout).work.month.yen, 26_860)
})

test('the rules of a day are told with their articles, the town’s own where it overrides one', async () => {
  const { stdout } = await run('explain')
  assert.match(stdout, /^sixtyHours: .* — 給与法16条3項/m)
  const { rules } = await json('explain', '--on', '2026-10-01', '--rules', 'rules.json')
  assert.equal(rules.sixtyHours.article, 'あおぞら市職員給与条例第13条第4項')
  const before = await json('explain', '--on', '2026-09-30', '--rules', 'rules.json')
  assert.equal(before.rules.sixtyHours.countsSundays, true)
})

test('a figure is told down to its spans of work', async () => {
  const { code, stdout } = await run('explain', '--figure', 'dayOff', '--input', 'input.json')
  assert.equal(code, 0)
  assert.match(stdout, /11月21日\(土\) 週休日・休日の時間外  13:00–17:15  4時間15分/)
})

test('other programs get a JSON Schema of the input', async () => {
  const { schema } = await json('schema')
  assert.deepEqual(schema.required, ['staff'])
  assert.deepEqual(Object.keys(schema.properties), ['staff', 'work', 'leave', 'limits'])
})

test('what is wrong is listed field by field, and ends with 1; a wrong call ends with 2', async () => {
  writeFileSync(join(folder, 'wrong.json'), example.replace('T20:40', 'T07:40').replace('"days": 12', '"days": 21'))
  const { code, faults, work } = await json('compute', '--input', 'wrong.json')
  assert.deepEqual([code, work], [1, undefined])
  assert.deepEqual(
    faults.map(({ field }: { field: string }) => field),
    ['work.days[0].worked[0].until', 'leave.carried'],
  )
  const table: [string[], number, RegExp][] = [
    [['compute', '--input', 'wrong.json'], 1, /誤りが 2 件/],
    [['compute', '--input', 'broken.json'], 1, /JSON ではありません/],
    [['compute', '--input', 'absent.json'], 1, /ありません/],
    [['compute', '--input', 'input.json', '--rules', 'input.json'], 1, /何も計算していません/],
    [['explain', '--figure', 'bonus', '--input', 'input.json'], 1, /あるのは overtime、dayOff、leave、limits/],
    [['explain', '--on', '2018-04-01'], 1, /2019-04-01 より前/],
    [['explain', '--on', '2026-02-30'], 2, /--on/],
  ]
  for (const [line, expected, message] of table) {
    const { code, stdout, stderr } = await run(...line)
    assert.equal(code, expected, line.join(' '))
    assert.match(stdout + stderr, message)
  }
})

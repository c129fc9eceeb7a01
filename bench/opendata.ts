// bin/bench opendata [check|search]: a file of a million events, checked in a process of its own, against only parsing it; and a search of 50,000 datasets.
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { csvLine } from '../src/lib/csv/write-csv.ts'
import { headerOf, rowOf, standardOf } from '../src/lib/open-data/standard/sets.ts'
import { catalogue } from './catalogue.ts'
import { end, overRounds, rounded, say } from './figures.ts'
import { setStage } from './stage.ts'

const ROWS = Number(process.env['ROWS'] ?? 1_000_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
const standard = standardOf('event', 'older')

/** Every hundredth has a date, a time and a code that are to be mended. */
const event = (n: number): string[] => {
  const wrong = n % 100 === 0
  const day = String((n % 28) + 1).padStart(2, '0')
  return rowOf(standard, {
    都道府県コード又は市区町村コード: wrong ? '37201' : '372013',
    NO: String(n).padStart(10, '0'),
    都道府県名: '香川県',
    市区町村名: '高松市',
    イベント名: `第${n}回 町の音楽会`,
    イベント名_カナ: 'マチノオンガクカイ',
    開始日: wrong ? `令和8年5月${day}日` : `2026-05-${day}`,
    終了日: `2026-05-${day}`,
    開始時間: wrong ? '9:00' : '09:00',
    終了時間: '17:00',
    説明: '町の人が集まり、歌い、弾き、聴きます。どなたでも来てください。',
    場所名称: '市民ホール',
    住所: `高松市番町${(n % 90) + 1}-1`,
    緯度: (34 + (n % 1000) / 1000 + 0.000123).toFixed(6),
    経度: (134 + (n % 1000) / 1000 + 0.000456).toFixed(6),
    連絡先電話番号: '087-839-2011',
    URL: `https://www.example.jp/events/${n}`,
  })
}

async function write(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write(`\uFEFF${csvLine(headerOf(standard))}\r\n`)
  for (let n = 1; n <= ROWS; n += 1000) {
    const lines = Array.from({ length: Math.min(1000, ROWS - n + 1) }, (_, at) => `${csvLine(event(n + at))}\r\n`)
    if (!file.write(lines.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}

interface Measured {
  seconds: number
  peakMb: number
  rows: number
}

async function measure(work: 'check' | 'parse', path: string): Promise<Measured> {
  const child = spawn(process.execPath, [...process.execArgv, 'bench/opendata-process.ts', work, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await text(child.stdout)
  const measured = JSON.parse(said) as Measured
  if (measured.rows !== ROWS) throw new Error(`${measured.rows} rows were read of ${ROWS}`)
  return measured
}

async function check(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  try {
    const path = join(folder, 'events.csv')
    await write(path)
    const rounds: { check: Measured; parse: Measured }[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ parse: await measure('parse', path), check: await measure('check', path) })
    const perSecond = (side: 'check' | 'parse') =>
      overRounds(
        rounds.map((round) => ROWS / round[side].seconds),
        0,
      )
    const what = `${ROWS.toLocaleString('en')} rows of events`
    say({
      figure: `opendata: checking ${what}, against parsing them with csv-parse`,
      unit: '×',
      ...overRounds(rounds.map(({ check, parse }) => check.seconds / parse.seconds)),
      sides: { 'checked rows/s': perSecond('check').value, 'parsed rows/s': perSecond('parse').value },
    })
    say({
      figure: `opendata: peak memory of the process that checks ${what}`,
      unit: 'MB',
      value: rounded(Math.max(...rounds.map(({ check }) => check.peakMb)), 0),
      atMost: 200,
      sides: { 'only parsing': rounded(Math.max(...rounds.map(({ parse }) => parse.peakMb)), 0) },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const only = process.argv[2]
if (only !== 'search') await check()
if (only !== 'check') {
  const stage = await setStage()
  await catalogue(stage, ROUNDS)
  await stage.close()
}
end()

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { compute } from '../compute/compute.ts'
import { monthOfMori } from '../compute/month-of-mori.fixture.ts'
import { fieldsOf } from '../faults.fixture.ts'
import { computedAsJson } from './computed-as-json.ts'
import { computedInWords } from './computed-in-words.ts'
import { explainFigure } from './explain.ts'

const computed = compute(monthOfMori)

test('a month is told as a table whose columns stand under each other', () => {
  assert.deepEqual(computedInWords(computed).slice(0, 8), [
    '勤務: 4日、勤務1時間当たり 1,846円',
    '  区分                                   割合       時間   支給  1時間の額        額',
    '  時間外勤務手当                      125/100  7時間55分  8時間    2,308円  18,464円',
    '  時間外勤務手当(深夜)                150/100      2時間  2時間    2,769円   5,538円',
    '  時間外勤務手当(週休日・休日)        135/100  7時間45分  8時間    2,492円  19,936円',
    '  時間外勤務手当(週休日・休日の深夜)  160/100  1時間10分  1時間    2,954円   2,954円',
    '  計                                                                        46,892円',
    '年次有給休暇: 残 31日1時間 (付与 20日、繰越し 12日3時間)',
  ])
})

test('a figure is explained by spans of work, by what was done with them, and by articles', () => {
  assert.deepEqual(explainFigure(computed, 'overtime'), [
    '時間外勤務手当: 18,464円',
    '  11月20日(金) 時間外  17:15–20:40  3時間25分',
    '  11月27日(金) 時間外  17:30–22:00  4時間30分',
    '  合計 7時間55分 → 8時間',
    '  1,846円 × 125/100 → 2,308円',
    '  8時間 × 2,308円 = 18,464円',
    '  overtime: 時間外勤務(勤務日) — 給与法16条1項1号・規則9-97第2条1号 (percent 125)',
    '  monthlyRounding: 月の時間数の端数 — 昭和63年3月14日基発150号 (upFromMinutes 30)',
    '  hourlyPay: 勤務1時間当たりの給与額 — 給与法19条 (weeks 52、deductedDays 0)',
    '  yenRounding: 1時間当たりの額の端数 — 給与法18条の2 (upFromHundredths 50)',
  ])
  assert.match(explainFigure(computed, 'leave').join('\n'), /5月7日\(木\) 1日 +繰越しから 1日 +その年から 0日\n/)
  assert.match(
    explainFigure(computed, 'limits').join('\n'),
    /あと 26時間10分[^]+命じると あと 22時間10分[^]+規則15-14第16条の2の2/,
  )
  assert.deepEqual(
    fieldsOf(() => explainFigure(computed, 'beyondSixty')),
    ['figure'],
  )
})

test('every rule that a figure names is told with its article', () => {
  const { work } = JSON.parse(JSON.stringify(computedAsJson(computed)))
  const named = [
    ...work.month.lines,
    ...work.month.segments,
    ...work.days.flatMap((day: { segments: object[] }) => day.segments),
  ]
  for (const id of named.flatMap((one: { rules: string[] }) => one.rules)) assert.match(work.articles[id], / — ./, id)
})
